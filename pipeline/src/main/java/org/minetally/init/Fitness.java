package org.minetally.init;

import java.util.List;
import java.util.Optional;

/** Decides whether the values of a column are plausible for a role. */
final class Fitness {

  private static final double MOST = 0.9;
  private static final double HALF = 0.5;

  /** The maximum number of different words in a vocabulary column. */
  private static final int MOST_WORDS = 200;

  private final Lexicon lexicon;

  Fitness(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Returns whether the values of a column are plausible for a role.
   *
   * @param named how well its header or hashtag fits
   */
  boolean fits(Role role, SampledColumn column, int named) {
    if (column.filled() == 0) {
      return false;
    }
    return switch (role) {
      case DATE -> isDate(column, named);
      case START, END -> Dates.of(column, lexicon).isPresent();
      case PRODUCED -> isPart(column, 1800, 2200);
      case YEAR -> isPart(column, 1800, 2200) && !isMany(column);
      case MONTH -> isPart(column, 0, 12);
      case DAY -> isPart(column, 0, 31);
      case OUTCOME, SEX, STATUS, AGE -> isShort(column) && vocabulary(role, column, named) >= HALF;
      case AGE_YEARS -> named >= HeaderWords.AMONG && isPart(column, 0, 120);
      case DEVICE ->
          isShort(column)
              && !isNumeric(column)
              && (isVocabulary(role, column) || named >= HeaderWords.AMONG);
      case KILLED, INJURED, FATE_UNKNOWN, VICTIMS, ITEMS ->
          NumberStyle.isNumeric(column, true, lexicon);
      case CLEARED, REDUCED, CANCELLED, AREA -> isNumeric(column);
      case LATITUDE -> isDegrees(column, 90);
      case LONGITUDE -> isDegrees(column, 180);
      case KEY -> column.isDistinct() && named >= HeaderWords.NEAR && !isDates(column);
      case INCIDENT -> named >= HeaderWords.NEAR;
      case ACTIVITY, OCCUPATION, EVENT ->
          !isNumeric(column) && isShort(column) && isRepeated(column);
      case MODEL -> !isNumeric(column) && isShort(column);
      case PERSONAL ->
          named >= HeaderWords.NEAR || (named >= HeaderWords.AMONG && !isNumeric(column));
      case NARRATIVE -> named >= HeaderWords.AMONG && !isNumeric(column) && !isDates(column);
    };
  }

  private boolean isDate(SampledColumn column, int named) {
    return Dates.of(column, lexicon).isPresent()
        || (named >= HeaderWords.NEAR && Dates.areUnreadable(column, lexicon));
  }

  private boolean isDates(SampledColumn column) {
    return Dates.of(column, lexicon)
            .filter(dates -> !dates.forms().equals(List.of("edtf")))
            .isPresent()
        && column.values().get(0).matches(".*[-/.:].*");
  }

  boolean isNumeric(SampledColumn column) {
    return NumberStyle.isNumeric(column, false, lexicon);
  }

  private static boolean isShort(SampledColumn column) {
    return column.values().size() <= MOST_WORDS;
  }

  /** Returns whether words occur several times, unlike in a narrative. */
  private static boolean isRepeated(SampledColumn column) {
    return column.filled() < 20 || column.values().size() <= column.filled() / 2;
  }

  private static boolean isMany(SampledColumn column) {
    return column.values().size() > 250;
  }

  /**
   * Returns how much of a column's values is in the vocabulary of a role, 0 to 1.
   *
   * @param named how well the header fits: if it does, a value may have other words too
   */
  double vocabulary(Role role, SampledColumn column, int named) {
    boolean parts = named >= HeaderWords.NEAR;
    return column.share(
        value -> (parts ? lexicon.maybe(role, value) : lexicon.exactly(role, value)).isPresent(),
        lexicon);
  }

  /** Returns whether the values alone show the role. */
  boolean isVocabulary(Role role, SampledColumn column) {
    return vocabulary(role, column, 0) >= HALF;
  }

  private boolean isPart(SampledColumn column, int least, int most) {
    return column.share(value -> isBetween(value, least, most) || isNines(value), lexicon) >= MOST;
  }

  /** Returns whether a value is a whole number in a range, perhaps with a thousands separator. */
  private static boolean isBetween(String value, int least, int most) {
    Optional<Integer> number = whole(value);
    return number.filter(n -> n >= least && n <= most).isPresent();
  }

  private static Optional<Integer> whole(String value) {
    String digits =
        value.matches("\\p{Nd}[.,]\\p{Nd}{3}") ? value.substring(0, 1) + value.substring(2) : value;
    return digits.matches("\\p{Nd}{1,4}(\\.0)?")
        ? Optional.of(Integer.parseInt(digits.replace(".0", "")))
        : Optional.empty();
  }

  private boolean isDegrees(SampledColumn column, int most) {
    return column.share(value -> isDegree(value, most), lexicon) >= MOST
        && column.share(value -> value.matches(".*\\p{Nd}[.,]\\p{Nd}{2,}"), lexicon) >= HALF;
  }

  private static boolean isDegree(String value, int most) {
    if (!value.matches("-?\\p{Nd}{1,3}([.,]\\p{Nd}+)?")) {
      return false;
    }
    return Math.abs(Double.parseDouble(value.replace(',', '.'))) <= most;
  }

  /** Returns whether a value is a spreadsheet convention for an unknown part of a date. */
  static boolean isNines(String value) {
    return value.equals("99") || value.equals("9999") || value.equals("9,999");
  }

  /** Returns whether the values count the rows: 1, 2, 3. */
  static boolean isRunningNumber(SampledColumn column) {
    List<String> values = column.values();
    return values.stream().allMatch(value -> value.matches("\\p{Nd}{1,7}"))
        && values.stream().mapToInt(Integer::parseInt).max().orElse(0) == values.size();
  }
}
