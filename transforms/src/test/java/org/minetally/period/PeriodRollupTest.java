package org.minetally.period;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parent = sum of children + unknown, for figures that people compare across tables. */
class PeriodRollupTest {
  private static final int RECORDS = 30_000;

  @ParameterizedTest
  @CsvSource({"DAY, MONTH", "DAY, YEAR", "MONTH, YEAR", "QUARTER, YEAR"})
  void monthOrYearEqualsItsFinerPeriodsPlusTheirBucket(PeriodType finer, PeriodType coarser) {
    for (long seed = 1; seed <= 5; seed++) {
      long[] records = records(seed);
      assertThat(rolledUp(counts(records, finer), coarser), is(counts(records, coarser)));
    }
  }

  @ParameterizedTest
  @CsvSource({"DAY", "MONTH"})
  void quarterIsAtLeastItsFinerPeriodsAndYearBucketHasRemainder(PeriodType finer) {
    for (long seed = 1; seed <= 5; seed++) {
      long[] records = records(seed);
      Map<Period, Long> quarters = counts(records, PeriodType.QUARTER);
      Map<Period, Long> fromFiner = rolledUp(counts(records, finer), PeriodType.QUARTER);
      long gained = 0;
      long lost = 0;
      for (Map.Entry<Period, Long> quarter : quarters.entrySet()) {
        long sum = fromFiner.getOrDefault(quarter.getKey(), 0L);
        if (quarter.getKey().exact()) {
          assertThat(quarter.getValue(), is(greaterThanOrEqualTo(sum)));
          gained += quarter.getValue() - sum;
        } else {
          lost += sum - quarter.getValue();
        }
      }
      // Some records must be known only to the quarter, or this test proves no more than the other.
      assertThat(gained, is(greaterThan(0L)));
      assertThat(gained, is(lost));
      assertThat(rolledUp(fromFiner, PeriodType.YEAR), is(rolledUp(quarters, PeriodType.YEAR)));
    }
  }

  @Test
  void countsEveryRecordOnceByEveryType() {
    long[] records = records(9);
    for (PeriodType type : PeriodType.values()) {
      long sum = counts(records, type).values().stream().mapToLong(Long::longValue).sum();
      assertThat(sum, is((long) RECORDS));
    }
  }

  private static long[] records(long seed) {
    RandomIntervals intervals = new RandomIntervals(seed, 2017, 5);
    return LongStream.generate(intervals::next).limit(RECORDS).toArray();
  }

  private static Map<Period, Long> counts(long[] records, PeriodType type) {
    Map<Period, Long> counts = byKey();
    for (long record : records) {
      counts.merge(type.periodOf(record), 1L, Long::sum);
    }
    return counts;
  }

  /** Sums a finer table as a reader would: each of its rows goes where its days are. */
  private static Map<Period, Long> rolledUp(Map<Period, Long> finer, PeriodType coarser) {
    Map<Period, Long> counts = byKey();
    finer.forEach(
        (period, count) ->
            counts.merge(
                coarser.periodOf(DateInterval.pack(period.startDay(), period.endDay())),
                count,
                Long::sum));
    return counts;
  }

  private static Map<Period, Long> byKey() {
    return new TreeMap<>((a, b) -> a.key().compareTo(b.key()));
  }
}
