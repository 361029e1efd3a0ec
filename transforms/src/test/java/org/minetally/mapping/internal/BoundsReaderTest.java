package org.minetally.mapping.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.minetally.mapping.internal.ProfileBuilder.casualties;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.model.Measure;

/** Tests low and high estimates of single records. */
class BoundsReaderTest {

  private static final Layout BOUNDED =
      Layout.of(Dataset.CASUALTIES, List.of(), Set.of(Measure.KILLED, Measure.VICTIMS));

  private static ProfileBuilder killed() {
    return casualties()
        .count(Measure.KILLED, "best")
        .count(Measure.KILLED_LOW, "low")
        .count(Measure.KILLED_HIGH, "high")
        .count(Measure.INJURED, "injured");
  }

  private static Mapped read(ProfileBuilder profile, String... records) {
    return Mapped.of(
        profile, BOUNDED, "low,best,high,injured\n" + String.join("\n", records) + "\n");
  }

  private static List<String> bounds(Mapped mapped, Measure measure) {
    List<String> bounds = new ArrayList<>();
    for (int i = 0; i < mapped.values(measure).size(); i++) {
      bounds.add(
          mapped.values(measure.low()).get(i)
              + " "
              + mapped.values(measure).get(i)
              + " "
              + mapped.values(measure.high()).get(i));
    }
    return bounds;
  }

  @Test
  void readsLowBestAndHighEstimates() {
    assertThat(
        bounds(read(killed(), "1,2,5,", "0,0,0,", "3,3,4,"), Measure.KILLED),
        is(List.of("1 2 5", "0 0 0", "3 3 4")));
  }

  @Test
  void widensEstimatesOutOfOrderIfProfileSaysSo() {
    ProfileBuilder widened =
        killed().widened(Measure.KILLED_LOW, "low").widened(Measure.KILLED_HIGH, "high");
    Mapped mapped = read(widened, "3,2,5,", "1,2,1,", "7,5,4,", "1,2,5,");
    assertThat(bounds(mapped, Measure.KILLED), is(List.of("2 2 5", "1 2 2", "5 5 5", "1 2 5")));
    assertThat(
        bounds(read(widened, "3,2,5,1", ",2,1,"), Measure.VICTIMS), is(List.of("3 3 6", "2 2 2")));
  }

  @Test
  void takesBestEstimateForBoundThatIsNotReported() {
    assertThat(
        bounds(read(killed(), "1,2,5,", ",2,5,", "1,2,,", ",2,,", ",,,"), Measure.KILLED),
        is(List.of("1 2 5", "2 2 5", "1 2 2", "2 2 2", "NULL NULL NULL")));
  }

  @Test
  void takesBestEstimateOfSourceWithoutBounds() {
    ProfileBuilder plain = casualties().count(Measure.KILLED, "best");
    assertThat(
        bounds(read(plain, "1,2,5,", ",,,", ",7,,"), Measure.KILLED),
        is(List.of("2 2 2", "NULL NULL NULL", "7 7 7")));
  }

  @Test
  void readsOnlyOneBound() {
    ProfileBuilder high =
        casualties().count(Measure.KILLED, "best").count(Measure.KILLED_HIGH, "high");
    assertThat(
        bounds(read(high, "1,2,5,", ",1,,", ",4,9,"), Measure.KILLED),
        is(List.of("2 2 5", "1 1 1", "4 4 9")));
  }

  @Test
  void addsUpBoundsOfVictims() {
    assertThat(
        bounds(read(killed(), "1,2,5,10", "1,2,5,", ",,,10", ",,,"), Measure.VICTIMS),
        is(List.of("11 12 15", "1 2 5", "10 10 10", "NULL NULL NULL")));
  }

  @Test
  void keepsReportedVictimsWithoutBounds() {
    assertThat(
        bounds(read(killed().count(Measure.VICTIMS, "injured"), "1,2,5,10"), Measure.VICTIMS),
        is(List.of("10 10 10")));
  }

  @Test
  void countsOneVictimPerRecordWithoutRange() {
    Mapped mapped =
        Mapped.of(
            casualties().outcome("outcome", Map.of("dead", "killed", "hurt", "injured")),
            BOUNDED,
            "outcome\ndead\nhurt\n");
    assertThat(bounds(mapped, Measure.KILLED), is(List.of("1 1 1", "0 0 0")));
    assertThat(bounds(mapped, Measure.VICTIMS), is(List.of("1 1 1", "1 1 1")));
  }

  @Test
  void rejectsBoundsThatAreNotInOrder() {
    assertThat(
        read(killed(), "3,2,5,", "1,6,5,", "3,2,,", ",6,5,", "1,2,5,").outcomes(),
        is(
            List.of(
                "BOUNDS_NOT_IN_ORDER best [2]",
                "BOUNDS_NOT_IN_ORDER best [6]",
                "BOUNDS_NOT_IN_ORDER best [2]",
                "BOUNDS_NOT_IN_ORDER best [6]",
                "accepted")));
  }

  @Test
  void rejectsBoundsWithoutEstimate() {
    assertThat(
        read(killed(), "1,,5,", "1,,,", ",,,").outcomes(),
        is(
            List.of(
                "BOUNDS_WITHOUT_ESTIMATE best []", "BOUNDS_WITHOUT_ESTIMATE best []", "accepted")));
  }

  @Test
  void hidesPersonalValue() {
    assertThat(
        read(killed().personal("best"), "3,2,5,").outcomes(),
        is(List.of("BOUNDS_NOT_IN_ORDER best []")));
  }

  @Test
  void rejectsBoundThatIsNotANumber() {
    assertThat(
        read(killed(), "x,2,5,", "1,2,-5,").outcomes(),
        is(List.of("INVALID_NUMBER low [x]", "NEGATIVE high [-5]")));
  }

  /** The sums of the bounds are plain sums, and in order. */
  @Test
  void addsUpToPlainSums() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      List<String> records = new ArrayList<>();
      long[] sums = new long[3];
      for (int i = 0; i < 20; i++) {
        int low = random.nextInt(5);
        int best = low + random.nextInt(5);
        int high = best + random.nextInt(5);
        boolean hasLow = random.nextBoolean();
        boolean hasHigh = random.nextBoolean();
        sums[0] += hasLow ? low : best;
        sums[1] += best;
        sums[2] += hasHigh ? high : best;
        records.add((hasLow ? low : "") + "," + best + "," + (hasHigh ? high : "") + ",");
      }
      Mapped mapped = read(killed(), records.toArray(String[]::new));
      assertThat(sum(mapped, Measure.KILLED_LOW), is(sums[0]));
      assertThat(sum(mapped, Measure.KILLED), is(sums[1]));
      assertThat(sum(mapped, Measure.KILLED_HIGH), is(sums[2]));
      assertThat(sums[0] <= sums[1] && sums[1] <= sums[2], is(true));
    }
  }

  private static long sum(Mapped mapped, Measure measure) {
    return mapped.values(measure).stream().mapToLong(Long::parseLong).sum();
  }
}
