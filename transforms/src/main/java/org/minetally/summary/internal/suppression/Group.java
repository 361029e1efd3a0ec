package org.minetally.summary.internal.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Parts of which only the sum is shown.
 *
 * @param first the smallest key of its cells, by which groups are ordered
 * @param parts its parts
 * @param fresh the sum of its fresh parts
 * @param bound the fresh records that rows must keep, by the measure that holds the row
 * @param tied its tied parts
 * @param span the first step at which one container contains all its cells
 * @param linked how an earlier snapshot linked it; null if none did
 * @param origin if safe groups were sacrificed for it, the original unsafe group, then the
 *     sacrificed ones; otherwise empty
 */
record Group(
    String first,
    List<Part> parts,
    Counts fresh,
    Counts bound,
    List<Part.Tied> tied,
    int span,
    Linked linked,
    List<Group> origin) {

  /**
   * A link by an earlier snapshot, which keeps the group together permanently.
   *
   * @param unit its number in the history
   * @param shared the measures that its fresh parts had
   * @param changes the counts removed from and added to the cells of its fresh parts
   * @param isTorn whether one of its cells was removed, so that showing its sum would reveal that
   *     cell
   */
  record Linked(int unit, Set<Integer> shared, Counts changes, boolean isTorn) {
    Linked {
      shared = Set.copyOf(shared);
    }
  }

  /** Returns a group of one part. */
  static Group of(Part part, List<Atom> atoms, Set<Integer> outcomes) {
    return of(List.of(part), span(part.atoms(), atoms), outcomes, null);
  }

  /** Returns a group of parts that an earlier snapshot linked. */
  static Group linked(List<Part> parts, Linked linked, Set<Integer> outcomes) {
    return of(parts, Integer.MAX_VALUE, outcomes, linked);
  }

  private static Group of(List<Part> parts, int span, Set<Integer> outcomes, Linked linked) {
    Counts fresh = null;
    Counts bound = null;
    List<Part.Tied> tied = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Fresh some) {
        Counts row = bound(some, outcomes);
        fresh = fresh == null ? some.counts() : fresh.plus(some.counts());
        bound = bound == null ? row : bound.plus(row);
      } else if (part instanceof Part.Tied some) {
        tied.add(some);
      }
    }
    Counts none = fresh == null ? Counts.zero(tied.get(0).kept().measures()) : null;
    return new Group(
        parts.stream().map(Part::first).min(Comparator.naturalOrder()).orElseThrow(),
        parts,
        fresh == null ? none : fresh,
        bound == null ? none : bound,
        tied,
        span,
        linked,
        List.of());
  }

  private static Counts bound(Part.Fresh fresh, Set<Integer> outcomes) {
    return Counts.ofRow(fresh.isNewRow(), fresh.knownZero(), outcomes, fresh.counts().measures());
  }

  private static int span(List<Integer> cells, List<Atom> atoms) {
    List<String> containers = atoms.get(cells.get(0)).containers();
    return IntStream.range(0, containers.size())
        .filter(
            step ->
                cells.stream()
                    .allMatch(
                        cell ->
                            atoms.get(cell).containers().get(step).equals(containers.get(step))))
        .findFirst()
        .orElse(containers.size());
  }

  /** Returns one group of all parts, in time proportional to their number. */
  static Group union(List<Group> groups) {
    List<Part> parts = new ArrayList<>();
    List<Part.Tied> tied = new ArrayList<>();
    String first = groups.get(0).first;
    Counts fresh = Counts.zero(groups.get(0).fresh.measures());
    Counts bound = fresh;
    int span = 0;
    for (Group group : groups) {
      parts.addAll(group.parts);
      tied.addAll(group.tied);
      first = first.compareTo(group.first) < 0 ? first : group.first;
      fresh = fresh.plus(group.fresh);
      bound = bound.plus(group.bound);
      span = Math.max(span, group.span);
    }
    return new Group(first, parts, fresh, bound, tied, span, null, List.of());
  }

  /** Returns the union of this unsafe group and one that is sacrificed for it. */
  Group with(Group givenUp) {
    Group both = union(List.of(this, givenUp));
    List<Group> from = new ArrayList<>(origin.isEmpty() ? List.of(this) : origin);
    from.add(givenUp);
    return new Group(
        both.first, both.parts, both.fresh, both.bound, both.tied, both.span, null, from);
  }

  /** Returns whether its parts show a measure only together. */
  boolean shares(int measure) {
    return measure == SafeGroups.RECORDS
        || (isLinked() ? linked.shared().contains(measure) : fresh.get(measure) != 0);
  }

  private static Set<Integer> measures(Counts counts) {
    return counts.present().boxed().collect(Collectors.toSet());
  }

  /** Returns the number of its records, without those that tied parts have lost. */
  long records() {
    return fresh.records() + tied.stream().mapToLong(part -> part.kept().records()).sum();
  }

  boolean isLinked() {
    return linked != null;
  }

  /** Returns whether its sum of a measure is the one shown by the last snapshot. */
  boolean isUnchanged(int measure) {
    return isLinked()
        && !linked.isTorn()
        && linked.changes().get(measure) == 0
        && tied.stream().filter(part -> part.pools(measure)).allMatch(p -> p.isUnchanged(measure));
  }

  /**
   * Returns whether it can join another group, because it has records that a reader cannot place.
   */
  boolean canJoin() {
    return !isLinked() && (fresh.records() > 0 || tied.get(0).hasChanged());
  }

  /**
   * Returns whether its sums may be shown because they do not reveal its cells. Each cell with a
   * row has at least one record, so only the records beyond that can be anywhere in the group.
   */
  boolean isSafe(Rules rules) {
    if (isLinked()) {
      return !linked.isTorn() && new Pool(fresh, bound, tied, linked.shared()).isSafe(rules);
    }
    return parts.size() == 1
        ? parts.get(0).isSafeAlone(rules)
        : isSafe(fresh, bound, tied, rules) && !revealsLast(rules);
  }

  /**
   * Returns whether its sum is one that the last snapshot hid: the cells are the same, and none has
   * changed.
   */
  private boolean revealsLast(Rules rules) {
    return parts.stream().anyMatch(part -> !hidden(part).isZero())
        && (revealsLast(SafeGroups.RECORDS)
            || rules.counted().stream().anyMatch(measure -> revealsLast(measure)));
  }

  private boolean revealsLast(int measure) {
    List<Part> relevant = parts.stream().filter(part -> hides(part, measure)).toList();
    return !relevant.isEmpty() && relevant.stream().allMatch(part -> hidden(part).get(measure) > 0);
  }

  private boolean hides(Part part, int measure) {
    boolean isAlone = part instanceof Part.Tied some && !some.pools(measure);
    return shares(measure) && !isAlone && !part.hiding(measure, this).isEmpty();
  }

  private static Counts hidden(Part part) {
    return part instanceof Part.Fresh some ? some.hidden() : ((Part.Tied) part).hidden();
  }

  /** Returns whether the two are safe together. */
  boolean isSafeWith(Group other, Rules rules) {
    List<Part.Tied> both = tied;
    if (!other.tied.isEmpty()) {
      both = new ArrayList<>(tied);
      both.addAll(other.tied);
    }
    return isSafe(fresh.plus(other.fresh), bound.plus(other.bound), both, rules);
  }

  private static boolean isSafe(Counts fresh, Counts bound, List<Part.Tied> tied, Rules rules) {
    if (!tied.isEmpty()) {
      return new Pool(fresh, bound, tied, measures(fresh)).isSafe(rules);
    }
    return fresh.records() - bound.records() >= rules.minimum()
        && rules.counted().stream()
            .allMatch(
                measure ->
                    fresh.get(measure) == 0
                        || fresh.get(measure) - bound.get(measure) >= rules.minimum());
  }
}
