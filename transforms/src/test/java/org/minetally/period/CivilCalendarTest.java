package org.minetally.period;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CivilCalendarTest {
  private static final LocalDate FIRST = LocalDate.of(1800, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

  @Test
  void itSpansTheYears1800To2200() {
    assertThat((long) CivilCalendar.FIRST_DAY, is(FIRST.toEpochDay()));
    assertThat((long) CivilCalendar.LAST_DAY, is(LAST.toEpochDay()));
  }

  @Test
  void everyDateHasTheDayThatJavaTimeGivesIt() {
    for (int year = 1798; year <= 2203; year++) {
      for (int month = -1; month <= 14; month++) {
        for (int day = -1; day <= 33; day++) {
          int expected =
              year < 1800 || year > 2200 ? CivilCalendar.NO_DAY : javaTimeDay(year, month, day);
          if (CivilCalendar.dayOf(year, month, day) != expected) {
            throw new AssertionError(year + "-" + month + "-" + day);
          }
        }
      }
    }
  }

  private static int javaTimeDay(int year, int month, int day) {
    // Exceptions cost too much to ask java.time about all the impossible ones.
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
  void absurdPartsAreNoDay() {
    int[] absurd = {Integer.MIN_VALUE, Integer.MAX_VALUE};
    for (int number : absurd) {
      assertThat(CivilCalendar.dayOf(number, 1, 1), is(CivilCalendar.NO_DAY));
      assertThat(CivilCalendar.dayOf(2019, number, 1), is(CivilCalendar.NO_DAY));
      assertThat(CivilCalendar.dayOf(2019, 1, number), is(CivilCalendar.NO_DAY));
    }
  }

  @Test
  void everyDayHasTheKeysThatJavaTimeGivesIt() {
    for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
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
              + String.format(
                  Locale.ROOT,
                  "%d-W%02d%d-Q%d%d",
                  date.get(IsoFields.WEEK_BASED_YEAR),
                  date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                  date.getYear(),
                  date.get(IsoFields.QUARTER_OF_YEAR),
                  date.getYear());
      assertThat(ours, is(theirs));
      assertThat(LocalDate.ofEpochDay(monday), is(date.with(DayOfWeek.MONDAY)));
    }
  }
}
