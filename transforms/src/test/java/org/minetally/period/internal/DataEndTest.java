package org.minetally.period.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;

class DataEndTest {

  private static long month(int year, int month) {
    return DateInterval.ofParts(year, month, 0);
  }

  private static int day(int year, int month, int day) {
    return DateInterval.startDay(DateInterval.ofParts(year, month, day));
  }

  private static Period of(String key) {
    if (key.equals("XXXX")) {
      return PeriodType.MONTH.periodOf(DateInterval.UNKNOWN_PACKED);
    }
    String month = key.substring(5);
    Period period =
        PeriodType.MONTH.periodOf(
            month(
                Integer.parseInt(key.substring(0, 4)),
                month.equals("XX") ? 0 : Integer.parseInt(month)));
    assertThat(period.key(), is(key));
    return period;
  }

  private static Optional<Boolean> flag(String text) {
    return Optional.ofNullable(text).map(Boolean::valueOf);
  }

  /** The newest record is from 29 June 2021; 90 days before that is 31 March. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2021-02, false, false",
        "2021-03, true, false",
        "2021-05, true, false",
        "2021-06, true, true",
        "2021-XX, true, true",
        "2020-XX, false, false",
        "XXXX, -, -"
      })
  void marksPeriodsNearTheNewestRecord(String key, String provisional, String partial) {
    DataEnd first =
        DataEnd.NONE
            .with(day(2021, 6, 29), day(2021, 6, 29))
            .with(Integer.MIN_VALUE, Integer.MAX_VALUE)
            .with(day(2021, 6, 1), Integer.MAX_VALUE);
    DataEnd end =
        DataEnd.NONE
            .with(DateInterval.startDay(month(2021, 5)), DateInterval.endDay(month(2021, 5)))
            .with(first);
    assertThat(end.isProvisional(of(key), 91), is(flag(provisional)));
    assertThat(end.isPartial(of(key)), is(flag(partial)));
  }

  @Test
  void leavesPeriodsUnmarkedWithoutAnyDate() {
    DataEnd end = DataEnd.NONE.with(Integer.MIN_VALUE, Integer.MAX_VALUE);
    assertThat(end.isProvisional(of("2021-03"), 90), is(Optional.empty()));
    assertThat(end.isPartial(of("2021-03")), is(Optional.empty()));
  }

  @Test
  void marksPeriodsThatEndWithinExactlyTheGivenDays() {
    DataEnd end = DataEnd.NONE.with(day(2021, 5, 1), day(2021, 5, 1));
    assertThat(end.isProvisional(of("2021-04"), 1), is(Optional.of(false)));
    assertThat(end.isProvisional(of("2021-04"), 2), is(Optional.of(true)));
    assertThat(end.isProvisional(of("2021-03"), 31), is(Optional.of(false)));
    assertThat(end.isProvisional(of("2021-03"), 32), is(Optional.of(true)));
  }

  @Test
  void periodThatEndsOnTheNewestDateIsWhole() {
    DataEnd end = DataEnd.NONE.with(day(2021, 6, 30), day(2021, 6, 30));
    assertThat(end.isPartial(of("2021-06")), is(Optional.of(false)));
    assertThat(end.isPartial(of("2021-XX")), is(Optional.of(true)));
  }

  @Test
  void yearOnlyRecordDoesNotMakeItsYearLookComplete() {
    DataEnd end = DataEnd.NONE.with(day(2021, 1, 1), day(2021, 12, 31));
    assertThat(end.isProvisional(of("2021-06"), 90), is(Optional.of(false)));
    assertThat(end.isPartial(of("2021-06")), is(Optional.of(false)));
    DataEnd precise = end.with(day(2021, 6, 1), day(2021, 6, 15));
    assertThat(precise.isProvisional(of("2021-06"), 90), is(Optional.of(true)));
    assertThat(precise.isPartial(of("2021-06")), is(Optional.of(true)));
  }
}
