package org.minetally.summary.internal.suppression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Parts of which only the sum is shown.
 *
 * @param sums its parts and their sums
 * @param span the first step at which one container contains all its cells
 * @param linked how an earlier snapshot linked it; null if none did
 * @param origin if safe groups were sacrificed for it, the original unsafe group, then the
 *     sacrificed ones; otherwise empty
 */
record Group(PartSums sums, int span, EarlierLink linked, List<Group> origin) {

  /**
   * A link by an earlier snapshot, which keeps the group together permanently.
   *
   * @param unit its number in the history
   * @param shared the measures that its fresh parts had
   * @param change what happened to the cells of its fresh parts; if one was removed, showing the
   *     group's sum would reveal that cell
   */
  record EarlierLink(int unit, Set<Integer> shared, CellChange change) {
    EarlierLink {
      shared = Set.copyOf(shared);
    }
  }

  /** Returns a group of one part. */
  static Group of(Part part, List<Atom> atoms, Set<Integer> outcomes) {
    return new Group(
        PartSums.of(List.of(part), outcomes), span(part.atoms(), atoms), null, List.of());
  }

  /** Returns a group of parts that an earlier snapshot linked. */
  static Group linked(List<Part> parts, EarlierLink linked, Set<Integer> outcomes) {
    return new Group(PartSums.of(parts, outcomes), Integer.MAX_VALUE, linked, List.of());
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
    return new Group(
        PartSums.union(groups.stream().map(Group::sums).toList()),
        groups.stream().mapToInt(Group::span).max().orElseThrow(),
        null,
        List.of());
  }

  /** Returns the union of this unsafe group and one that is sacrificed for it. */
  Group with(Group givenUp) {
    Group both = union(List.of(this, givenUp));
    List<Group> from = new ArrayList<>(origin.isEmpty() ? List.of(this) : origin);
    from.add(givenUp);
    return new Group(both.sums, both.span, null, from);
  }

  /** Returns the smallest key of its cells, by which groups are ordered. */
  String first() {
    return sums.first();
  }

  /** Returns its parts. */
  List<Part> parts() {
    return sums.parts();
  }

  /** Returns its tied parts. */
  List<Part.TiedCells> tied() {
    return sums.tied();
  }

  /** Returns the sum of its fresh parts. */
  Counts fresh() {
    return sums.fresh().all();
  }

  /** Returns whether its parts show a measure only together. */
  boolean shares(int measure) {
    return measure == SafeGroups.RECORDS
        || (isLinked() ? linked.shared().contains(measure) : fresh().get(measure) != 0);
  }

  private static Set<Integer> measures(Counts counts) {
    return counts.present().boxed().collect(Collectors.toSet());
  }

  /** Returns the number of its records, without those that tied parts have lost. */
  long records() {
    return fresh().records() + tied().stream().mapToLong(part -> part.kept().all().records()).sum();
  }

  boolean isLinked() {
    return linked != null;
  }

  /** Returns whether its sum of a measure is the one shown by the last snapshot. */
  boolean isUnchanged(int measure) {
    return isLinked()
        && linked.change().isNone(measure)
        && tied().stream()
            .filter(part -> part.pools(measure))
            .allMatch(p -> p.isUnchanged(measure));
  }

  /**
   * Returns whether it can join another group, because it has counts that a reader cannot place.
   * They may be without records: a correction can add people to a record.
   */
  boolean canJoin() {
    return !isLinked() && (!fresh().isZero() || tied().get(0).hasChanged());
  }

  /**
   * Returns whether its sums may be shown because they do not reveal its cells. Each cell with a
   * row has at least one record, so only the records beyond that can be anywhere in the group.
   */
  boolean isSafe(Rules rules) {
    if (isLinked()) {
      return !linked.change().isTorn()
          && new Pool(sums.fresh(), tied(), linked.shared()).isSafe(rules);
    }
    return parts().size() == 1
        ? parts().get(0).isSafeAlone(rules)
        : isSafe(sums.fresh(), tied(), rules) && !revealsLast(rules);
  }

  /**
   * Returns whether its sum is one that the last snapshot hid: the cells are the same, and none has
   * changed.
   */
  private boolean revealsLast(Rules rules) {
    return parts().stream().anyMatch(part -> !part.hidden().isZero())
        && (revealsLast(SafeGroups.RECORDS)
            || rules.counted().stream().anyMatch(measure -> revealsLast(measure)));
  }

  private boolean revealsLast(int measure) {
    List<Part> relevant = parts().stream().filter(part -> hides(part, measure)).toList();
    return !relevant.isEmpty()
        && relevant.stream().allMatch(part -> part.hidden().get(measure) > 0);
  }

  private boolean hides(Part part, int measure) {
    boolean isAlone = part instanceof Part.TiedCells some && !some.pools(measure);
    return shares(measure) && !isAlone && !part.hiding(measure, this).isEmpty();
  }

  /** Returns whether the two are safe together. */
  boolean isSafeWith(Group other, Rules rules) {
    List<Part.TiedCells> both = tied();
    if (!other.tied().isEmpty()) {
      both = new ArrayList<>(both);
      both.addAll(other.tied());
    }
    return isSafe(sums.fresh().plus(other.sums.fresh()), both, rules);
  }

  private static boolean isSafe(RowCounts fresh, List<Part.TiedCells> tied, Rules rules) {
    if (!tied.isEmpty()) {
      return new Pool(fresh, tied, measures(fresh.all())).isSafe(rules);
    }
    return fresh.free(SafeGroups.RECORDS) >= rules.minimum()
        && rules.counted().stream()
            .allMatch(
                measure -> fresh.all().get(measure) == 0 || fresh.free(measure) >= rules.minimum());
  }
}
