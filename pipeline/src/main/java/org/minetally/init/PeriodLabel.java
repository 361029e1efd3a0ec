package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.internal.text.AsciiDigits;
import org.minetally.internal.text.ComposedText;

/**
 * The period in the name of a column, such as {@code Jan-20}, {@code 2019} or {@code Killed 2019}.
 *
 * @param grain how long the period is, and whether its year is known
 * @param text the period as a record of the column should have it
 * @param rest the other words of the name, for what its numbers count; often empty
 */
record PeriodLabel(Grain grain, String text, String rest) {

  /** The kinds of periods. */
  enum Grain {
    YEAR,
    QUARTER,
    MONTH,
    /** A month of a year that the name of the column does not have. */
    MONTH_OF_YEAR
  }

  /** The first day of a month, which spreadsheets show as the month. */
  private static final Pattern FIRST_DAY =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.]0?1([ T]00:00(:00(\\.0)?)?)?|0?1[-/.](\\d{1,2})[-/.](\\d{4})");

  private static final Pattern WORD = Pattern.compile("\\d+|[\\p{L}\\p{M}]+\\.?");
  private static final Pattern QUARTER =
      Pattern.compile("(?i)(?:q|qtr|quarter|t|tr|trim|trimestre|kv|кв|квартал)\\.?");

  /** Two-digit years up to this one are of this century. */
  private static final int LAST_OF_CENTURY = 50;

  /**
   * Finds the period in the name of a column.
   *
   * @param months the language of month names
   */
  static Optional<PeriodLabel> of(String name, Months months, Lexicon lexicon) {
    String text = AsciiDigits.of(ComposedText.of(name)).strip();
    Matcher day = FIRST_DAY.matcher(text);
    if (day.matches()) {
      String year = day.group(1) == null ? day.group(7) : day.group(1);
      String month = day.group(1) == null ? day.group(6) : day.group(2);
      return month(Integer.parseInt(year), Integer.parseInt(month), "");
    }
    return new Name(text, months, lexicon).label();
  }

  /** Returns the label of a month; empty if there is no such month. */
  private static Optional<PeriodLabel> month(int year, int month, String rest) {
    return month < 1 || month > 12 || !isYear(year)
        ? Optional.empty()
        : Optional.of(new PeriodLabel(Grain.MONTH, year(year) + "-" + two(month), rest));
  }

  private static String year(int year) {
    return String.format(Locale.ROOT, "%04d", year);
  }

  private static String two(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  private static boolean isYear(int number) {
    return number >= 1900 && number < 2100;
  }

  /** Returns whether the text could also be a business year, such as 2009/10. */
  boolean couldBeTwoYears() {
    return grain == Grain.MONTH
        && (Integer.parseInt(text.substring(2, 4)) + 1) % 100
            == Integer.parseInt(text.substring(5));
  }

  /** Returns the label with a year that the name of the column does not have. */
  PeriodLabel in(int known) {
    return grain == Grain.MONTH_OF_YEAR
        ? new PeriodLabel(Grain.MONTH, year(known) + "-" + two(Integer.parseInt(text)), rest)
        : this;
  }

  /** The words and numbers of a name. */
  private static final class Name {

    private final String text;
    private final List<MatchResult> words;
    private final List<MatchResult> others;
    private final Months months;
    private final Lexicon lexicon;

    Name(String text, Months months, Lexicon lexicon) {
      this.text = text;
      this.words = WORD.matcher(text).results().toList();
      this.others = new ArrayList<>(words);
      this.months = months;
      this.lexicon = lexicon;
    }

    Optional<PeriodLabel> label() {
      List<MatchResult> years = words.stream().filter(w -> isYear(number(w))).toList();
      List<MatchResult> named = words.stream().filter(w -> months.reads(w.group())).toList();
      if (years.size() > 1 || named.size() > 1) {
        return Optional.empty();
      }
      others.removeAll(years);
      others.removeAll(named);
      Optional<Integer> year = years.stream().map(Name::number).findFirst();
      if (!named.isEmpty()) {
        int month = months.number(named.get(0).group()).orElseThrow();
        return ofMonth(month, year.or(() -> shortYear(named.get(0))));
      }
      Optional<Integer> month = year.flatMap(y -> monthNextTo(years.get(0)));
      Optional<Integer> quarter = year.flatMap(y -> quarter());
      if (quarter.isPresent()) {
        return Optional.of(
            new PeriodLabel(Grain.QUARTER, year(year.get()) + "-" + (32 + quarter.get()), rest()));
      }
      return month.isPresent() || year.isEmpty()
          ? month.or(this::numbered).flatMap(m -> ofMonth(m, year))
          : Optional.of(new PeriodLabel(Grain.YEAR, year(year.get()), rest()));
    }

    private Optional<PeriodLabel> ofMonth(int month, Optional<Integer> year) {
      return year.isPresent()
          ? month(year.get(), month, rest())
          : Optional.of(new PeriodLabel(Grain.MONTH_OF_YEAR, String.valueOf(month), rest()));
    }

    private static int number(MatchResult word) {
      return word.group().matches("\\d{1,4}") ? Integer.parseInt(word.group()) : -1;
    }

    /** Returns the two-digit year next to the name of a month, as in Jan-20. */
    private Optional<Integer> shortYear(MatchResult month) {
      Optional<MatchResult> found =
          words.stream()
              .filter(word -> word.group().matches("\\d{2}") && areNeighbours(word, month))
              .findFirst();
      found.ifPresent(others::remove);
      return found.map(Name::number).map(n -> n + (n <= LAST_OF_CENTURY ? 2000 : 1900));
    }

    private boolean areNeighbours(MatchResult one, MatchResult other) {
      return Math.abs(words.indexOf(one) - words.indexOf(other)) == 1;
    }

    /** Returns the month of a form such as 2020-01: one character is between the numbers. */
    private Optional<Integer> monthNextTo(MatchResult year) {
      Optional<MatchResult> found =
          words.stream()
              .filter(word -> word != year && number(word) >= 1 && number(word) <= 12)
              .filter(word -> isJoined(year, word) || isJoined(word, year))
              .findFirst();
      found.ifPresent(others::remove);
      return found.map(Name::number);
    }

    private boolean isJoined(MatchResult one, MatchResult next) {
      return next.start() - one.end() == 1 && "-/._".indexOf(text.charAt(one.end())) >= 0;
    }

    private Optional<Integer> quarter() {
      for (int i = 0; i + 1 < words.size(); i++) {
        int number = number(words.get(i + 1));
        boolean named = QUARTER.matcher(words.get(i).group()).matches();
        if (named && number >= 1 && number <= 4) {
          others.removeAll(List.of(words.get(i), words.get(i + 1)));
          return Optional.of(number);
        }
      }
      return Optional.empty();
    }

    /** Returns the month of a number alone, or with a word for a month. */
    private Optional<Integer> numbered() {
      List<MatchResult> numbers =
          words.stream().filter(w -> number(w) >= 1 && number(w) <= 12).toList();
      List<MatchResult> texts =
          words.stream().filter(w -> !Character.isDigit(w.group().charAt(0))).toList();
      boolean word =
          texts.size() == 1
              && (texts.get(0).group().equalsIgnoreCase("m")
                  || lexicon.score(texts.get(0).group(), Role.MONTH) == HeaderWords.SAME);
      if (numbers.size() != 1 || words.size() != 1 + texts.size() || (!texts.isEmpty() && !word)) {
        return Optional.empty();
      }
      others.clear();
      return Optional.of(number(numbers.get(0)));
    }

    private String rest() {
      return String.join(" ", others.stream().map(MatchResult::group).toList());
    }
  }
}
