package org.minetally.internal.calendar;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CivilCalendarTest {
  private static final LocalDate FIRST = LocalDate.of(-9999, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  @Test
  void spansTheYearsMinus9999To9999() {
    assertThat((long) CivilCalendar.FIRST_DAY, is(FIRST.toEpochDay()));
    assertThat((long) CivilCalendar.LAST_DAY, is(LAST.toEpochDay()));
  }

  @Test
  void agreesWithJavaTimeOnTheDayOfEveryDate() {
    List<Integer> years =
        Stream.of(-10_001, -401, -1, 1599, 1999, 9997)
            .flatMap(first -> IntStream.rangeClosed(first, first + 5).boxed())
            .toList();
    for (int year : years) {
      for (int month = -1; month <= 14; month++) {
        for (int day = -1; day <= 33; day++) {
          int expected =
              year < -9999 || year > 9999 ? CivilCalendar.NO_DAY : javaTimeDay(year, month, day);
          if (CivilCalendar.dayOf(year, month, day) != expected) {
            throw new AssertionError(year + "-" + month + "-" + day);
          }
        }
      }
    }
  }

  private static int javaTimeDay(int year, int month, int day) {
    // Exceptions are too slow to ask java.time about all impossible dates.
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return CivilCalendar.NO_DAY;
    }
    try {
      return (int) LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return CivilCalendar.NO_DAY;
    }
  }

  @Test
  void returnsNoDayForAbsurdParts() {
    int[] absurd = {Integer.MIN_VALUE, Integer.MAX_VALUE};
    for (int number : absurd) {
      assertThat(CivilCalendar.dayOf(number, 1, 1), is(CivilCalendar.NO_DAY));
      assertThat(CivilCalendar.dayOf(2019, number, 1), is(CivilCalendar.NO_DAY));
      assertThat(CivilCalendar.dayOf(2019, 1, number), is(CivilCalendar.NO_DAY));
    }
  }

  @Test
  void agreesWithJavaTimeOnTheKeysOfEveryDay() {
    // Skips the rest of most 400-year cycles, which are all alike.
    for (LocalDate date = FIRST;
        !date.isAfter(LAST);
        date = date.plusDays(Math.abs(date.getYear() % 1_000) < 12 ? 1 : 17)) {
      int day = (int) date.toEpochDay();
      int month = CivilCalendar.monthIndexOf(day);
      int monday = CivilCalendar.mondayOf(day);
      String ours =
          CivilCalendar.dayKey(day)
              + CivilCalendar.weekKey(monday)
              + CivilCalendar.quarterKey(month)
              + CivilCalendar.yearKey(month);
      String theirs =
          date
              + fourDigits(date.get(IsoFields.WEEK_BASED_YEAR))
              + twoDigits(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
              + fourDigits(date.getYear())
              + "-Q"
              + date.get(IsoFields.QUARTER_OF_YEAR)
              + fourDigits(date.getYear());
      if (!ours.equals(theirs)) {
        throw new AssertionError(ours + " instead of " + theirs);
      }
      assertThat(LocalDate.ofEpochDay(monday), is(date.with(DayOfWeek.MONDAY)));
    }
  }

  /** Returns a week's number as in a key; {@link String#format} is too slow for so many. */
  private static String twoDigits(int week) {
    return (week < 10 ? "-W0" : "-W") + week;
  }

  private static String fourDigits(int year) {
    String digits = Integer.toString(Math.abs(year));
    return (year < 0 ? "-" : "") + "0".repeat(4 - digits.length()) + digits;
  }
}
