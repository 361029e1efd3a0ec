package org.minetally.report;

/** What the keys of periods say: EDTF, and ISO weeks. */
final class Periods {

  private static final int YEAR = 4;

  private Periods() {}

  /** Whether nothing of the period is unknown. */
  static boolean isExact(String key) {
    return key.indexOf('X') < 0;
  }

  /** The year of a period of any type; of a week, its ISO year; XXXX if it is not known. */
  static String yearOf(String key) {
    return key.substring(0, key.startsWith("-") ? 1 + YEAR : YEAR);
  }

  /** How precise a key of a table by this period type is: that type, a coarser one, or unknown. */
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
