package org.minetally.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Atoms of which only the sum is shown.
 *
 * @param first the least key of its atoms, which orders groups
 * @param atoms positions of its atoms
 * @param records the sum of their records
 * @param measures the sums of their measures
 */
record Group(String first, List<Integer> atoms, long records, List<Long> measures) {

  /** The group that serves best to make another one safe comes first: the loss is least. */
  static final Comparator<Group> CHEAPEST =
      Comparator.comparingLong(Group::records).thenComparing(Group::first);

  static Group of(int position, Atom atom) {
    return new Group(atom.key(), List.of(position), atom.records(), atom.measures());
  }

  Group with(Group other) {
    List<Integer> all = new ArrayList<>(atoms);
    all.addAll(other.atoms);
    return new Group(
        first.compareTo(other.first) < 0 ? first : other.first,
        all,
        Math.addExact(records, other.records),
        IntStream.range(0, measures.size())
            .mapToObj(i -> Math.addExact(measures.get(i), other.measures.get(i)))
            .toList());
  }

  /**
   * Whether its sums may be shown and its atoms cannot be told from them. Each atom is known to
   * have a record, so that only the records above that can be anywhere in the group.
   *
   * @param counted the measures that are shown at all
   */
  boolean isSafe(List<Integer> counted, long minimum) {
    return isSafe(atoms.size(), records, counted, minimum, measures::get);
  }

  /** The same of the two together, without making one of them. */
  boolean isSafeWith(Group other, List<Integer> counted, long minimum) {
    return isSafe(
        atoms.size() + other.atoms.size(),
        records + other.records,
        counted,
        minimum,
        i -> measures.get(i) + other.measures.get(i));
  }

  private static boolean isSafe(
      int size, long records, List<Integer> counted, long minimum, IntToLongFunction sums) {
    long spread = size == 1 ? records : records - size;
    return spread >= minimum
        && counted.stream()
            .mapToLong(sums::applyAsLong)
            .allMatch(sum -> sum == 0 || sum >= minimum);
  }
}
