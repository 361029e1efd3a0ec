package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.model.Batch;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;
import org.minetally.region.DayByDay;
import org.minetally.region.Gazetteer;
import org.minetally.region.Gazetteer.Entry;
import org.minetally.region.RandomTimelines;
import org.minetally.region.RegionMode;

/** Claims on regions that change, compared with a day-by-day model of the gazetteer. */
final class ClaimRegionsInTimePropertyTest {

  private static final int ROUNDS = 40;
  private static final Layout LAYOUT = Layout.of(Dataset.CASUALTIES, List.of());
  private static final List<String> LEVELS = RandomTimelines.LEVELS;

  /** The earliest day; no closed window begins before or ends after these days. */
  private static final int FIRST = RandomTimelines.FIRST - 20;

  private static final int LAST = RandomTimelines.LAST + 100;

  @Test
  void recordFitsAsOnEachOfItsDays() {
    int[] found = new int[3];
    for (int seed = 0; seed < ROUNDS; seed++) {
      for (Integer asOf : new Integer[] {null, RandomTimelines.FIRST + 2 * seed}) {
        TestRegions given = TestRegions.of(new Random(seed), asOf);
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
          found[given.check(random, "seed %d, as of %s, record %d".formatted(seed, asOf, i))]++;
        }
      }
    }
    for (int count : found) {
      assertThat("each outcome must occur", count, is(greaterThan(ROUNDS)));
    }
  }

  /** A gazetteer in one mode, with a simple model of the same entries. */
  private record TestRegions(List<Entry> entries, Gazetteer gazetteer, DayByDay plain) {

    static TestRegions of(Random random, Integer asOf) {
      List<Entry> entries = RandomTimelines.entries(random);
      RegionMode mode =
          asOf == null ? RegionMode.AT_EVENT : new RegionMode.AsOf(LocalDate.ofEpochDay(asOf));
      return new TestRegions(
          entries, Gazetteer.of(LEVELS, entries, List.of(), mode), new DayByDay(entries, asOf));
    }

    private int number(String code) {
      for (int level = 0; level < LEVELS.size(); level++) {
        if (gazetteer.findCode(level, code) >= 0) {
          return gazetteer.findCode(level, code);
        }
      }
      throw new AssertionError(code);
    }

    private int level(String code) {
      return gazetteer.region(number(code)).level();
    }

    int check(Random random, String what) {
      String known = entries.get(random.nextInt(entries.size())).code();
      List<String> claimed = new ArrayList<>();
      for (int i = 1 + random.nextInt(2); i > 0; i--) {
        String code = entries.get(random.nextInt(entries.size())).code();
        // A place below the known one may be in it at any time; an example test covers that.
        if (level(code) <= level(known)) {
          claimed.add(code);
        }
      }
      DateInterval when = interval(random, 8);
      DateInterval window = interval(random, 4);
      if (claimed.isEmpty()) {
        return 0;
      }
      Tally tally = tally(claim(window, claimed), known, when);
      boolean always = true;
      boolean ever = false;
      for (int day = Math.max(FIRST, when.startDay());
          day <= Math.min(LAST, when.endDay());
          day++) {
        List<String> chain = onDay(known, day);
        boolean fits =
            day >= window.startDay()
                && day <= window.endDay()
                && claimed.stream().anyMatch(chain::contains);
        always &= fits;
        ever |= fits;
      }
      String all = what + ": " + known + " " + when + " in " + claimed + " " + window;
      assertThat(all, tally.lowest(), is(always ? 5L : 0L));
      assertThat(all, tally.highest(), is(ever ? 5L : 0L));
      return always ? 2 : ever ? 1 : 0;
    }

    /**
     * Returns the region and its ancestors; nothing changes after the last day of the timelines.
     */
    private List<String> onDay(String code, int day) {
      int same = Math.min(day, RandomTimelines.LAST + 1);
      return plain.ancestors(code, same, same);
    }

    /** Returns a random interval; one in {@code open} is open on both sides. */
    static DateInterval interval(Random random, int open) {
      int start = RandomTimelines.FIRST - 5 + random.nextInt(100);
      return random.nextInt(open) == 0
          ? DateInterval.UNKNOWN
          : new DateInterval(start, start + random.nextInt(60));
    }

    private Claim claim(DateInterval window, List<String> regions) {
      return Claim.builder("a")
          .statement("so many")
          .counting(Dataset.CASUALTIES, Measure.KILLED)
          .window(window)
          .regions(regions.stream().map(this::number).toList())
          .figure(Comparison.EXACTLY, 5)
          .source("constructed")
          .build();
    }

    private Tally tally(Claim claim, String known, DateInterval when) {
      BatchBuilder builder = new BatchBuilder(false, 0, LAYOUT.measures().size());
      int place = gazetteer.at(number(known), when.packed());
      builder.next(when.packed(), place, Batch.MATCHED);
      for (int measure = 0; measure < LAYOUT.measures().size(); measure++) {
        builder.measure(measure, 5);
      }
      ClaimCounter counter = new ClaimCounter(claim, gazetteer, LAYOUT);
      counter.add(builder.build(0, 0, List.of(), List.of()));
      return counter.tally();
    }
  }
}
