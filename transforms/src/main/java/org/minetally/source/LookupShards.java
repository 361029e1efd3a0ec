package org.minetally.source;

import java.io.Serializable;
import org.minetally.model.internal.RecordKey;

/**
 * Distributes the keys of lookups over shards. Each lookup has the same number of shards.
 *
 * @param number the number of shards of a lookup, a power of two; 1 if the lookups are kept in
 *     memory
 */
record LookupShards(int number) implements Serializable {

  private static final int MOST = 1 << 16;

  LookupShards {
    if (number < 1 || number > MOST || Integer.bitCount(number) != 1) {
      throw new IllegalArgumentException(
          "the number of shards must be 1 to 65536 and a power of two: " + number);
    }
  }

  /** Returns the shard of a key among those of all lookups. */
  int of(int lookup, long high, long low) {
    int shift = Long.SIZE - Integer.numberOfTrailingZeros(number);
    int shard = number == 1 ? 0 : (int) (RecordKey.mix(high, low) >>> shift);
    return lookup * number + shard;
  }

  /** Returns the number of the lookup that a shard belongs to. */
  int lookup(int shard) {
    return shard / number;
  }
}
