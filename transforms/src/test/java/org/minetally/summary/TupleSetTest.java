package org.minetally.summary;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TupleSetTest {

  @Test
  void behavesLikeASetOfListsWhileItGrows() {
    Random random = new Random(5);
    TupleSet tuples = new TupleSet(3);
    Set<List<Long>> expected = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      Long[] tuple = {(long) random.nextInt(30), random.nextLong() & 0xF0, -random.nextLong(20)};
      assertThat(tuples.add(tuple[0], tuple[1], tuple[2]), is(expected.add(Arrays.asList(tuple))));
    }
  }

  @Test
  void distinguishesTheOrderOfNumbers() {
    TupleSet tuples = new TupleSet(2);
    assertThat(tuples.add(0, 1), is(true));
    assertThat(tuples.add(1, 0), is(true));
    assertThat(tuples.add(0, 1), is(false));
  }
}
