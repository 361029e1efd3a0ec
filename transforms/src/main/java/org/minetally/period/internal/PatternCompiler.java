package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minetally.period.internal.PatternForm.Field;

/**
 * Compiles a date pattern of a job file, or explains in a sentence why it cannot.
 *
 * <p>The letters are those of {@code java.time.format.DateTimeFormatter}: the numeric ones, and the
 * month names. Common mistakes with these letters ({@code mm} for the month, {@code YYYY}, {@code
 * DD}) are rejected, because each would silently misread dates.
 */
final class PatternCompiler {
  private static final Pattern NAME = Pattern.compile("MMMM?");

  private final String pattern;
  private final MonthNames names;
  private final boolean named;
  private int[] steps = new int[16];
  private int stepCount;
  private final Set<Field> fields = EnumSet.noneOf(Field.class);
  private Optional<Field> lastField = Optional.empty();

  /**
   * Whether the last step may take more digits than its minimum: a digit after it would be
   * ambiguous.
   */
  private boolean lastStepIsOpen;

  private PatternCompiler(String pattern, MonthNames names) {
    this.pattern = pattern;
    this.names = names;
    this.named = NAME.matcher(pattern).find();
  }

  /**
   * Compiles a pattern.
   *
   * @param names the month names, if the pattern may have any
   * @throws IllegalArgumentException if it cannot; the message is a sentence about the pattern
   */
  static DateForm compile(String pattern, MonthNames names) {
    PatternCompiler compiler = new PatternCompiler(pattern, names);
    compiler.readTokens();
    compiler.checkFields();
    PatternForm form = new PatternForm(compiler.compiled(), names);
    return compiler.named ? new NamedForm(form) : form;
  }

  private int[] compiled() {
    int[] all = Arrays.copyOf(steps, stepCount);
    for (int i = 0; i + 1 < stepCount; i++) {
      if (all[i] == PatternForm.name(false) && all[i + 1] == PatternForm.literal((byte) '.')) {
        all[i] = PatternForm.name(true);
      }
    }
    return all;
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
        // By code point, so that a surrogate pair is not split.
        end = pattern.offsetByCodePoints(at, 1);
        addLiteral(pattern.substring(at, end));
      }
      at = end;
    }
  }

  private int readQuoted(int start) {
    // Two apostrophes denote one, also inside quoted text, as in DateTimeFormatter.
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
    throw problem("the quoted text is not closed; add an apostrophe after it");
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
      throw problem("a digit follows a number of one or two digits; put a separator between them");
    }
    String written = named ? MonthNames.folded(text) : text;
    for (byte value : written.getBytes(UTF_8)) {
      addStep(PatternForm.literal(value));
    }
    lastStepIsOpen = false;
  }

  private void addLetters(char letter, int count) {
    String letters = String.valueOf(letter).repeat(count);
    switch (letter) {
      case 'y' -> {
        require(count == 4, letters + " is not a year with all four digits; write yyyy");
        addNumber(Field.YEAR, letters, 4, 4);
      }
      case 'M' -> {
        if (count <= 2) {
          addNumber(Field.MONTH, letters, count, 2);
        } else {
          addName(letters);
        }
      }
      case 'd' -> addShortNumber(Field.DAY, letters);
      case 'H' -> addShortNumber(Field.HOUR, letters);
      case 'm' -> {
        require(
            lastField.equals(Optional.of(Field.HOUR)),
            letters + " is minutes and must follow HH; for the month, write MM");
        addShortNumber(Field.MINUTE, letters);
      }
      case 's' -> {
        require(
            lastField.equals(Optional.of(Field.MINUTE)),
            letters + " is seconds and must follow mm");
        addShortNumber(Field.SECOND, letters);
      }
      case 'S' -> {
        require(
            lastField.equals(Optional.of(Field.SECOND)),
            letters + " is a fraction of a second and must follow ss");
        require(count <= 9, letters + " has more than nine decimals; write at most SSSSSSSSS");
        addNumber(Field.FRACTION, letters, count, count == 1 ? 9 : count);
      }
      case 'Z' -> {
        require(count == 1, letters + " is not an offset from UTC; write Z");
        require(fields.contains(Field.HOUR), "Z is an offset from UTC and must follow a time");
        addStep(PatternForm.offset());
        lastStepIsOpen = true;
      }
      default -> throw problem(hint(letter, letters));
    }
  }

  private static String hint(char letter, String letters) {
    return switch (letter) {
      case 'Y', 'u' -> letters + " is another kind of year; write yyyy";
      case 'D' -> letters + " is the day of the year; for the day of the month, write dd";
      case 'h', 'k', 'K', 'a' -> letters + " is not an hour from 00 to 23; write HH";
      case 'X', 'x' ->
          letters
              + " is not supported; an offset from UTC is Z, and yyyy-MM, yyyy-MM-dd and edtf"
              + " already read texts such as 2019-XX";
      case 'E', 'e', 'L', 'B' ->
          letters + " is a name; only month names are supported, as MMM or MMMM";
      case 'w', 'W', 'q', 'Q' ->
          letters + " is a week or a quarter; use two columns with its first and last day";
      default ->
          letters
              + " has no meaning; quote plain text with apostrophes, as in"
              + " yyyy-MM-dd'T'HH:mm:ss";
    };
  }

  private void addShortNumber(Field field, String letters) {
    String one = letters.substring(0, 1);
    require(letters.length() <= 2, letters + " is too long; write " + one + one + " or " + one);
    addNumber(field, letters, letters.length(), 2);
  }

  private void addName(String letters) {
    require(letters.length() <= 4, letters + " is too long; write MMMM or MMM for a month's name");
    require(
        !names.isEmpty(),
        letters
            + " is a month's name; declare its language with the key month_names, such as"
            + " month_names: es");
    require(fields.add(Field.MONTH), letters + " occurs twice; write one month");
    addStep(PatternForm.name(false));
    lastField = Optional.of(Field.MONTH);
    lastStepIsOpen = false;
  }

  private void addNumber(Field field, String letters, int minDigits, int maxDigits) {
    require(
        !lastStepIsOpen,
        letters + " follows a number of variable length; put a separator between, or write MM, dd");
    require(
        fields.add(field),
        letters + " occurs twice; MM is the month, and mm after HH is the minutes");
    addStep(PatternForm.number(field, minDigits, maxDigits));
    lastField = Optional.of(field);
    lastStepIsOpen = minDigits < maxDigits;
  }

  private void addStep(int step) {
    if (stepCount == steps.length) {
      steps = Arrays.copyOf(steps, 2 * stepCount);
    }
    steps[stepCount++] = step;
  }

  private void checkFields() {
    require(fields.contains(Field.YEAR), "it has no year; add yyyy");
    require(
        !fields.contains(Field.DAY) || fields.contains(Field.MONTH),
        "it has a day but no month; add MM or M");
    require(
        !fields.contains(Field.HOUR) || fields.contains(Field.DAY),
        "it has a time but no day; add dd or d");
  }

  private void require(boolean condition, String problem) {
    if (!condition) {
      throw problem(problem);
    }
  }

  private IllegalArgumentException problem(String sentence) {
    return new IllegalArgumentException(
        "The date form \"" + pattern + "\" is not valid: " + sentence + ".");
  }
}
