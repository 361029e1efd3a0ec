package org.minetally.period;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.minetally.period.PatternForm.Field;

/**
 * Turns a pattern of a job file into a form, or says in a sentence why it cannot.
 *
 * <p>The letters are those of {@code java.time.format.DateTimeFormatter}, as far as they are
 * numbers. The mistakes that those letters invite ({@code mm} for the month, {@code YYYY} or {@code
 * DD}) are refused, since each of them would read wrong dates without a word.
 */
final class PatternCompiler {
  private final String pattern;
  private final int[] steps;
  private int stepCount;
  private final Set<Field> fields = EnumSet.noneOf(Field.class);
  private Optional<Field> lastField = Optional.empty();

  /** The last step may take more digits than it must: a digit after it could belong to either. */
  private boolean lastStepIsOpen;

  private PatternCompiler(String pattern) {
    this.pattern = pattern;
    this.steps = new int[pattern.getBytes(UTF_8).length];
  }

  /**
   * @throws IllegalArgumentException whose message is a sentence about the pattern
   */
  static PatternForm compile(String pattern) {
    PatternCompiler compiler = new PatternCompiler(pattern);
    compiler.readTokens();
    compiler.checkFields();
    return new PatternForm(Arrays.copyOf(compiler.steps, compiler.stepCount));
  }

  private void readTokens() {
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end;
      if (c == '\'') {
        end = readQuoted(at);
      } else if (isLetter(c)) {
        end = endOfRun(at);
        addLetters(c, end - at);
      } else {
        // By code point, so that a character of two halves stays one.
        end = pattern.offsetByCodePoints(at, 1);
        addLiteral(pattern.substring(at, end));
      }
      at = end;
    }
  }

  private int readQuoted(int start) {
    // Two apostrophes stand for one, also inside a quoted text, as in DateTimeFormatter.
    StringBuilder text = new StringBuilder();
    int at = start + 1;
    while (at < pattern.length()) {
      if (pattern.charAt(at) != '\'') {
        text.append(pattern.charAt(at++));
      } else if (pattern.startsWith("''", at)) {
        text.append('\'');
        at += 2;
      } else {
        addLiteral(text.isEmpty() ? "'" : text.toString());
        return at + 1;
      }
    }
    throw problem("an apostrophe opens a text that is not closed");
  }

  private int endOfRun(int start) {
    int end = start;
    while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(start)) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void addLiteral(String text) {
    if (lastStepIsOpen && Character.isDigit(text.charAt(0))) {
      throw problem(
          "a number of one or two digits is followed at once by a digit; put a separator between");
    }
    for (byte value : text.getBytes(UTF_8)) {
      steps[stepCount++] = PatternForm.literal(value);
    }
    lastStepIsOpen = false;
  }

  private void addLetters(char letter, int count) {
    String letters = String.valueOf(letter).repeat(count);
    switch (letter) {
      case 'y' -> {
        require(count == 4, "a year is yyyy, all four digits of it, not " + letters);
        addNumber(Field.YEAR, letters, 4, 4);
      }
      case 'M' -> {
        require(
            count <= 2, letters + " is a month's name; only numbers are read, which are MM or M");
        addNumber(Field.MONTH, letters, count, 2);
      }
      case 'd' -> addShortNumber(Field.DAY, letters);
      case 'H' -> addShortNumber(Field.HOUR, letters);
      case 'm' -> {
        require(
            lastField.equals(Optional.of(Field.HOUR)),
            letters + " is minutes, and does not follow HH; months are MM");
        addShortNumber(Field.MINUTE, letters);
      }
      case 's' -> {
        require(
            lastField.equals(Optional.of(Field.MINUTE)),
            letters + " is seconds, and does not follow mm");
        addShortNumber(Field.SECOND, letters);
      }
      case 'S' -> {
        require(
            lastField.equals(Optional.of(Field.SECOND)),
            letters + " is a fraction of a second, and does not follow ss");
        require(count <= 9, "a second has at most nine decimals, SSSSSSSSS");
        addNumber(Field.FRACTION, letters, count, count == 1 ? 9 : count);
      }
      case 'Z' -> {
        require(count == 1, "a time zone's offset is Z, not " + letters);
        require(fields.contains(Field.HOUR), "a time zone's offset stands after a time");
        steps[stepCount++] = PatternForm.offset();
        lastStepIsOpen = true;
      }
      default -> throw problem(hint(letter, letters));
    }
  }

  private static String hint(char letter, String letters) {
    return switch (letter) {
      case 'Y', 'u' -> letters + " is another kind of year; write yyyy";
      case 'D' -> letters + " is the day of the year; write dd for the day of the month";
      case 'h', 'k', 'K', 'a' -> letters + " belongs to another clock; hours are HH, from 00 to 23";
      case 'X', 'x' ->
          letters
              + " is not a part of a form; a time zone's offset is Z, and texts such as 2019-XX are"
              + " read by yyyy-MM, yyyy-MM-dd and edtf as they are";
      case 'E', 'e', 'L', 'B' -> letters + " is a name; only numbers are read";
      case 'w', 'W', 'q', 'Q' ->
          letters + " is a week or a quarter; give its first and last day in two columns";
      default ->
          letters
              + " has no meaning; put plain letters between apostrophes, as in"
              + " yyyy-MM-dd'T'HH:mm:ss";
    };
  }

  private void addShortNumber(Field field, String letters) {
    String one = letters.substring(0, 1);
    require(letters.length() <= 2, letters + " is too long; write " + one + one + " or " + one);
    addNumber(field, letters, letters.length(), 2);
  }

  private void addNumber(Field field, String letters, int minDigits, int maxDigits) {
    require(
        !lastStepIsOpen,
        letters + " follows a number of no fixed length; put a separator between, or write MM, dd");
    require(
        fields.add(field),
        letters + " stands there twice; the month is MM, the minutes are mm, after HH");
    steps[stepCount++] = PatternForm.number(field, minDigits, maxDigits);
    lastField = Optional.of(field);
    lastStepIsOpen = minDigits < maxDigits;
  }

  private void checkFields() {
    require(fields.contains(Field.YEAR), "it has no year, which is yyyy");
    require(
        !fields.contains(Field.DAY) || fields.contains(Field.MONTH),
        "it has a day but no month, which is MM or M");
    require(
        !fields.contains(Field.HOUR) || fields.contains(Field.DAY),
        "it has a time but no day, which is dd or d");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw problem(otherwise);
    }
  }

  private IllegalArgumentException problem(String sentence) {
    return new IllegalArgumentException(
        "The date form \"" + pattern + "\" cannot be used: " + sentence + ".");
  }
}
