package org.minetally.period;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.period.PeriodType.DAY;
import static org.minetally.period.PeriodType.MONTH;
import static org.minetally.period.PeriodType.QUARTER;
import static org.minetally.period.PeriodType.WEEK;
import static org.minetally.period.PeriodType.YEAR;
import static org.minetally.period.RandomIntervals.interval;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.internal.calendar.CivilCalendar;

class PeriodTypeTest {

  @ParameterizedTest
  @CsvSource({
    // first day, last day, by day, by week, by month, by quarter, by year
    "2019-03-17, 2019-03-17, 2019-03-17, 2019-W11, 2019-03, 2019-Q1, 2019",
    "2019-12-31, 2019-12-31, 2019-12-31, 2020-W01, 2019-12, 2019-Q4, 2019",
    "2021-01-03, 2021-01-03, 2021-01-03, 2020-W53, 2021-01, 2021-Q1, 2021",
    "2019-01-28, 2019-01-29, 2019-01-XX, 2019-W05, 2019-01, 2019-Q1, 2019",
    "2019-01-28, 2019-02-03, 2019-XX-XX, 2019-W05, 2019-XX, 2019-Q1, 2019",
    "2019-01-28, 2019-02-04, 2019-XX-XX, 2019-XX-XX, 2019-XX, 2019-Q1, 2019",
    "2019-03-01, 2019-03-31, 2019-03-XX, 2019-03-XX, 2019-03, 2019-Q1, 2019",
    "2019-01-01, 2019-03-31, 2019-XX-XX, 2019-XX-XX, 2019-XX, 2019-Q1, 2019",
    "2019-03-31, 2019-04-01, 2019-XX-XX, 2019-XX-XX, 2019-XX, 2019-XX, 2019",
    "2019-01-01, 2019-12-31, 2019-XX-XX, 2019-XX-XX, 2019-XX, 2019-XX, 2019",
    "2019-12-31, 2020-01-01, XXXX, 2020-W01, XXXX, XXXX, XXXX",
    "2018-01-01, 2019-12-31, XXXX, XXXX, XXXX, XXXX, XXXX",
  })
  void countsAnIntervalInThePeriodThatContainsItOrInABucket(
      String start,
      String end,
      String day,
      String week,
      String month,
      String quarter,
      String year) {
    long packed = interval(start, end);
    assertThat(DAY.periodOf(packed).key(), is(day));
    assertThat(WEEK.periodOf(packed).key(), is(week));
    assertThat(MONTH.periodOf(packed).key(), is(month));
    assertThat(QUARTER.periodOf(packed).key(), is(quarter));
    assertThat(YEAR.periodOf(packed).key(), is(year));
  }

  @Test
  void countsAYearOnlyDateInTheUnknownMonthOfItsYear() {
    Period period = MONTH.periodOf(DateInterval.ofParts(2019, 0, 0));
    assertThat(
        period, is(new Period(MONTH, "2019-XX", day("2019-01-01"), day("2019-12-31"), false)));
  }

  @Test
  void bucketHasTheDaysOfItsMonthOrYear() {
    assertThat(
        DAY.periodOf(interval("2020-02-03", "2020-02-04")),
        is(new Period(DAY, "2020-02-XX", day("2020-02-01"), day("2020-02-29"), false)));
    assertThat(
        QUARTER.periodOf(interval("2020-02-03", "2020-07-04")),
        is(new Period(QUARTER, "2020-XX", day("2020-01-01"), day("2020-12-31"), false)));
  }

  @Test
  void dateWithUnknownBoundIsUnknownForEveryPeriodType() {
    long[] open = {
      DateInterval.UNKNOWN_PACKED,
      DateInterval.pack(Integer.MIN_VALUE, 0),
      DateInterval.pack(0, Integer.MAX_VALUE)
    };
    for (PeriodType type : PeriodType.values()) {
      for (long packed : open) {
        assertThat(
            type.periodOf(packed),
            is(new Period(type, "XXXX", Integer.MIN_VALUE, Integer.MAX_VALUE, false)));
      }
    }
  }

  @Test
  void rejectsValuesThatAreNotIntervals() {
    int tooLate = CivilCalendar.LAST_DAY + 1;
    for (PeriodType type : PeriodType.values()) {
      assertThrows(IllegalArgumentException.class, () -> type.periodOf(DateInterval.INVALID));
      assertThrows(
          IllegalArgumentException.class, () -> type.periodOf(DateInterval.pack(tooLate, tooLate)));
    }
  }

  @Test
  void agreesWithJavaTimeOnThePeriodsOfEveryDay() {
    LocalDate end = LocalDate.of(2201, 1, 1);
    for (LocalDate date = LocalDate.of(1800, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
      long packed = interval(date, date);
      for (PeriodType type : PeriodType.values()) {
        assertThat(type.periodOf(packed), is(byJavaTime(type, date)));
      }
    }
  }

  /** An interval is in a period if and only if java.time places both its ends in that period. */
  @Test
  void placesIntervalsByTheirEndsLikeJavaTime() {
    RandomIntervals intervals = new RandomIntervals(3, 1800, 400);
    for (int i = 0; i < 100_000; i++) {
      long packed = intervals.next();
      DateInterval interval = DateInterval.unpack(packed);
      boolean open =
          interval.startDay() == Integer.MIN_VALUE || interval.endDay() == Integer.MAX_VALUE;
      for (PeriodType type : PeriodType.values()) {
        Period actual = type.periodOf(packed);
        String key =
            open
                ? "XXXX"
                : expectedKey(
                    type,
                    LocalDate.ofEpochDay(interval.startDay()),
                    LocalDate.ofEpochDay(interval.endDay()));
        boolean agrees =
            actual.key().equals(key)
                && actual.exact() != key.contains("X")
                && actual.startDay() <= interval.startDay()
                && actual.endDay() >= interval.endDay();
        if (!agrees) {
          throw new AssertionError(interval.edtf() + ": " + actual + " instead of " + key);
        }
      }
    }
  }

  private static String expectedKey(PeriodType type, LocalDate start, LocalDate end) {
    if (start.until(end).toTotalMonths() < 12) {
      String key = byJavaTime(type, start).key();
      if (key.equals(byJavaTime(type, end).key())) {
        return key;
      }
    }
    boolean byDays = type == DAY || type == WEEK;
    if (byDays && YearMonth.from(start).equals(YearMonth.from(end))) {
      return YearMonth.from(start) + "-XX";
    }
    if (type != YEAR && start.getYear() == end.getYear()) {
      return start.getYear() + (byDays ? "-XX-XX" : "-XX");
    }
    return "XXXX";
  }

  private static Period byJavaTime(PeriodType type, LocalDate date) {
    YearMonth month = YearMonth.from(date);
    Year year = Year.from(date);
    return switch (type) {
      case DAY -> exact(DAY, date.toString(), date, date);
      case WEEK -> {
        int week = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        yield exact(
            WEEK,
            date.get(IsoFields.WEEK_BASED_YEAR) + (week < 10 ? "-W0" : "-W") + week,
            date.with(DayOfWeek.MONDAY),
            date.with(DayOfWeek.SUNDAY));
      }
      case MONTH -> exact(MONTH, month.toString(), month.atDay(1), month.atEndOfMonth());
      case QUARTER -> {
        int quarter = date.get(IsoFields.QUARTER_OF_YEAR);
        LocalDate start = LocalDate.of(date.getYear(), quarter * 3 - 2, 1);
        yield exact(QUARTER, year + "-Q" + quarter, start, start.plusMonths(3).minusDays(1));
      }
      case YEAR -> exact(YEAR, year.toString(), year.atDay(1), year.atDay(year.length()));
    };
  }

  private static Period exact(PeriodType type, String key, LocalDate start, LocalDate end) {
    return new Period(type, key, (int) start.toEpochDay(), (int) end.toEpochDay(), true);
  }

  @Test
  void sortsAYearsBucketAfterItsKnownPeriods() {
    long[] packed = {
      DateInterval.UNKNOWN_PACKED,
      interval("2020-01-15", "2020-01-15"),
      interval("2019-01-01", "2019-12-31"),
      interval("2019-12-31", "2019-12-31"),
      interval("2019-03-01", "2019-03-31"),
      interval("2019-03-31", "2019-03-31"),
      interval("2019-04-01", "2019-04-01"),
    };
    assertThat(
        sortedKeys(DAY, packed),
        contains(
            "2019-03-31",
            "2019-03-XX",
            "2019-04-01",
            "2019-12-31",
            "2019-XX-XX",
            "2020-01-15",
            "XXXX"));
    assertThat(
        sortedKeys(WEEK, packed),
        contains(
            "2019-03-XX", "2019-W13", "2019-W14", "2019-XX-XX", "2020-W01", "2020-W03", "XXXX"));
    assertThat(
        sortedKeys(MONTH, packed),
        contains("2019-03", "2019-04", "2019-12", "2019-XX", "2020-01", "XXXX"));
    assertThat(
        sortedKeys(QUARTER, packed),
        contains("2019-Q1", "2019-Q2", "2019-Q4", "2019-XX", "2020-Q1", "XXXX"));
    assertThat(sortedKeys(YEAR, packed), contains("2019", "2020", "XXXX"));
  }

  private static List<String> sortedKeys(PeriodType type, long[] packed) {
    return LongStream.of(packed)
        .mapToObj(interval -> type.periodOf(interval).key())
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void sortsKeysOfKnownPeriodsByTheirDays() {
    for (PeriodType type : PeriodType.values()) {
      String last = "-9999";
      for (int day = CivilCalendar.FIRST_DAY; day <= CivilCalendar.LAST_DAY; day += 23) {
        String key = type.periodOf(DateInterval.pack(day, day)).key();
        if (Period.compareKeys(key, last) < 0
            || (!key.startsWith("-") && key.compareTo(last) < 0)) {
          throw new AssertionError(last + " before " + key);
        }
        last = key;
      }
    }
  }

  /** Cells of finished periods are assigned to their periods again. */
  @Test
  void periodContainsItsOwnDaysAtBothEndsOfTheCalendar() {
    for (PeriodType type : PeriodType.values()) {
      for (int day : new int[] {CivilCalendar.FIRST_DAY, CivilCalendar.LAST_DAY}) {
        Period period = type.periodOf(DateInterval.pack(day, day));
        assertThat(
            type.periodOf(DateInterval.pack(period.startDay(), period.endDay())), is(period));
      }
    }
  }

  @Test
  void sortsKeysBeforeTheYearZero() {
    List<String> keys =
        new ArrayList<>(
            List.of("XXXX", "0000", "-0001-XX", "-0001-12", "-0001-02", "-0043-XX", "-0043-03"));
    keys.sort(Period::compareKeys);
    assertThat(
        keys, contains("-0043-03", "-0043-XX", "-0001-02", "-0001-12", "-0001-XX", "0000", "XXXX"));
  }

  @Test
  void periodsBeyondSqlDatesAreNotDated() {
    assertThat(MONTH.periodOf(interval("0001-01-01", "0001-01-01")).isDated(), is(true));
    assertThat(MONTH.periodOf(interval("9999-12-31", "9999-12-31")).isDated(), is(true));
    assertThat(MONTH.periodOf(interval("0000-12-31", "0000-12-31")).isDated(), is(false));
    assertThat(WEEK.periodOf(interval("9999-12-31", "9999-12-31")).isDated(), is(true));
    assertThat(YEAR.periodOf(DateInterval.UNKNOWN_PACKED).isDated(), is(false));
  }

  @Test
  void typeNestsInAnotherIfEachPeriodIsWithinOneOfTheOther() {
    RandomIntervals intervals = new RandomIntervals(21, 2000, 30);
    List<PeriodType> types = List.of(PeriodType.values());
    Map<PeriodType, EnumMap<PeriodType, Boolean>> nests = new EnumMap<>(PeriodType.class);
    types.forEach(type -> nests.put(type, new EnumMap<>(PeriodType.class)));
    for (int i = 0; i < 20_000; i++) {
      long packed = intervals.next();
      for (PeriodType finer : types) {
        Period period = finer.periodOf(packed);
        if (period.exact()) {
          long days = DateInterval.pack(period.startDay(), period.endDay());
          types.forEach(
              t -> nests.get(finer).merge(t, t.periodOf(days).exact(), Boolean::logicalAnd));
        }
      }
    }
    for (PeriodType finer : types) {
      for (PeriodType coarser : types) {
        assertThat(
            finer + " in " + coarser, finer.nestsIn(coarser), is(nests.get(finer).get(coarser)));
      }
    }
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
