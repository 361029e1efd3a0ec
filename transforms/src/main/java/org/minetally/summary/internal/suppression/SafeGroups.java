package org.minetally.summary.internal.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Partitions atoms into groups such that any function of the groups' sums may be shown.
 *
 * <p>The rule: a value is shown only if it follows from sums of safe groups. In every measure, a
 * safe group has either nothing or at least the minimum; if it has several atoms, its records
 * exceed the number of its atoms by at least the minimum. Then everything shown stays the same
 * however the records of a group are distributed over its atoms, as long as each atom keeps one: no
 * subtraction, across any tables, can distinguish these states of the world. The range of a value
 * that is not shown is therefore at least the minimum wide.
 *
 * <p>Readers keep what earlier snapshots have shown. The groups of those snapshots are therefore
 * kept, and only new records form new groups. {@code docs/suppression.md} gives the argument.
 *
 * <p>The result does not depend on the order of the atoms. Each step takes the time of sorting.
 */
public final class SafeGroups {

  /** The measure number that denotes records. */
  public static final int RECORDS = -1;

  private final Carryover carryover;
  private final List<Group> groups;
  private final Rules rules;
  private final Set<Integer> uneven;

  /** The safe groups of which at least one sum is shown. */
  private final Set<Group> summed;

  /** Identifies what is published; null until that is known. */
  private final Supplier<String> fingerprint;

  private SafeGroups(
      Carryover carryover,
      List<Group> groups,
      Rules rules,
      Set<Integer> uneven,
      Set<Group> summed,
      Supplier<String> fingerprint) {
    this.carryover = carryover;
    this.groups = groups;
    this.rules = rules;
    this.uneven = Set.copyOf(uneven);
    this.summed = summed;
    this.fingerprint = fingerprint;
  }

  /** Returns these groups, or others, and which of them have a sum that is shown. */
  private SafeGroups with(List<Group> others, Set<Group> sums, Supplier<String> published) {
    return new SafeGroups(carryover, others, rules, uneven, sums, published);
  }

  /**
   * Groups atoms if nothing was published before.
   *
   * @param atoms all atoms, in any order, with different keys and the same numbers of steps and
   *     measures
   * @param parts the measures that add up to another one; empty if none do. If one of them is small
   *     over all data, none of them is shown anywhere, because it could be computed from the others
   * @param uneven the measures that some atoms report and others do not: showing that a part of a
   *     group has none would reveal which
   * @param minimum the smallest count above 0 that may be shown, at least 2
   */
  public static SafeGroups of(
      List<Atom> atoms, Set<Integer> parts, Set<Integer> uneven, long minimum) {
    return after(SuppressionHistory.NONE, atoms, parts, uneven, minimum);
  }

  /**
   * Groups atoms so that they are safe together with everything published before.
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
    return new SafeGroups(carryover, groups, rules, uneven, safe(groups, rules), null);
  }

  /**
   * Returns groups for a reader who sees these tables and no others. If the tables show no sum of a
   * group, the groups that were sacrificed for it are restored; the remaining group need not hide
   * which of its cells have none, and the next snapshot may group its cells anew. If the last
   * snapshot had the same atoms and tables, its groups are returned: nothing that it suppressed is
   * shown by publishing it again.
   *
   * @param published every measure of every published table that counts these atoms
   */
  public SafeGroups in(List<PublishedMeasure> published) {
    Supplier<String> now =
        () -> SuppressionFingerprint.of(carryover.atoms(), published, uneven, rules);
    SuppressionHistory history = carryover.history();
    if (history.last() == null) {
      return with(groups, summed, now).shownIn(published);
    }
    String known = now.get();
    SuppressionHistory before = history.before(known);
    SafeGroups first =
        before == history
            ? this
            : after(before, carryover.atoms(), rules.outcomes(), uneven, rules.minimum());
    return first.with(first.groups, first.summed, () -> known).shownIn(published);
  }

  private SafeGroups shownIn(List<PublishedMeasure> published) {
    Set<Group> seen = seen(published);
    if (groups.stream().anyMatch(group -> isGivenUpInVain(group, seen))) {
      List<Group> restored = new ArrayList<>();
      for (Group group : groups) {
        restored.addAll(isGivenUpInVain(group, seen) ? group.origin() : List.of(group));
      }
      return with(restored, safe(restored, rules), fingerprint).shownIn(published);
    }
    SafeGroups result = this;
    while (seen.size() < result.summed.size()) {
      Set<Group> fewer = Collections.newSetFromMap(new IdentityHashMap<>());
      fewer.addAll(seen);
      result = with(groups, fewer, fingerprint);
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

  /** Returns the safe groups of which at least one sum is shown. */
  private Set<Group> seen(List<PublishedMeasure> published) {
    Set<Group> unseen = safe(groups, rules);
    Set<Group> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PublishedMeasure view : published) {
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
  public BitSet hidden(PublishedMeasure view) {
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
   * Shows what a reader can compute anyway from other values of the same cell: the only hidden
   * value among a sum and its parts.
   *
   * @param hidden for the sum and for each of its parts, the cells that hide it; modified in place
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

  private List<PublishedMeasure.Whole> wholes(Group group, int measure, boolean isSummed) {
    if (uneven.contains(measure)) {
      return whole(group.parts().stream().flatMap(part -> part.atoms().stream()), isSummed);
    }
    List<PublishedMeasure.Whole> wholes = new ArrayList<>();
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

  /**
   * Returns whether a part shows a measure separately although other parts of its group show it
   * only as a sum.
   */
  private static boolean isAlone(Part part, int measure) {
    return part instanceof Part.TiedCells tied && !tied.pools(measure);
  }

  /**
   * Returns whether a reader knows a part's value of a measure even if no sum of its group is
   * shown. A value of 0 reveals nothing then, and a value that was shown before and has not changed
   * is known.
   */
  private static boolean isKnown(Part part, int measure) {
    return part instanceof Part.FreshRecords fresh
        ? fresh.counts().get(measure) == 0
        : part instanceof Part.TiedCells tied && tied.isUnchanged(measure);
  }

  private static List<PublishedMeasure.Whole> whole(Stream<Integer> atoms, boolean isShown) {
    int[] all = atoms.mapToInt(Integer::intValue).toArray();
    return all.length == 0 ? List.of() : List.of(new PublishedMeasure.Whole(all, isShown));
  }

  /**
   * Returns what a reader knows once this is published: the history for the next snapshot. It is
   * complete for the tables passed to {@link #in}.
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
    return fingerprint == null
        ? next.history()
        : next.history().withLast(fingerprint.get(), carryover.history());
  }

  private boolean isSeen(Group group, PublishedMeasure view, BitSet hidden) {
    return wholes(group, view.measure(), summed.contains(group)).stream()
        .flatMapToInt(whole -> IntStream.of(whole.atoms()))
        .anyMatch(atom -> hidden.nextClearBit(view.from()[atom]) < view.to()[atom]);
  }

  /**
   * Returns the measures that are shown at all. A measure that is small over all data is shown
   * nowhere. Nor is one that an earlier snapshot did not show, because its groups were made without
   * it.
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
