package org.minetally.summary.internal.suppression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tries to recover what is not shown from everything that is. Knows nothing about groups: only
 * equations between unknown numbers, and the minimum of each.
 */
public final class Attacker {

  /** A prime, so that every number except 0 has an inverse. */
  private static final long FIELD = 2_147_483_647L;

  private final long[] low;
  private final long[] high;
  private final List<long[]> equations = new ArrayList<>();
  private final List<long[]> reduced = new ArrayList<>();

  /**
   * Creates an attacker with these unknowns.
   *
   * @param least the minimum of each
   */
  public Attacker(long[] least) {
    low = least.clone();
    high = new long[least.length];
    Arrays.fill(high, Integer.MAX_VALUE);
  }

  /** Adds the equation that these unknowns, times their factors, have this sum. */
  public void learn(long[] factors, long sum) {
    long[] equation = Arrays.copyOf(factors, factors.length + 1);
    equation[factors.length] = sum;
    equations.add(equation);
    long[] rest = reduce(factors);
    if (pivot(rest) >= 0) {
      reduced.add(rest);
    }
  }

  /** Returns whether the sum of these unknowns follows from the equations alone. */
  public boolean canSubtract(long[] factors) {
    return pivot(reduce(factors)) < 0;
  }

  /** Returns the interval in which the sum of these unknowns must be, by bounds alone. */
  public long[] interval(long[] factors) {
    long least = 0;
    long most = 0;
    for (int i = 0; i < factors.length; i++) {
      least += factors[i] * low[i];
      most += factors[i] * high[i];
    }
    return new long[] {least, most};
  }

  /** Narrows the bounds until no equation narrows them further. */
  public void propagate() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (long[] equation : equations) {
        int[] unknowns = unknowns(equation);
        for (int i : unknowns) {
          changed |= narrow(equation, unknowns, i);
        }
      }
    }
  }

  /** Narrows the bounds of one unknown. Factors must be 1 or -1. */
  private boolean narrow(long[] equation, int[] unknowns, int unknown) {
    long least = equation[low.length];
    long most = equation[low.length];
    for (int i : unknowns) {
      if (i != unknown) {
        least -= equation[i] > 0 ? high[i] : -low[i];
        most -= equation[i] > 0 ? low[i] : -high[i];
      }
    }
    long from = equation[unknown] > 0 ? least : -most;
    long to = equation[unknown] > 0 ? most : -least;
    boolean narrower = from > low[unknown] || to < high[unknown];
    low[unknown] = Math.max(low[unknown], from);
    high[unknown] = Math.min(high[unknown], to);
    return narrower;
  }

  private int[] unknowns(long[] equation) {
    return IntStream.range(0, low.length).filter(i -> equation[i] != 0).toArray();
  }

  private long[] reduce(long[] factors) {
    long[] rest = new long[factors.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = Math.floorMod(factors[i], FIELD);
    }
    for (long[] row : reduced) {
      int pivot = pivot(row);
      if (rest[pivot] != 0) {
        long times = rest[pivot] * inverse(row[pivot]) % FIELD;
        for (int i = 0; i < rest.length; i++) {
          rest[i] = Math.floorMod(rest[i] - times * row[i] % FIELD, FIELD);
        }
      }
    }
    return rest;
  }

  private static int pivot(long[] row) {
    for (int i = 0; i < row.length; i++) {
      if (row[i] != 0) {
        return i;
      }
    }
    return -1;
  }

  private static long inverse(long value) {
    return BigInteger.valueOf(value).modInverse(BigInteger.valueOf(FIELD)).longValueExact();
  }
}
