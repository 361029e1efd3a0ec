package org.minetally.summary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.function.LongFunction;
import org.minetally.internal.hash.KeyIndex;
import org.minetally.table.TableRows;

/**
 * One part of the keys of cells, such as the period, with the rank of each cell's value among all
 * values that occur. The cost per cell is that of a look-up without an object; values are made and
 * compared once each.
 *
 * @param <V> the type of the part
 */
final class Ranking<V> {

  private final List<V> sorted;
  private final int[] ranks;

  private Ranking(List<V> sorted, int[] ranks) {
    this.sorted = sorted;
    this.ranks = ranks;
  }

  /**
   * Ranks a part of the keys.
   *
   * @param cells the number of cells
   * @param code returns a cell's code for its value
   * @param value returns the value of a code; two codes may have equal values
   * @param comparator the order of the values
   */
  static <V> Ranking<V> of(
      int cells, IntToLongFunction code, LongFunction<V> value, Comparator<V> comparator) {
    Codes codes = new Codes();
    int[] numbers = new int[cells];
    for (int cell = 0; cell < cells; cell++) {
      numbers[cell] = codes.number(code.applyAsLong(cell));
    }
    List<V> values = Arrays.stream(codes.all()).mapToObj(value).toList();
    List<V> sorted = values.stream().distinct().sorted(comparator).toList();
    Map<V, Integer> rankOf = new HashMap<>();
    for (int rank = 0; rank < sorted.size(); rank++) {
      rankOf.put(sorted.get(rank), rank);
    }
    int[] ranks = values.stream().mapToInt(rankOf::get).toArray();
    for (int cell = 0; cell < cells; cell++) {
      numbers[cell] = ranks[numbers[cell]];
    }
    return new Ranking<>(sorted, numbers);
  }

  /** Returns a cell's value. */
  V value(int cell) {
    return sorted.get(ranks[cell]);
  }

  /** Returns the rank of a cell's value, from 0. */
  int rank(int cell) {
    return ranks[cell];
  }

  /** Returns the code of each value's text, by rank: looked up once per value, not per row. */
  int[] codes(TableRows.Builder rows, Function<V, String> text) {
    return sorted.stream()
        .map(text)
        .mapToInt(given -> given == null ? TableRows.NO_TEXT : rows.code(given))
        .toArray();
  }

  /** Returns all values. */
  Set<V> distinct() {
    return Set.copyOf(sorted);
  }

  /** Sorts numbers of cells by the rank of their values; a stable counting sort. */
  int[] sort(int[] order) {
    int[] starts = new int[sorted.size() + 1];
    for (int cell : order) {
      starts[ranks[cell] + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] result = new int[order.length];
    for (int cell : order) {
      result[starts[ranks[cell]]++] = cell;
    }
    return result;
  }

  /** Numbers codes in the order of their first appearance. */
  private static final class Codes {
    private long[] codes = new long[64];
    private final KeyIndex index = new KeyIndex(codes.length, number -> hash(codes[number]));

    int number(long code) {
      int slot = index.first(hash(code));
      for (int number = index.number(slot); number >= 0; number = index.number(slot)) {
        if (codes[number] == code) {
          return number;
        }
        slot = index.next(slot);
      }
      int size = index.size();
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, 2 * size);
      }
      codes[size] = code;
      return index.add(slot);
    }

    long[] all() {
      return Arrays.copyOf(codes, index.size());
    }

    private static int hash(long code) {
      return (int) KeyIndex.mix(0, code);
    }
  }
}
