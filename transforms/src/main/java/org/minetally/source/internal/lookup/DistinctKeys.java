package org.minetally.source.internal.lookup;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongBinaryOperator;
import org.minetally.model.internal.RecordKey;

/**
 * The different keys of the records of a range.
 *
 * <p>Not safe for use by several threads.
 */
public final class DistinctKeys {

  private long[] keys = new long[2 << 10];
  private int size;

  /** Adds a key, which must not be that of a record without a key. */
  public void add(long high, long low) {
    if (put(keys, high, low) && ++size > keys.length / 4) {
      long[] larger = new long[2 * keys.length];
      for (int at = 0; at < keys.length; at += 2) {
        if (keys[at] != 0 || keys[at + 1] != 0) {
          put(larger, keys[at], keys[at + 1]);
        }
      }
      keys = larger;
    }
  }

  private static boolean put(long[] keys, long high, long low) {
    int mask = keys.length / 2 - 1;
    int slot = (int) RecordKey.mix(high, low) & mask;
    while (keys[2 * slot] != 0 || keys[2 * slot + 1] != 0) {
      if (keys[2 * slot] == high && keys[2 * slot + 1] == low) {
        return false;
      }
      slot = slot + 1 & mask;
    }
    keys[2 * slot] = high;
    keys[2 * slot + 1] = low;
    return true;
  }

  /**
   * Passes on the keys of each shard as bytes, 16 for a key.
   *
   * @param shardOf the shard of a key
   */
  public void forEachShard(LongBinaryOperator shardOf, BiConsumer<Integer, byte[]> to) {
    Map<Integer, long[]> shards = new HashMap<>();
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int at = 0; at < keys.length; at += 2) {
      if (keys[at] != 0 || keys[at + 1] != 0) {
        int shard = (int) shardOf.applyAsLong(keys[at], keys[at + 1]);
        int used = sizes.getOrDefault(shard, 0);
        long[] of = shards.computeIfAbsent(shard, s -> new long[64]);
        if (used + 2 > of.length) {
          of = Arrays.copyOf(of, 2 * of.length);
          shards.put(shard, of);
        }
        of[used] = keys[at];
        of[used + 1] = keys[at + 1];
        sizes.put(shard, used + 2);
      }
    }
    shards.forEach(
        (shard, of) -> {
          ByteBuffer packed = ByteBuffer.allocate(Long.BYTES * sizes.get(shard));
          packed.asLongBuffer().put(of, 0, sizes.get(shard));
          to.accept(shard, packed.array());
        });
  }
}
