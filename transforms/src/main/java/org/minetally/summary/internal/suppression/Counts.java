package org.minetally.summary.internal.suppression;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A number of records and the sum of each measure. A measure is identified by its position; {@link
 * SafeGroups#RECORDS} identifies the number of records. Immutable.
 */
final class Counts {

  private final long[] values;

  private Counts(long[] values) {
    this.values = values;
  }

  static Counts of(long records, List<Long> measures) {
    return new Counts(
        LongStream.concat(LongStream.of(records), measures.stream().mapToLong(Long::longValue))
            .toArray());
  }

  /** Returns counts from a list made by {@link #toList}. */
  static Counts of(List<Long> values) {
    return new Counts(values.stream().mapToLong(Long::longValue).toArray());
  }

  static Counts zero(int measures) {
    return new Counts(new long[1 + measures]);
  }

  /**
   * Returns what a row must keep: one record and, if only one outcome is possible for it, one of
   * that outcome.
   *
   * @param isHeld whether the row must keep anything
   * @param zero the measures that a reader knows to be 0
   */
  static Counts ofRow(boolean isHeld, Set<Integer> zero, Set<Integer> outcomes, int measures) {
    long[] values = new long[1 + measures];
    if (isHeld) {
      values[0] = 1;
      List<Integer> possible =
          outcomes.stream().filter(outcome -> !zero.contains(outcome)).toList();
      if (possible.size() == 1) {
        values[1 + possible.get(0)] = 1;
      }
    }
    return new Counts(values);
  }

  long get(int measure) {
    return values[1 + measure];
  }

  long records() {
    return values[0];
  }

  int measures() {
    return values.length - 1;
  }

  boolean isZero() {
    return Arrays.stream(values).allMatch(value -> value == 0);
  }

  Counts plus(Counts other) {
    return with(other, Math::addExact);
  }

  Counts minus(Counts other) {
    return with(other, Math::subtractExact);
  }

  Counts min(Counts other) {
    return with(other, Math::min);
  }

  private Counts with(Counts other, LongBinaryOperator operator) {
    long[] result = new long[values.length];
    Arrays.setAll(result, i -> operator.applyAsLong(values[i], other.values[i]));
    return new Counts(result);
  }

  /** Returns these counts where they equal others, and 0 elsewhere; null equals nothing. */
  Counts whereEqual(Counts other) {
    return other == null
        ? zero(measures())
        : with(other, (value, same) -> value == same ? value : 0);
  }

  Counts withRecords(long records) {
    long[] result = values.clone();
    result[0] = records;
    return new Counts(result);
  }

  /** Returns these counts without records, and only for the given measures. */
  Counts only(Set<Integer> measures) {
    long[] result = new long[values.length];
    measures.forEach(measure -> result[1 + measure] = values[1 + measure]);
    return new Counts(result);
  }

  /**
   * Returns the minimum that must have been removed for these counts to become the later ones. One
   * record has one outcome, so where the outcomes differ, as many records were removed.
   *
   * @param parts the measures that divide the records
   */
  Counts lostUntil(Counts later, Set<Integer> parts) {
    long[] lost = new long[values.length];
    Arrays.setAll(lost, i -> Math.max(0, values[i] - later.values[i]));
    long outcomes = parts.stream().mapToLong(part -> lost[1 + part]).sum();
    for (int i = 0; i < lost.length; i++) {
      if (!parts.contains(i - 1)) {
        lost[i] = Math.min(values[i], Math.max(lost[i], outcomes));
      }
    }
    return new Counts(lost);
  }

  List<Long> toList() {
    return Arrays.stream(values).boxed().toList();
  }

  /** Returns the measures that are not 0. */
  IntStream present() {
    return IntStream.range(0, measures()).filter(measure -> get(measure) != 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts counts && Arrays.equals(values, counts.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
