package org.minetally.model.internal;

import java.io.Serializable;
import java.util.function.ObjIntConsumer;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;

/**
 * Distributes the rows of batches over a number of shards. All rows with one key go to one shard.
 */
public final class Shards implements Serializable {

  private static final long serialVersionUID = 1L;

  /** With more, the numbers of a source's shards would leave the range of an int. */
  private static final int MOST = 1 << 16;

  /** The number of keys that are unpacked at once. */
  private static final int BLOCK = 1 << 10;

  private final int number;

  /**
   * Creates a distribution over {@code number} shards.
   *
   * @param number a power of two up to 65,536
   */
  public Shards(int number) {
    if (number < 1 || number > MOST || Integer.bitCount(number) != 1) {
      throw new IllegalArgumentException(
          "the number of shards must be a power of two from 1 to 65536, not " + number);
    }
    this.number = number;
  }

  /** Returns the number of shards. */
  public int number() {
    return number;
  }

  /** Returns the shard of a key. */
  public int of(long high, long low) {
    int shift = Long.SIZE - Integer.numberOfTrailingZeros(number);
    return number == 1 ? 0 : (int) (RecordKey.mix(high, low) >>> shift);
  }

  /**
   * Passes to each shard the rows of a batch that belong to it, in their order. Skips shards
   * without rows.
   *
   * @param high the upper half of the key
   * @param low the lower half of the key
   */
  public void deal(Batch batch, Extra high, Extra low, ObjIntConsumer<Batch> to) {
    int[] counts = new int[number];
    int[] shardOf = new int[batch.size()];
    long[] highs = new long[Math.min(BLOCK, shardOf.length)];
    long[] lows = new long[highs.length];
    for (int first = 0; first < shardOf.length; first += BLOCK) {
      int count = Math.min(BLOCK, shardOf.length - first);
      batch.extras(high, first, count, highs);
      batch.extras(low, first, count, lows);
      for (int i = 0; i < count; i++) {
        int shard = of(highs[i], lows[i]);
        shardOf[first + i] = shard;
        counts[shard]++;
      }
    }
    int[][] rows = new int[number][];
    for (int shard = 0; shard < number; shard++) {
      rows[shard] = new int[counts[shard]];
      counts[shard] = 0;
    }
    for (int row = 0; row < shardOf.length; row++) {
      int shard = shardOf[row];
      rows[shard][counts[shard]++] = row;
    }
    for (int shard = 0; shard < number; shard++) {
      if (counts[shard] > 0) {
        to.accept(batch.select(rows[shard], counts[shard]), shard);
      }
    }
  }
}
