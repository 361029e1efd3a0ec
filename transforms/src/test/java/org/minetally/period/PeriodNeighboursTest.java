package org.minetally.period;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The periods with which a period is compared, checked against java.time. */
class PeriodNeighboursTest {

  private static final LocalDate FIRST = LocalDate.of(-9999, 1, 1);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // a day in the period, its type, the previous period, the same a year before, start of the
        // twelve months
        "2020-03-01, DAY, 2020-02-29, 2019-03-01, -",
        "2020-02-29, DAY, 2020-02-28, -, -",
        "2021-03-01, DAY, 2021-02-28, 2020-03-01, -",
        "2020-01-01, MONTH, 2019-12, 2019-01, 2019-02-01",
        "2020-02-29, MONTH, 2020-01, 2019-02, 2019-03-01",
        "2020-05-31, QUARTER, 2020-Q1, 2019-Q2, 2019-07-01",
        "2020-05-31, YEAR, 2019, 2019, 2020-01-01",
        "2020-12-31, WEEK, 2020-W52, -, -",
        "2021-01-04, WEEK, 2020-W53, 2020-W01, -",
        "2021-12-31, WEEK, 2021-W51, 2020-W52, -",
        "-9999-01-31, MONTH, -, -, -",
        "-9999-12-31, MONTH, -9999-11, -, -9999-01-01",
        "-9999-12-31, YEAR, -, -, -9999-01-01",
        "-9998-01-31, MONTH, -9999-12, -9999-01, -9999-02-01",
        "0000-01-31, MONTH, -0001-12, -0001-01, -0001-02-01",
        "0001-01-01, WEEK, 0000-W52, 0000-W01, -",
      })
  void returnsPeriodsForComparison(
      LocalDate day, PeriodType type, String before, String yearBefore, LocalDate twelveMonths) {
    Period period = holding(type, day);
    assertThat(period.previous().map(Period::key), is(Optional.ofNullable(before)));
    assertThat(period.yearBefore().map(Period::key), is(Optional.ofNullable(yearBefore)));
    assertThat(
        period.firstDayOfTwelveMonths(),
        is(twelveMonths == null ? Integer.MIN_VALUE : (int) twelveMonths.toEpochDay()));
  }

  @ParameterizedTest
  @EnumSource(PeriodType.class)
  void agreesWithJavaTimeOnNeighboursForFiftyYears(PeriodType type) {
    for (LocalDate day = LocalDate.of(1980, 1, 1); day.getYear() < 2030; day = day.plusDays(1)) {
      Period period = holding(type, day);
      assertThat(period.previous(), is(Optional.of(holding(type, dayBefore(type, day)))));
      assertThat(
          day + " by " + type,
          period.yearBefore(),
          is(yearBefore(type, day).map(other -> holding(type, other))));
    }
  }

  @Test
  void bucketHasNoNeighbours() {
    for (PeriodType type : PeriodType.values()) {
      for (long interval :
          new long[] {DateInterval.UNKNOWN_PACKED, DateInterval.ofParts(2019, 0, 0)}) {
        Period period = type.periodOf(interval);
        if (!period.exact()) {
          assertThat(period.previous(), is(Optional.empty()));
          assertThat(period.yearBefore(), is(Optional.empty()));
          assertThat(period.firstDayOfTwelveMonths(), is(Integer.MIN_VALUE));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PeriodType.class)
  void neighboursStayWithinTheCalendar(PeriodType type) {
    for (LocalDate day = FIRST; day.isBefore(FIRST.plusYears(3)); day = day.plusDays(1)) {
      Period period = holding(type, day);
      period.previous().ifPresent(PeriodNeighboursTest::assertKnown);
      period.yearBefore().ifPresent(PeriodNeighboursTest::assertKnown);
    }
  }

  private static void assertKnown(Period period) {
    assertThat(period.toString(), period.exact(), is(true));
  }

  private static Period holding(PeriodType type, LocalDate day) {
    int epochDay = (int) day.toEpochDay();
    return type.periodOf(DateInterval.pack(epochDay, epochDay));
  }

  private static LocalDate dayBefore(PeriodType type, LocalDate day) {
    return switch (type) {
      case DAY -> day.minusDays(1);
      case WEEK -> day.minusWeeks(1);
      case MONTH -> day.minusMonths(1);
      case QUARTER -> day.minusMonths(3);
      case YEAR -> day.minusYears(1);
    };
  }

  private static Optional<LocalDate> yearBefore(PeriodType type, LocalDate day) {
    return switch (type) {
      case DAY -> {
        try {
          yield Optional.of(LocalDate.of(day.getYear() - 1, day.getMonth(), day.getDayOfMonth()));
        } catch (DateTimeException e) {
          yield Optional.empty();
        }
      }
      case WEEK -> {
        int year = day.get(IsoFields.WEEK_BASED_YEAR) - 1;
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        LocalDate fourthOfJanuary = LocalDate.of(year, 1, 4);
        LocalDate found = fourthOfJanuary.with(WeekFields.ISO.dayOfWeek(), 4).plusWeeks(week - 1L);
        yield found.get(IsoFields.WEEK_BASED_YEAR) == year ? Optional.of(found) : Optional.empty();
      }
      case MONTH, QUARTER, YEAR -> Optional.of(YearMonth.from(day).minusYears(1).atDay(1));
    };
  }
}
