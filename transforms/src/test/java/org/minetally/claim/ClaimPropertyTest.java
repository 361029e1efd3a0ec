package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minetally.model.Measure;
import org.minetally.period.DateInterval;

/** Properties of every claim and any records. */
final class ClaimPropertyTest {

  private static final int RUNS = 3000;

  @Test
  void tallyEqualsTheExhaustiveCount() {
    long doubtful = 0;
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(run);
      List<WrittenRecord> records = WrittenRecord.some(random, -3);
      Claim claim =
          WrittenRecord.anyClaim(random, random.nextInt(4) == 0 ? Measure.RECORDS : Measure.ITEMS);
      ExhaustiveCount expected = new ExhaustiveCount(claim);
      records.forEach(expected::add);
      Tally tally = WrittenRecord.tally(claim, records);
      String what = "run " + run + ": " + claim + " of " + records;
      assertThat(what, tally.lowest(), is(expected.lowest));
      assertThat(what, tally.highest(), is(expected.highest));
      assertThat(what, tally.records().certain(), is(expected.certainRecords));
      assertThat(what, tally.records().possible(), is(expected.possibleRecords));
      assertThat(what, tally.records().silent(), is(expected.silentRecords));
      assertThat(what, tally.records().inTime(), is(expected.recordsInTime));
      doubtful += expected.lowest < expected.highest ? 1 : 0;
    }
    assertThat("the cases must have doubts", doubtful, is(greaterThan(RUNS / 4L)));
  }

  @Test
  void lowestIsNeverAboveTheHighest() {
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(run);
      Tally tally =
          WrittenRecord.tally(
              WrittenRecord.anyClaim(random, Measure.ITEMS), WrittenRecord.some(random, -9));
      assertThat("run " + run, tally.lowest(), is(lessThanOrEqualTo(tally.highest())));
    }
  }

  @Test
  void widerWindowLowersNeitherBoundWithoutCorrections() {
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(run);
      List<WrittenRecord> records = WrittenRecord.some(random, 0);
      Claim claim = WrittenRecord.anyClaim(random, Measure.ITEMS);
      Tally narrow = WrittenRecord.tally(claim, records);
      Tally wide = WrittenRecord.tally(wider(claim, random), records);
      assertThat("run " + run, wide.lowest(), is(greaterThanOrEqualTo(narrow.lowest())));
      assertThat("run " + run, wide.highest(), is(greaterThanOrEqualTo(narrow.highest())));
    }
  }

  @Test
  void ignoresOrderAndMerging() {
    for (int run = 0; run < RUNS; run++) {
      Random random = new Random(run);
      List<WrittenRecord> records = WrittenRecord.some(random, -3);
      Claim claim = WrittenRecord.anyClaim(random, Measure.ITEMS);
      Tally whole = WrittenRecord.tally(claim, records);
      List<WrittenRecord> shuffled = new ArrayList<>(records);
      Collections.shuffle(shuffled, random);
      int cut = random.nextInt(shuffled.size() + 1);
      Tally first = WrittenRecord.tally(claim, shuffled.subList(0, cut));
      Tally second = WrittenRecord.tally(claim, shuffled.subList(cut, shuffled.size()));
      assertThat("run " + run, first.plus(second), is(equalTo(whole)));
      assertThat("run " + run, second.plus(first).plus(Tally.NOTHING), is(equalTo(whole)));
    }
  }

  private static Claim wider(Claim claim, Random random) {
    DateInterval window = claim.window();
    int from = window.startDay() == Integer.MIN_VALUE ? 0 : random.nextInt(3);
    int to = window.endDay() == Integer.MAX_VALUE ? 0 : random.nextInt(3);
    return claim.toBuilder()
        .window(new DateInterval(window.startDay() - from, window.endDay() + to))
        .build();
  }
}
