package org.minetally.period;

/**
 * The Gregorian calendar of the years that a date may have, as one small table of month starts.
 *
 * <p>Days are epoch days: 1970-01-01 is day 0. Months are counted from January 1800, which is month
 * 0, so a quarter starts at a multiple of 3 and a year at a multiple of 12. The table (19 KB) is
 * read some 20 million times in a large run: it gives the day of a date, and the month of a day,
 * without an object.
 */
final class CivilCalendar {
  static final int FIRST_YEAR = 1800;
  static final int LAST_YEAR = 2200;

  /** What {@link #dayOf} gives for a date that the calendar does not have. */
  static final int NO_DAY = Integer.MIN_VALUE;

  // One year more than the last, because its last ISO week reaches into the next year.
  private static final int[] MONTH_STARTS = monthStarts((LAST_YEAR + 2 - FIRST_YEAR) * 12);

  static final int FIRST_DAY = MONTH_STARTS[0];
  static final int LAST_DAY = MONTH_STARTS[(LAST_YEAR + 1 - FIRST_YEAR) * 12] - 1;

  private CivilCalendar() {}

  private static int[] monthStarts(int months) {
    int[] starts = new int[months + 1];
    int firstDay = 0;
    for (int year = FIRST_YEAR; year < 1970; year++) {
      firstDay -= isLeap(year) ? 366 : 365;
    }
    starts[0] = firstDay;
    for (int month = 0; month < months; month++) {
      starts[month + 1] = starts[month] + daysIn(FIRST_YEAR + month / 12, month % 12 + 1);
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

  /** The epoch day, or {@link #NO_DAY} if there is no such date or its year is not accepted. */
  static int dayOf(int year, int month, int dayOfMonth) {
    if (!isMonth(year, month) || dayOfMonth < 1) {
      return NO_DAY;
    }
    int index = monthIndex(year, month);
    // Compared before it is added, so that an absurd day of month cannot overflow.
    return dayOfMonth <= MONTH_STARTS[index + 1] - MONTH_STARTS[index]
        ? MONTH_STARTS[index] + dayOfMonth - 1
        : NO_DAY;
  }

  static boolean isYear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  static boolean isMonth(int year, int month) {
    return isYear(year) && month >= 1 && month <= 12;
  }

  static boolean isDay(int day) {
    return day >= FIRST_DAY && day <= LAST_DAY;
  }

  /** The index of a month whose year and month are known to be right. */
  static int monthIndex(int year, int month) {
    return (year - FIRST_YEAR) * 12 + month - 1;
  }

  /** The index of the month that a day of the calendar, or of the week after it, lies in. */
  static int monthIndexOf(int day) {
    // 400 years have 4,800 months and 146,097 days. The guess is wrong by one month at most.
    int guess = (day - FIRST_DAY) * 4_800 / 146_097;
    if (day < MONTH_STARTS[guess]) {
      return guess - 1;
    }
    return day < MONTH_STARTS[guess + 1] ? guess : guess + 1;
  }

  /** The first day of a month; of the month after the last one too. */
  static int monthStart(int monthIndex) {
    return MONTH_STARTS[monthIndex];
  }

  static int quarterIndexOf(int monthIndex) {
    return monthIndex - monthIndex % 3;
  }

  static int yearIndexOf(int monthIndex) {
    return monthIndex - monthIndex % 12;
  }

  /** The Monday of the ISO week that a day lies in. It may lie before {@link #FIRST_DAY}. */
  static int mondayOf(int day) {
    // Day 0 was a Thursday.
    return day - Math.floorMod(day + 3, 7);
  }

  static String yearKey(int monthIndex) {
    return Integer.toString(FIRST_YEAR + monthIndex / 12);
  }

  static String monthKey(int monthIndex) {
    return yearKey(monthIndex) + "-" + twoDigits(monthIndex % 12 + 1);
  }

  static String quarterKey(int monthIndex) {
    return yearKey(monthIndex) + "-Q" + (monthIndex % 12 / 3 + 1);
  }

  static String dayKey(int day) {
    int month = monthIndexOf(day);
    return monthKey(month) + "-" + twoDigits(day - MONTH_STARTS[month] + 1);
  }

  /** The ISO 8601 week that starts on this Monday: it belongs to the year of its Thursday. */
  static String weekKey(int monday) {
    int thursday = monday + 3;
    int year = yearIndexOf(monthIndexOf(thursday));
    return yearKey(year) + "-W" + twoDigits((thursday - MONTH_STARTS[year]) / 7 + 1);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
