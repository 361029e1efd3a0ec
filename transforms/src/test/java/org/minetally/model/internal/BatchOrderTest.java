package org.minetally.model.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

  private static final int MOST_FILES = 1 << 19;
  private static final int MOST_RANGES = 1 << 24;
  private static final int MOST_BATCHES = 1 << 20;

  private static BatchOrder any(Random random) {
    return new BatchOrder(
        any(random, MOST_FILES), any(random, MOST_RANGES), any(random, MOST_BATCHES));
  }

  private static int any(Random random, int most) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> most - 1;
      default -> random.nextInt(most);
    };
  }

  @Test
  void unpacksWhatItPacked() {
    Random random = new Random(3);
    for (int run = 0; run < 10_000; run++) {
      BatchOrder order = any(random);
      assertThat(BatchOrder.unpack(order.packed()), is(order));
    }
  }

  @Test
  void packedPositionsSortInReadingOrder() {
    Random random = new Random(4);
    Comparator<BatchOrder> reading =
        Comparator.comparingInt(BatchOrder::file)
            .thenComparingInt(BatchOrder::range)
            .thenComparingInt(BatchOrder::batch);
    for (int run = 0; run < 10_000; run++) {
      BatchOrder one = any(random);
      BatchOrder other = any(random);
      assertThat(
          Integer.signum(Long.compare(one.packed(), other.packed())),
          is(Integer.signum(reading.compare(one, other))));
    }
  }

  @Test
  void batchesOfOneRangeShareItsNumber() {
    long first = BatchOrder.range(new BatchOrder(2, 7, 0).packed());
    assertThat(BatchOrder.range(new BatchOrder(2, 7, MOST_BATCHES - 1).packed()), is(first));
    assertThat(BatchOrder.range(new BatchOrder(2, 8, 0).packed()), is(first + 1));
  }
}
