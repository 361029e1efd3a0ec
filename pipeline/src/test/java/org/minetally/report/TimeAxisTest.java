package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.minetally.period.Period;

final class TimeAxisTest {

  private static List<String> filled(String label, String... some) {
    TreeSet<String> keys = new TreeSet<>(Period::compareKeys);
    keys.addAll(List.of(some));
    return TimeAxis.filled(label, keys);
  }

  @Test
  void fillsYears() {
    assertThat(filled("year", "2021", "2018"), contains("2018", "2019", "2020", "2021"));
  }

  @Test
  void fillsQuarters() {
    assertThat(
        filled("quarter", "2019-Q3", "2020-Q2"),
        contains("2019-Q3", "2019-Q4", "2020-Q1", "2020-Q2"));
  }

  @Test
  void fillsMonths() {
    assertThat(
        filled("month", "2019-11", "2020-02"),
        contains("2019-11", "2019-12", "2020-01", "2020-02"));
  }

  @Test
  void fillsDays() {
    assertThat(
        filled("day", "2020-02-28", "2020-03-01"),
        contains("2020-02-28", "2020-02-29", "2020-03-01"));
  }

  @Test
  void fillsWeek53() {
    assertThat(
        filled("week", "2020-W52", "2021-W02"),
        contains("2020-W52", "2020-W53", "2021-W01", "2021-W02"));
  }

  @Test
  void startsWithWeekThatBeginsInPreviousYear() {
    // It begins on 31 December 2018.
    assertThat(filled("week", "2019-W01", "2019-W02"), contains("2019-W01", "2019-W02"));
    // 1 January 2021 is in 2020-W53.
    assertThat(filled("week", "2021-W01"), contains("2021-W01"));
  }

  @Test
  void fillsYearsBeforeZeroInOrderOfTime() {
    assertThat(filled("year", "-0044"), contains("-0044"));
    assertThat(filled("year", "-0042", "-0044"), contains("-0044", "-0043", "-0042"));
    assertThat(filled("year", "-0001", "0001"), contains("-0001", "0000", "0001"));
  }

  @Test
  void fillsFirstAndLastYears() {
    assertThat(filled("year", "-9999"), contains("-9999"));
    assertThat(filled("week", "-9999-W01"), contains("-9999-W01"));
    assertThat(filled("year", "0999"), contains("0999"));
    assertThat(filled("month", "9999-11", "9999-12"), contains("9999-11", "9999-12"));
    assertThat(filled("week", "9999-W52"), contains("9999-W52"));
    assertThat(filled("day", "9999-12-31"), contains("9999-12-31"));
  }

  @Test
  void keepsOnlyPeriodsWithRecordsIfThereWouldBeTooMany() {
    assertThat(filled("day", "2000-01-01", "2010-12-13"), hasSize(4_000));
    assertThat(filled("day", "2000-01-01", "2010-12-14"), contains("2000-01-01", "2010-12-14"));
  }

  @Test
  void isEmptyWithoutPeriods() {
    assertThat(filled("month"), is(List.of()));
  }
}
