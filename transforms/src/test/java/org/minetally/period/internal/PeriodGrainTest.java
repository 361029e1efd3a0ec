package org.minetally.period.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.minetally.period.PeriodType.DAY;
import static org.minetally.period.PeriodType.MONTH;
import static org.minetally.period.PeriodType.QUARTER;
import static org.minetally.period.PeriodType.WEEK;
import static org.minetally.period.PeriodType.YEAR;
import static org.minetally.period.RandomIntervals.interval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.internal.calendar.CivilCalendar;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.period.PeriodType;
import org.minetally.period.RandomIntervals;

class PeriodGrainTest {

  @Test
  void coarsensDaysToMonthsForMonthAndYear() {
    PeriodGrain grain = PeriodGrain.of(Set.of(MONTH, YEAR));
    long march = interval("2019-03-01", "2019-03-31");
    for (int day = 0; day < 31; day++) {
      int start = DateInterval.startDay(march) + day;
      assertThat(grain.coarsen(DateInterval.pack(start, start)), is(march));
    }
    assertThat(
        grain.coarsen(interval("2019-03-31", "2019-04-01")),
        is(interval("2019-01-01", "2019-12-31")));
    assertThat(
        grain.coarsen(interval("2019-12-31", "2020-01-01")), is(DateInterval.UNKNOWN_PACKED));
    assertThat(
        grain.coarsen(DateInterval.pack(0, Integer.MAX_VALUE)), is(DateInterval.UNKNOWN_PACKED));
  }

  @Test
  void coarsensDaysToQuartersOrYears() {
    long day = interval("2019-08-17", "2019-08-17");
    assertThat(
        PeriodGrain.of(Set.of(QUARTER)).coarsen(day), is(interval("2019-07-01", "2019-09-30")));
    assertThat(PeriodGrain.of(Set.of(YEAR)).coarsen(day), is(interval("2019-01-01", "2019-12-31")));
    assertThat(PeriodGrain.of(Set.of(DAY, YEAR)).coarsen(day), is(day));
    assertThat(PeriodGrain.of(Set.of()).coarsen(day), is(DateInterval.UNKNOWN_PACKED));
  }

  @Test
  void coarsensDaysToWeeksWithinMonthsForWeekAndMonth() {
    long day = interval("2019-01-29", "2019-01-29");
    assertThat(PeriodGrain.of(Set.of(WEEK)).coarsen(day), is(interval("2019-01-28", "2019-02-03")));
    assertThat(
        PeriodGrain.of(Set.of(WEEK, MONTH)).coarsen(day), is(interval("2019-01-28", "2019-01-31")));
  }

  @Test
  void rejectsValuesThatAreNotIntervals() {
    for (Set<PeriodType> types : allSets()) {
      PeriodGrain grain = PeriodGrain.of(types);
      assertThrows(IllegalArgumentException.class, () -> grain.coarsen(DateInterval.INVALID));
      int tooLate = CivilCalendar.LAST_DAY + 1;
      assertThrows(
          IllegalArgumentException.class, () -> grain.coarsen(DateInterval.pack(tooLate, tooLate)));
    }
  }

  /**
   * For every set of period types: an interval and its coarsened form belong to the same periods,
   * and two intervals become equal if and only if their periods are equal.
   */
  @Test
  void mergesIntervalsExactlyIfNoTableDistinguishesThem() {
    for (Set<PeriodType> types : allSets()) {
      // Few years, so that many intervals collide; the first and the last ones, for their weeks.
      checkSet(types, new RandomIntervals(31, 1800, 3));
      checkSet(types, new RandomIntervals(32, 2018, 5));
      checkSet(types, new RandomIntervals(33, 2198, 3));
    }
  }

  private static void checkSet(Set<PeriodType> types, RandomIntervals intervals) {
    PeriodGrain grain = PeriodGrain.of(types);
    Map<List<Period>, Long> seen = new HashMap<>();
    for (int i = 0; i < 4_000; i++) {
      long packed = intervals.next();
      long coarse = grain.coarsen(packed);
      List<Period> periods = periods(types, packed);
      boolean agrees =
          periods(types, coarse).equals(periods)
              && seen.computeIfAbsent(periods, unseen -> coarse) == coarse
              && grain.coarsen(coarse) == coarse;
      if (!agrees) {
        throw new AssertionError(types + " " + DateInterval.unpack(packed) + ": " + periods);
      }
    }
    // No two sets of periods share an interval.
    assertThat(new HashSet<>(seen.values()).size(), is(seen.size()));
  }

  private static List<Period> periods(Set<PeriodType> types, long packed) {
    return types.stream().sorted().map(type -> type.periodOf(packed)).toList();
  }

  /** Returns all 31 sets except the empty one. */
  private static List<Set<PeriodType>> allSets() {
    List<Set<PeriodType>> sets = new ArrayList<>(List.of(Set.of()));
    for (PeriodType type : PeriodType.values()) {
      for (Set<PeriodType> set : List.copyOf(sets)) {
        Set<PeriodType> larger = new HashSet<>(set);
        larger.add(type);
        sets.add(larger);
      }
    }
    return sets.subList(1, sets.size());
  }

  @Test
  void coarsensTheSameAfterSerialization() throws Exception {
    RandomIntervals intervals = new RandomIntervals(4, 2018, 5);
    for (Set<PeriodType> types : allSets()) {
      PeriodGrain grain = PeriodGrain.of(types);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(grain);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        PeriodGrain arrived = (PeriodGrain) in.readObject();
        long packed = intervals.next();
        assertThat(arrived.coarsen(packed), is(grain.coarsen(packed)));
      }
    }
  }
}
