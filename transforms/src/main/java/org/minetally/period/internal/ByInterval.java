package org.minetally.period.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.minetally.internal.hash.KeyIndex;

/**
 * Caches a value for each date interval, computed when it is first asked for. A {@code HashMap}
 * with packed intervals as keys would be slow: as a {@link Long}, every single day has the hash 0.
 *
 * <p>Not safe for use by several threads.
 *
 * @param <T> the type of the values
 */
public final class ByInterval<T> {

  private final LongFunction<T> function;
  private final KeyIndex index = new KeyIndex(1 << 10, this::hashOf);
  private long[] intervals = new long[1 << 10];
  private final List<T> values = new ArrayList<>();

  /**
   * Creates an empty cache.
   *
   * @param function computes the value of a packed interval
   */
  public ByInterval(LongFunction<T> function) {
    this.function = function;
  }

  /** Returns the value of a packed interval. */
  public T get(long interval) {
    int slot = index.first(hash(interval));
    for (int number = index.number(slot); number >= 0; number = index.number(slot)) {
      if (intervals[number] == interval) {
        return values.get(number);
      }
      slot = index.next(slot);
    }
    T value = function.apply(interval);
    if (index.size() == intervals.length) {
      intervals = Arrays.copyOf(intervals, 2 * intervals.length);
    }
    intervals[index.size()] = interval;
    values.add(value);
    index.add(slot);
    return value;
  }

  private int hashOf(int number) {
    return hash(intervals[number]);
  }

  private static int hash(long interval) {
    return (int) KeyIndex.mix(0, interval);
  }
}
