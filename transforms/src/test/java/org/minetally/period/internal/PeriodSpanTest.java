package org.minetally.period.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.period.RandomIntervals;

/** Spans divide the sorted periods of a table into runs that follow each other. */
class PeriodSpanTest {

  @ParameterizedTest
  @EnumSource(PeriodType.class)
  void numbersSpansInTheOrderOfTheirPeriods(PeriodType type) {
    for (int firstYear : List.of(-9999, -3, 2014, 9990)) {
      RandomIntervals intervals = new RandomIntervals(firstYear, firstYear, 9);
      List<Period> periods = new ArrayList<>();
      for (int i = 0; i < 3000; i++) {
        periods.add(type.periodOf(intervals.next()));
      }
      periods.sort(Comparator.comparing(Period::key, Period::compareKeys));
      for (int i = 1; i < periods.size(); i++) {
        assertThat(
            periods.get(i - 1).key() + " before " + periods.get(i).key(),
            span(periods.get(i - 1)),
            is(lessThanOrEqualTo(span(periods.get(i)))));
      }
    }
  }

  @Test
  void dividesDaysByMonthAndLongerPeriodsByYear() {
    assertThat(spans(PeriodType.DAY, "2021-03-01", "2021-03-31"), is(0));
    assertThat(spans(PeriodType.DAY, "2021-03-31", "2021-04-01"), is(1));
    assertThat(spans(PeriodType.MONTH, "2021-01-01", "2021-12-31"), is(0));
    assertThat(spans(PeriodType.WEEK, "2020-12-31", "2021-01-03"), is(0));
    assertThat(spans(PeriodType.YEAR, "2020-12-31", "2021-01-01") > 0, is(true));
  }

  /** Returns how far apart the spans of two days are. */
  private static int spans(PeriodType type, String day, String other) {
    return span(type.periodOf(RandomIntervals.interval(other, other)))
        - span(type.periodOf(RandomIntervals.interval(day, day)));
  }

  private static int span(Period period) {
    return PeriodSpan.of(period.type(), DateInterval.pack(period.startDay(), period.endDay()));
  }
}
