package org.minetally.internal.calendar;

/**
 * The proleptic Gregorian calendar of the years -9999 to 9999, including a year 0 (ISO 8601).
 *
 * <p>Days are epoch days: 1970-01-01 is day 0. Months are counted from January of the year -10000,
 * which is month 0, so a quarter starts at a multiple of 3 and a year at a multiple of 12. The
 * calendar repeats every 400 years, so a table of the month starts of one such cycle covers all
 * years. The usual years have a table of their own, because a large run looks up about 20 million
 * dates: it maps a date to its day, and a day to its month, without an object or an additional
 * division.
 */
public final class CivilCalendar {
  public static final int FIRST_YEAR = -9999;
  public static final int LAST_YEAR = 9999;

  private static final int FIRST_USUAL_YEAR = 1800;
  private static final int LAST_USUAL_YEAR = 2200;

  /** Returned by {@link #dayOf} for a date that does not exist. */
  public static final int NO_DAY = Integer.MIN_VALUE;

  /** A multiple of the cycle, so that no month index is negative. */
  private static final int YEAR_OF_MONTH_ZERO = -10_000;

  private static final int YEARS_IN_CYCLE = 400;
  private static final int MONTHS_IN_CYCLE = YEARS_IN_CYCLE * 12;
  private static final int DAYS_IN_CYCLE = 146_097;

  /** The epoch day of -10000-01-01: 30 cycles before 2000-01-01. */
  private static final int DAY_OF_MONTH_ZERO = 10_957 - 30 * DAYS_IN_CYCLE;

  /** The first day of each month of a cycle, counted from the start of the cycle; then its end. */
  private static final int[] CYCLE = cycle();

  public static final int FIRST_MONTH = monthIndex(FIRST_YEAR, 1);

  private static final int FIRST_USUAL_MONTH = monthIndex(FIRST_USUAL_YEAR, 1);

  /** The first day of each usual month, and of the month after the last. */
  private static final int[] USUAL = usual();

  private static final int FIRST_USUAL_DAY = USUAL[0];
  private static final int USUAL_DAYS = USUAL[USUAL.length - 1] - FIRST_USUAL_DAY;

  public static final int FIRST_DAY = monthStart(FIRST_MONTH);
  public static final int LAST_DAY = monthStart(monthIndex(LAST_YEAR + 1, 1)) - 1;
  private static final int FIRST_SQL_DAY = monthStart(monthIndex(1, 1));

  private CivilCalendar() {}

  private static int[] cycle() {
    int[] starts = new int[MONTHS_IN_CYCLE + 1];
    for (int month = 0; month < MONTHS_IN_CYCLE; month++) {
      starts[month + 1] = starts[month] + daysIn(month / 12, month % 12 + 1);
    }
    return starts;
  }

  private static int[] usual() {
    int[] starts = new int[(LAST_USUAL_YEAR + 1 - FIRST_USUAL_YEAR) * 12 + 1];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = monthStartOfCycle(FIRST_USUAL_MONTH + i);
    }
    return starts;
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /**
   * Returns the epoch day, or {@link #NO_DAY} if the date does not exist or its year is out of
   * range.
   */
  public static int dayOf(int year, int month, int dayOfMonth) {
    if (!isMonth(year, month) || dayOfMonth < 1) {
      return NO_DAY;
    }
    int index = monthIndex(year, month);
    int start = monthStart(index);
    // Compared before the addition, so that a huge day of month cannot overflow.
    return dayOfMonth <= monthStart(index + 1) - start ? start + dayOfMonth - 1 : NO_DAY;
  }

  public static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /**
   * Returns whether records of this field can plausibly have the year. A year outside this range is
   * nearly always a typing mistake, or a placeholder such as 0001 or 9999.
   */
  public static boolean isUsualYear(int year) {
    return year >= FIRST_USUAL_YEAR && year <= LAST_USUAL_YEAR;
  }

  /** Returns whether a day is in one of the usual years. */
  public static boolean isUsualDay(int day) {
    return day >= FIRST_USUAL_DAY && day - FIRST_USUAL_DAY < USUAL_DAYS;
  }

  public static boolean isMonth(int year, int month) {
    return isYear(year) && month >= 1 && month <= 12;
  }

  /** Returns whether SQL's DATE can represent a day: its year is 1 to 9999. */
  public static boolean isSqlDay(int day) {
    return day >= FIRST_SQL_DAY && day <= LAST_DAY;
  }

  public static boolean isDay(int day) {
    return day >= FIRST_DAY && day <= LAST_DAY;
  }

  /** Returns the index of a month; year and month must be valid. */
  public static int monthIndex(int year, int month) {
    return (year - YEAR_OF_MONTH_ZERO) * 12 + month - 1;
  }

  /** Returns the index of the month that contains a day. */
  public static int monthIndexOf(int day) {
    int usual = day - FIRST_USUAL_DAY;
    if (usual >= 0 && usual < USUAL_DAYS) {
      // 400 years have 4,800 months and 146,097 days. The estimate is off by at most one month.
      int guess = usual * MONTHS_IN_CYCLE / DAYS_IN_CYCLE;
      return FIRST_USUAL_MONTH + corrected(guess, day, USUAL);
    }
    int days = day - DAY_OF_MONTH_ZERO;
    int cycle = days / DAYS_IN_CYCLE;
    int inCycle = days - cycle * DAYS_IN_CYCLE;
    int guess = inCycle * MONTHS_IN_CYCLE / DAYS_IN_CYCLE;
    return cycle * MONTHS_IN_CYCLE + corrected(guess, inCycle, CYCLE);
  }

  private static int corrected(int guess, int day, int[] starts) {
    if (day < starts[guess]) {
      return guess - 1;
    }
    return day < starts[guess + 1] ? guess : guess + 1;
  }

  /** Returns the first day of a month, or of the month after the last one. */
  public static int monthStart(int monthIndex) {
    int usual = monthIndex - FIRST_USUAL_MONTH;
    return usual >= 0 && usual < USUAL.length ? USUAL[usual] : monthStartOfCycle(monthIndex);
  }

  private static int monthStartOfCycle(int monthIndex) {
    int cycle = monthIndex / MONTHS_IN_CYCLE;
    return DAY_OF_MONTH_ZERO + cycle * DAYS_IN_CYCLE + CYCLE[monthIndex - cycle * MONTHS_IN_CYCLE];
  }

  public static int quarterIndexOf(int monthIndex) {
    return monthIndex - monthIndex % 3;
  }

  public static int yearIndexOf(int monthIndex) {
    return monthIndex - monthIndex % 12;
  }

  /** Returns the Monday of the ISO week that contains a day. */
  public static int mondayOf(int day) {
    // Day 0 was a Thursday.
    return day - Math.floorMod(day + 3, 7);
  }

  /** Returns four digits, with a sign for a year before 0: {@code 0476}, {@code -0043}. */
  public static String yearKey(int monthIndex) {
    int year = YEAR_OF_MONTH_ZERO + monthIndex / 12;
    String digits = Integer.toString(10_000 + Math.abs(year)).substring(1);
    return year < 0 ? "-" + digits : digits;
  }

  public static String monthKey(int monthIndex) {
    return yearKey(monthIndex) + "-" + twoDigits(monthIndex % 12 + 1);
  }

  public static String quarterKey(int monthIndex) {
    return yearKey(monthIndex) + "-Q" + (monthIndex % 12 / 3 + 1);
  }

  public static String dayKey(int day) {
    int month = monthIndexOf(day);
    return monthKey(month) + "-" + twoDigits(day - monthStart(month) + 1);
  }

  /**
   * Returns the key of the ISO 8601 week that starts on this Monday. The week belongs to the year
   * of its Thursday.
   */
  public static String weekKey(int monday) {
    int thursday = monday + 3;
    int year = yearIndexOf(monthIndexOf(thursday));
    return yearKey(year) + "-W" + twoDigits((thursday - monthStart(year)) / 7 + 1);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
