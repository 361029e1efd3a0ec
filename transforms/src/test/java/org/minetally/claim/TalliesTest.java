package org.minetally.claim;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.minetally.model.Coders;

/**
 * Tallies are decoded unchanged, and merge in any grouping.
 *
 * <p>They are not a {@code CombineFn}, for which Beam has a tester: a bundle emits one element, so
 * there is nothing to combine before the grouping. This test checks what that tester would check.
 */
class TalliesTest {

  private static final Coder<Tallies> TALLIES = Coders.of(Tallies.class);

  private static Tallies any(Random random) {
    return new Tallies(List.of(tally(random), tally(random)));
  }

  private static Tally tally(Random random) {
    TreeMap<String, Long> doubts = new TreeMap<>();
    for (String why : List.of(Tally.TIME, Tally.PLACE, "sex")) {
      if (random.nextBoolean()) {
        doubts.put(why, 1L + random.nextInt(9));
      }
    }
    return new Tally(
        new Tally.Sums(random.nextInt(99), random.nextInt(99), -random.nextInt(9)),
        new Tally.Records(
            random.nextInt(9), random.nextInt(9), random.nextInt(9), random.nextInt(99)),
        doubts);
  }

  @Test
  void decodesTalliesUnchanged() throws Exception {
    Random random = new Random(1);
    for (Tallies tallies : List.of(any(random), any(random), Tallies.nothing(2))) {
      CoderProperties.coderDecodeEncodeEqual(TALLIES, tallies);
      CoderProperties.coderDecodeEncodeEqual(
          ListCoder.of(KvCoder.of(VarIntCoder.of(), TALLIES)),
          List.of(KV.of(0, tallies), KV.of(1, tallies), KV.of(0, Tallies.nothing(0))));
    }
  }

  @Test
  void ignoresOrderAndGrouping() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Tallies a = any(random);
      Tallies b = any(random);
      Tallies c = any(random);
      assertThat(a.plus(b), is(b.plus(a)));
      assertThat(a.plus(b).plus(c), is(a.plus(b.plus(c))));
      assertThat(a.plus(Tallies.nothing(2)), is(a));
      assertThat(Tallies.nothing(2).plus(a), is(a));
    }
  }

  @Test
  void keepsASumPerClaim() {
    Tally five =
        new Tally(new Tally.Sums(5, 1, -2), new Tally.Records(1, 1, 0, 2), new TreeMap<>());
    Tallies both = new Tallies(List.of(five, Tally.NOTHING)).plus(new Tallies(List.of(five, five)));
    assertThat(
        both.of(),
        is(
            List.of(
                new Tally(
                    new Tally.Sums(10, 2, -4), new Tally.Records(2, 2, 0, 4), new TreeMap<>()),
                five)));
  }
}
