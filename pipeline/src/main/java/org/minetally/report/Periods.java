package org.minetally.report;

/** Interprets period keys: EDTF dates and ISO weeks. */
final class Periods {

  private static final int YEAR = 4;

  private Periods() {}

  /** Returns whether no part of the period is unknown. */
  static boolean isExact(String key) {
    return key.indexOf('X') < 0;
  }

  /** Returns the year of a period; the ISO week-year for a week; XXXX if it is unknown. */
  static String yearOf(String key) {
    return key.substring(0, key.startsWith("-") ? 1 + YEAR : YEAR);
  }

  /**
   * Returns the precision of a key in a table of a period type: that type, a coarser one, or
   * unknown.
   */
  static String precision(String key, String period) {
    if (isExact(key)) {
      return period;
    }
    if (!isExact(yearOf(key))) {
      return "unknown";
    }
    String inYear = key.substring(yearOf(key).length());
    return inYear.length() > "-XX".length() && isExact(inYear.substring(0, "-03".length()))
        ? "month"
        : "year";
  }
}
