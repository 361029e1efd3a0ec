package org.minetally.period.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.period.DateInterval;
import org.minetally.period.PeriodType;

/** Tests how an interval is widened to whole periods. */
class WideningTest {

  private static final List<PeriodType> TYPES = List.of(PeriodType.values());

  private static long interval(String first, String last) {
    return DateInterval.pack(day(first), day(last));
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static String widened(String first, String last, PeriodType type) {
    return DateInterval.unpack(Widening.widen(interval(first, last), type)).edtf();
  }

  @Test
  void widensDayToItsPeriod() {
    String day = "2021-05-15";
    assertThat(widened(day, day, PeriodType.DAY), is("2021-05-15"));
    assertThat(widened(day, day, PeriodType.WEEK), is("2021-05-10/2021-05-16"));
    assertThat(widened(day, day, PeriodType.MONTH), is("2021-05"));
    assertThat(widened(day, day, PeriodType.QUARTER), is("2021-04-01/2021-06-30"));
    assertThat(widened(day, day, PeriodType.YEAR), is("2021"));
  }

  @Test
  void widensWeekAcrossTheEndOfTheYear() {
    assertThat(widened("2021-01-01", "2021-01-01", PeriodType.WEEK), is("2020-12-28/2021-01-03"));
  }

  @Test
  void widensBothEndsOfAnInterval() {
    assertThat(widened("2021-01-31", "2021-02-01", PeriodType.MONTH), is("2021-01-01/2021-02-28"));
  }

  @Test
  void keepsUnknownBounds() {
    int day = day("2021-05-15");
    assertThat(
        Widening.widen(DateInterval.pack(Integer.MIN_VALUE, day), PeriodType.MONTH),
        is(DateInterval.pack(Integer.MIN_VALUE, day("2021-05-31"))));
    assertThat(
        Widening.widen(DateInterval.pack(day, Integer.MAX_VALUE), PeriodType.YEAR),
        is(DateInterval.pack(day("2021-01-01"), Integer.MAX_VALUE)));
  }

  @Test
  void staysWithinTheCalendar() {
    for (PeriodType type : PeriodType.values()) {
      for (int day : new int[] {CivilCalendar.FIRST_DAY, CivilCalendar.LAST_DAY}) {
        DateInterval.unpack(Widening.widen(DateInterval.pack(day, day), type));
      }
    }
  }

  /** Compares the result with java.time. */
  @Test
  void agreesWithCalendarOfJava() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      LocalDate first = LocalDate.of(1800, 1, 1).plusDays(random.nextInt(146_000));
      LocalDate last = first.plusDays(random.nextInt(800));
      PeriodType type = TYPES.get(random.nextInt(TYPES.size()));
      long widened =
          Widening.widen(
              DateInterval.pack((int) first.toEpochDay(), (int) last.toEpochDay()), type);
      assertThat(
          type + " of " + first + "/" + last,
          widened,
          is(
              DateInterval.pack(
                  (int) first(first, type).toEpochDay(), (int) last(last, type).toEpochDay())));
    }
  }

  private static LocalDate first(LocalDate day, PeriodType type) {
    return switch (type) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  private static LocalDate last(LocalDate day, PeriodType type) {
    LocalDate first = first(day, type);
    return switch (type) {
      case DAY -> first;
      case WEEK -> first.plusDays(6);
      case MONTH -> first.plusMonths(1).minusDays(1);
      case QUARTER -> first.plusMonths(3).minusDays(1);
      case YEAR -> first.plusYears(1).minusDays(1);
    };
  }
}
