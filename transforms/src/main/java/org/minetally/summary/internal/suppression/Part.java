package org.minetally.summary.internal.suppression;

import java.util.List;
import java.util.Set;

/**
 * An indivisible part of a group: the records of one cell, or cells tied together by earlier
 * snapshots.
 */
sealed interface Part {

  /** Returns the smallest key of its cells. */
  String first();

  /** Returns the positions of the atoms that contain it. */
  List<Integer> atoms();

  /** Returns the positions of the atoms that must not show a measure by themselves. */
  List<Integer> hiding(int measure, Group group);

  /** Returns whether showing its sums reveals no cell. */
  boolean isSafeAlone(Rules rules);

  /**
   * Records that are in no sum shown by earlier snapshots.
   *
   * @param first the cell's key
   * @param atom the cell's position
   * @param counts the new records and measures
   * @param isNewRow whether the cell's row is new, which shows that it has a record; otherwise the
   *     records are added to others
   * @param exposed if the row is not new, the measures that no older record of its cell hides
   * @param knownZero the measures that an earlier snapshot has shown to be 0
   * @param hidden the unchanged counts that the last snapshot suppressed, by measure; 0 for other
   *     measures
   */
  record Fresh(
      String first,
      int atom,
      Counts counts,
      boolean isNewRow,
      Set<Integer> exposed,
      Set<Integer> knownZero,
      Counts hidden)
      implements Part {

    public Fresh {
      exposed = Set.copyOf(exposed);
      knownZero = Set.copyOf(knownZero);
    }

    @Override
    public List<Integer> atoms() {
      return List.of(atom);
    }

    private boolean isKnownZero(int measure) {
      return knownZero.contains(measure) && counts.get(measure) == 0;
    }

    @Override
    public List<Integer> hiding(int measure, Group group) {
      boolean hides =
          isNewRow
              ? group.shares(measure) && !isKnownZero(measure)
              : measure == SafeGroups.RECORDS || counts.get(measure) != 0;
      return hides ? atoms() : List.of();
    }

    @Override
    public boolean isSafeAlone(Rules rules) {
      boolean records = !isNewRow || counts.records() >= rules.minimum();
      return records
          && rules.counted().stream()
              .filter(measure -> isNewRow || exposed.contains(measure))
              .mapToLong(counts::get)
              .allMatch(sum -> sum == 0 || sum >= rules.minimum());
    }
  }

  /**
   * One of several tied cells.
   *
   * @param atom its position
   * @param knownZero the measures that an earlier snapshot has shown to be 0, and that still are
   */
  record Member(int atom, Set<Integer> knownZero) {
    public Member {
      knownZero = Set.copyOf(knownZero);
    }
  }

  /**
   * Cells that earlier snapshots have shown only as a sum, or a single cell that they have shown.
   *
   * @param unit its number in the history
   * @param part the number of the unit's part; 0 if it is the whole unit
   * @param first the smallest key of its cells
   * @param members the cells that this snapshot still has
   * @param isSingle whether it has always been one cell, and so has been shown
   * @param kept the records that are in every snapshot so far
   * @param bound the records that rows must keep, by the measure that holds the row
   * @param gone the records that have been removed since; for a linked group, those that were
   *     removed when it was linked
   * @param goneRows the number of cells that this snapshot no longer has
   * @param changes the records removed since the last snapshot, and those added
   * @param isTorn whether one of its cells is missing from this snapshot
   * @param pooled the measures that a group shows only as a sum with its fresh records; it shows
   *     the other measures of this part separately, because they have not changed
   * @param hidden the unchanged counts that the last snapshot suppressed, by measure; 0 for other
   *     measures
   */
  record Tied(
      int unit,
      int part,
      String first,
      List<Member> members,
      boolean isSingle,
      Counts kept,
      Counts bound,
      Counts gone,
      long goneRows,
      Counts changes,
      boolean isTorn,
      Set<Integer> pooled,
      Counts hidden)
      implements Part {

    public Tied {
      members = List.copyOf(members);
      pooled = Set.copyOf(pooled);
    }

    @Override
    public List<Integer> atoms() {
      return members.stream().map(Member::atom).toList();
    }

    @Override
    public List<Integer> hiding(int measure, Group group) {
      return has(measure)
          ? members.stream()
              .filter(member -> !member.knownZero().contains(measure))
              .map(Member::atom)
              .toList()
          : List.of();
    }

    /** Returns how many counts can move from one of its cells to another. */
    long slack(int measure) {
      long free = Math.max(0, kept.records() - bound.records());
      return measure == SafeGroups.RECORDS
          ? free
          : Math.max(0, Math.min(kept.get(measure) - bound.get(measure), free));
    }

    /** Returns how many counts may or may not have been removed, as far as a reader knows. */
    long goneSlack(int measure) {
      long free = Math.max(0, gone.records() - goneRows);
      return measure == SafeGroups.RECORDS ? free : Math.min(gone.get(measure), free);
    }

    boolean has(int measure) {
      return kept.get(measure) + gone.get(measure) > 0;
    }

    boolean hasChanged() {
      return !gone.isZero();
    }

    boolean pools(int measure) {
      return pooled.contains(measure);
    }

    /** Returns whether a measure is as the last snapshot showed it. */
    boolean isUnchanged(int measure) {
      return !isTorn && changes.get(measure) == 0;
    }

    /** Returns the link by which the history describes it. */
    SuppressionHistory.Link link() {
      return new SuppressionHistory.Link(gone.withRecords(goneSlack(SafeGroups.RECORDS)), pooled);
    }

    @Override
    public boolean isSafeAlone(Rules rules) {
      return isSafeFor(SafeGroups.RECORDS, rules.minimum())
          && rules.counted().stream().allMatch(measure -> isSafeFor(measure, rules.minimum()));
    }

    /** Returns whether the sum of one measure can be shown. */
    boolean isSafeFor(int measure, long minimum) {
      if (!has(measure)) {
        return true;
      }
      if (isSingle) {
        return kept.get(measure) == 0 || kept.get(measure) >= minimum;
      }
      boolean goneIsSafe = goneRows == 0 || goneSlack(measure) >= minimum;
      return members.size() > 1 && slack(measure) >= minimum && goneIsSafe;
    }
  }
}
