package org.minetally.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Puts atoms into groups, so that whatever is a function of the groups' sums may be shown.
 *
 * <p>The rule: a value is shown only if it follows from sums of safe groups. A safe group has in
 * every measure nothing, or at least the minimum; and if it has several atoms, at least the minimum
 * of records more than atoms. Then what is shown stays the same however the records of a group are
 * dealt out to its atoms, as long as each keeps one: no subtraction, in whichever tables, tells one
 * such state of the world from another. Between the least and the most that a value not shown can
 * be so lies at least the minimum.
 *
 * <p>The result does not depend on the order of the atoms. The time is that of sorting, for each
 * step.
 */
public final class SafeGroups {

  /** Stands for the records where the number of a measure is asked for. */
  public static final int RECORDS = -1;

  private final List<Group> groups;
  private final List<Integer> shown;
  private final Set<Integer> uneven;
  private final long minimum;

  private SafeGroups(List<Group> groups, List<Integer> shown, Set<Integer> uneven, long minimum) {
    this.groups = groups;
    this.shown = shown;
    this.uneven = Set.copyOf(uneven);
    this.minimum = minimum;
  }

  /**
   * Groups atoms.
   *
   * @param atoms all atoms, in any order, with different keys, all of as many steps and measures
   * @param parts the measures that add up to another one; empty if none do. If one of them is small
   *     in all the data, none of them is shown anywhere, since it would be what the others leave
   * @param uneven the measures that some atoms report and others do not: that a part of a group has
   *     none would tell which
   * @param minimum the smallest count above 0 that may be shown, at least 2
   */
  public static SafeGroups of(
      List<Atom> atoms, Set<Integer> parts, Set<Integer> uneven, long minimum) {
    int[] order =
        IntStream.range(0, atoms.size())
            .boxed()
            .sorted(Comparator.comparing(position -> atoms.get(position).key()))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Group> single = new ArrayList<>();
    for (int position : order) {
      single.add(Group.of(position, atoms.get(position)));
    }
    List<Integer> shown = shown(single, parts, minimum);
    List<Group> groups = single;
    int steps = atoms.isEmpty() ? 0 : atoms.get(0).containers().size();
    for (int step = 0; step <= steps; step++) {
      groups = merged(groups, atoms, step, shown, minimum);
    }
    return new SafeGroups(groups, shown, uneven, minimum);
  }

  /**
   * Which cells of a table must not show a value.
   *
   * @param cellOf for each atom its cell, from 0; negative if it is in none
   * @param cells how many cells there are
   * @param measure the measure's number, or {@link #RECORDS}
   */
  public BitSet hidden(int[] cellOf, int cells, int measure) {
    BitSet hidden = new BitSet(cells);
    if (measure != RECORDS && !shown.contains(measure)) {
      hidden.set(0, cells);
      return hidden;
    }
    for (Group group : groups) {
      int first = cellOf[group.atoms().get(0)];
      boolean whole = group.atoms().stream().allMatch(atom -> cellOf[atom] == first);
      boolean none =
          measure != RECORDS && group.measures().get(measure) == 0 && !uneven.contains(measure);
      if (!group.isSafe(shown, minimum) || (!whole && !none)) {
        group.atoms().stream()
            .mapToInt(atom -> cellOf[atom])
            .filter(cell -> cell >= 0)
            .forEach(hidden::set);
      }
    }
    return hidden;
  }

  /** The measures that are shown at all: what is small in all the data is shown nowhere. */
  private static List<Integer> shown(List<Group> single, Set<Integer> parts, long minimum) {
    if (single.isEmpty()) {
      return List.of();
    }
    int measures = single.get(0).measures().size();
    long[] totals = new long[measures];
    for (Group atom : single) {
      for (int i = 0; i < measures; i++) {
        totals[i] = Math.addExact(totals[i], atom.measures().get(i));
      }
    }
    boolean smallPart = parts.stream().anyMatch(i -> isSmall(totals[i], minimum));
    return IntStream.range(0, measures)
        .filter(i -> !isSmall(totals[i], minimum) && !(smallPart && parts.contains(i)))
        .boxed()
        .toList();
  }

  private static boolean isSmall(long total, long minimum) {
    return total > 0 && total < minimum;
  }

  /** The groups after one step; the one after the last container is everything. */
  private static List<Group> merged(
      List<Group> groups, List<Atom> atoms, int step, List<Integer> shown, long minimum) {
    Map<String, List<Group>> inside = new TreeMap<>();
    for (Group group : groups) {
      List<String> containers = atoms.get(group.atoms().get(0)).containers();
      String container = step < containers.size() ? containers.get(step) : "";
      inside.computeIfAbsent(container, any -> new ArrayList<>()).add(group);
    }
    List<Group> all = new ArrayList<>();
    inside.values().forEach(some -> all.addAll(mended(some, shown, minimum)));
    return all;
  }

  /**
   * The groups of one container, unsafe ones as one. Safe ones are given up for its sake only if
   * that helps: else the container's own sum is small, and the next step has to help.
   */
  private static List<Group> mended(List<Group> groups, List<Integer> shown, long minimum) {
    List<Group> safe = new ArrayList<>();
    List<Group> unsafe = new ArrayList<>();
    groups.forEach(group -> (group.isSafe(shown, minimum) ? safe : unsafe).add(group));
    if (unsafe.isEmpty()) {
      return safe;
    }
    Group rest = union(unsafe);
    safe.sort(Group.CHEAPEST);
    List<Group> everything = new ArrayList<>(safe);
    everything.add(rest);
    if (union(everything).isSafe(shown, minimum)) {
      while (!rest.isSafe(shown, minimum)) {
        rest = rest.with(safe.remove(cheapestCure(rest, safe, shown, minimum)));
      }
    }
    safe.add(rest);
    return safe;
  }

  /** The first that is enough alone; if none is, the largest. */
  private static int cheapestCure(Group rest, List<Group> safe, List<Integer> shown, long minimum) {
    for (int i = 0; i < safe.size(); i++) {
      if (rest.isSafeWith(safe.get(i), shown, minimum)) {
        return i;
      }
    }
    return safe.size() - 1;
  }

  /** One group of all, in time that grows with their atoms only. */
  private static Group union(List<Group> groups) {
    List<Integer> atoms = new ArrayList<>();
    String first = groups.get(0).first();
    long records = 0;
    long[] sums = new long[groups.get(0).measures().size()];
    for (Group group : groups) {
      atoms.addAll(group.atoms());
      first = first.compareTo(group.first()) < 0 ? first : group.first();
      records = Math.addExact(records, group.records());
      for (int i = 0; i < sums.length; i++) {
        sums[i] = Math.addExact(sums[i], group.measures().get(i));
      }
    }
    return new Group(first, atoms, records, Arrays.stream(sums).boxed().toList());
  }
}
