package org.minetally.summary.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
 * <p>What earlier snapshots have shown stays known: their groups are kept, and only records that
 * they did not have are grouped anew. {@code docs/suppression.md} gives the argument.
 *
 * <p>The result does not depend on the order of the atoms. The time is that of sorting, for each
 * step.
 */
public final class SafeGroups {

  /** The measure number that asks for records. */
  public static final int RECORDS = -1;

  private final Carryover carryover;
  private final List<Group> groups;
  private final Rules rules;
  private final Set<Integer> uneven;

  /** The groups that are safe and of which some sum is shown. */
  private final Set<Group> summed;

  private SafeGroups(
      Carryover carryover,
      List<Group> groups,
      Rules rules,
      Set<Integer> uneven,
      Set<Group> summed) {
    this.carryover = carryover;
    this.groups = groups;
    this.rules = rules;
    this.uneven = Set.copyOf(uneven);
    this.summed = summed;
  }

  /**
   * One measure of a published table.
   *
   * @param from for each atom the first of the cells that hold it
   * @param to for each atom the cell after the last of these; the first one if none holds it
   * @param cells how many cells there are
   * @param measure the measure's number, or {@link #RECORDS}
   */
  @SuppressWarnings("ArrayRecordComponent") // A view is read at once and compared with nothing.
  public record View(int[] from, int[] to, int cells, int measure) {

    /**
     * Returns the view of a table in which no more than one cell holds an atom.
     *
     * @param cellOf for each atom its cell; negative if none holds it
     */
    public static View of(int[] cellOf, int cells, int measure) {
      int[] from = IntStream.of(cellOf).map(cell -> Math.max(0, cell)).toArray();
      int[] to = IntStream.of(cellOf).map(cell -> cell + 1).toArray();
      return new View(from, to, cells, measure);
    }

    /** Hides the cells that hold some of the atoms and not all, or all cells that hold any. */
    private void hide(Whole whole, BitSet hidden) {
      int[] atoms = whole.atoms();
      if (!whole.isShown()) {
        for (int atom : atoms) {
          hidden.set(from[atom], to[atom]);
        }
        return;
      }
      int[] starts = IntStream.of(atoms).map(atom -> from[atom]).sorted().toArray();
      int[] ends = IntStream.of(atoms).map(atom -> to[atom]).sorted().toArray();
      int open = 0;
      int at = 0;
      int start = 0;
      int end = 0;
      while (end < ends.length) {
        int next = start < starts.length ? Math.min(starts[start], ends[end]) : ends[end];
        if (open > 0 && open < atoms.length) {
          hidden.set(at, next);
        }
        at = next;
        while (start < starts.length && starts[start] == at) {
          start++;
          open++;
        }
        while (end < ends.length && ends[end] == at) {
          end++;
          open--;
        }
      }
    }
  }

  /**
   * Groups atoms where nothing was published before.
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
    return after(SuppressionHistory.NONE, atoms, parts, uneven, minimum);
  }

  /**
   * Groups atoms so that they are safe together with all that was published before.
   *
   * @param history what earlier snapshots have shown, with the same measures and minimum
   */
  public static SafeGroups after(
      SuppressionHistory history,
      List<Atom> atoms,
      Set<Integer> parts,
      Set<Integer> uneven,
      long minimum) {
    Rules rules = new Rules(counted(history, atoms, parts, minimum), parts, minimum);
    Carryover carryover = Carryover.of(history, atoms, parts);
    List<Group> groups = new Grouping(atoms, rules).join(carryover.groups());
    return new SafeGroups(carryover, groups, rules, uneven, safe(groups, rules));
  }

  /**
   * Returns the same for a reader who sees these tables and no others. Of a group of which they
   * show no sum, the groups that were given up for it are restored; the rest need not hide which of
   * its cells have none, and the next snapshot may group its cells anew.
   *
   * @param published every measure of every published table that counts these atoms
   */
  public SafeGroups in(List<View> published) {
    SafeGroups result = this;
    Set<Group> seen = result.seen(published);
    if (groups.stream().anyMatch(group -> isGivenUpInVain(group, seen))) {
      List<Group> restored = new ArrayList<>();
      for (Group group : groups) {
        restored.addAll(isGivenUpInVain(group, seen) ? group.origin() : List.of(group));
      }
      return new SafeGroups(carryover, restored, rules, uneven, safe(restored, rules))
          .in(published);
    }
    while (seen.size() < result.summed.size()) {
      Set<Group> fewer = Collections.newSetFromMap(new IdentityHashMap<>());
      fewer.addAll(seen);
      result = new SafeGroups(carryover, groups, rules, uneven, fewer);
      if (!seen.addAll(result.seen(published))) {
        return result;
      }
    }
    return result;
  }

  private static boolean isGivenUpInVain(Group group, Set<Group> seen) {
    return !group.origin().isEmpty() && !seen.contains(group);
  }

  private static Set<Group> safe(List<Group> groups, Rules rules) {
    Set<Group> safe = Collections.newSetFromMap(new IdentityHashMap<>());
    groups.stream().filter(group -> group.isSafe(rules)).forEach(safe::add);
    return safe;
  }

  /** The safe groups of which some sum is shown. */
  private Set<Group> seen(List<View> published) {
    Set<Group> unseen = safe(groups, rules);
    Set<Group> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (View view : published) {
      BitSet hidden = hidden(view);
      for (Group group : List.copyOf(unseen)) {
        if (isSeen(group, view, hidden)) {
          unseen.remove(group);
          seen.add(group);
        }
      }
    }
    return seen;
  }

  /** Returns the cells of a table that must not show a value. */
  public BitSet hidden(View view) {
    BitSet hidden = new BitSet(view.cells());
    int measure = view.measure();
    boolean isCounted = measure == RECORDS || rules.counted().contains(measure);
    if (!isCounted && !carryover.history().everCounted().contains(measure)) {
      hidden.set(0, view.cells());
      return hidden;
    }
    for (Group group : groups) {
      wholes(group, measure, isCounted && summed.contains(group))
          .forEach(whole -> view.hide(whole, hidden));
    }
    return hidden;
  }

  /**
   * Shows what a reader can compute from other values of the same cell anyway: the one hidden value
   * among a sum and its parts.
   *
   * @param hidden for the sum and for each of its parts, the cells that hide it; changed in place
   */
  public static void showDerived(List<BitSet> hidden) {
    BitSet several = new BitSet();
    BitSet any = new BitSet();
    for (BitSet of : hidden) {
      BitSet again = (BitSet) any.clone();
      again.and(of);
      several.or(again);
      any.or(of);
    }
    hidden.forEach(of -> of.and(several));
  }

  /** Atoms of which a measure is shown only together, or not at all. */
  @SuppressWarnings("ArrayRecordComponent") // It is read at once and compared with nothing.
  private record Whole(int[] atoms, boolean isShown) {}

  private List<Whole> wholes(Group group, int measure, boolean isSummed) {
    if (uneven.contains(measure)) {
      return whole(group.parts().stream().flatMap(part -> part.atoms().stream()), isSummed);
    }
    List<Whole> wholes = new ArrayList<>();
    List<Integer> together = new ArrayList<>();
    boolean isJoint = group.shares(measure) && (isSummed || group.isLinked());
    for (Part part : group.parts()) {
      Stream<Integer> atoms = part.hiding(measure, group).stream();
      if (isJoint && !isAlone(part, measure)) {
        atoms.forEach(together::add);
      } else {
        wholes.addAll(whole(atoms, isSummed || isKnown(part, measure)));
      }
    }
    wholes.addAll(whole(together.stream(), isSummed || group.isUnchanged(measure)));
    return wholes;
  }

  /** Whether a part shows a measure alone that others of its group show only together. */
  private static boolean isAlone(Part part, int measure) {
    return part instanceof Part.Tied tied && !tied.pools(measure);
  }

  /**
   * Whether a part shows a measure although its group shows no sum. That there is none gives
   * nothing away then, and what was shown before and has not changed is known.
   */
  private static boolean isKnown(Part part, int measure) {
    return part instanceof Part.Fresh fresh
        ? fresh.counts().get(measure) == 0
        : part instanceof Part.Tied tied && tied.isUnchanged(measure);
  }

  private static List<Whole> whole(Stream<Integer> atoms, boolean isShown) {
    int[] all = atoms.mapToInt(Integer::intValue).toArray();
    return all.length == 0 ? List.of() : List.of(new Whole(all, isShown));
  }

  /**
   * Returns what a reader knows once this is published: the history for the next snapshot. It is
   * complete for the tables that {@link #in} was given.
   */
  public SuppressionHistory history() {
    if (carryover.atoms().isEmpty()) {
      return carryover.history();
    }
    Set<Integer> zeroShown = new HashSet<>(rules.counted());
    zeroShown.addAll(carryover.history().everCounted());
    zeroShown.removeAll(uneven);
    NextHistory next = new NextHistory(carryover, rules.counted(), zeroShown);
    for (Group group : groups) {
      if (summed.contains(group)) {
        next.tie(group);
      } else {
        next.release(group);
      }
    }
    return next.history();
  }

  private boolean isSeen(Group group, View view, BitSet hidden) {
    return wholes(group, view.measure(), summed.contains(group)).stream()
        .flatMapToInt(whole -> IntStream.of(whole.atoms()))
        .anyMatch(atom -> hidden.nextClearBit(view.from()[atom]) < view.to()[atom]);
  }

  /**
   * The measures that are shown at all. What is small in all the data is shown nowhere, and neither
   * is what an earlier snapshot did not show: its groups were made without it.
   */
  private static List<Integer> counted(
      SuppressionHistory history, List<Atom> atoms, Set<Integer> parts, long minimum) {
    if (atoms.isEmpty()) {
      return List.of();
    }
    long[] totals = new long[atoms.get(0).measures().size()];
    for (Atom atom : atoms) {
      for (int i = 0; i < totals.length; i++) {
        totals[i] = Math.addExact(totals[i], atom.measures().get(i));
      }
    }
    boolean smallPart = parts.stream().anyMatch(i -> isSmall(totals[i], minimum));
    return IntStream.range(0, totals.length)
        .filter(i -> !isSmall(totals[i], minimum) && !(smallPart && parts.contains(i)))
        .filter(i -> history.isEmpty() || history.counted().contains(i))
        .boxed()
        .toList();
  }

  private static boolean isSmall(long total, long minimum) {
    return total > 0 && total < minimum;
  }
}
