package org.minetally.summary.suppression;

import java.util.List;
import java.util.Set;

/** Records that a group holds as a whole: those of one cell, or those tied by earlier snapshots. */
sealed interface Part {

  /** The least key of its cells. */
  String first();

  /** The positions of the atoms that hold it. */
  List<Integer> atoms();

  /** The positions of the atoms that must not show a measure by themselves. */
  List<Integer> hiding(int measure, Group group);

  /** Whether its sums can be shown without giving a cell away. */
  boolean isSafeAlone(Rules rules);

  /**
   * Records that no earlier snapshot has shown in any sum.
   *
   * @param first the cell's key
   * @param atom its position
   * @param counts the records and measures that are new
   * @param isNewRow whether the cell's row is new, which shows that it has a record; otherwise the
   *     records come on top of others
   * @param exposed of a row that is not new, the measures that no older record of its cell hides
   * @param knownZero the measures that an earlier snapshot has shown to be 0
   * @param hidden what the last snapshot hid and is the same now, by measure; else 0
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
   * @param knownZero the measures that an earlier snapshot has shown to be 0, and still are
   */
  record Member(int atom, Set<Integer> knownZero) {
    public Member {
      knownZero = Set.copyOf(knownZero);
    }
  }

  /**
   * Cells of which earlier snapshots have shown only the sum, or a cell that they have shown.
   *
   * @param unit its number in the history
   * @param part the number of the unit's part; 0 if it is the whole unit
   * @param first the least key of its cells
   * @param members the cells that this snapshot still has
   * @param isSingle whether it has always been one cell, and so has been shown
   * @param kept the records that have been there in every snapshot
   * @param bound the records that rows must keep, by the measure that holds the row
   * @param gone the records that a snapshot no longer has; of a linked group, the one that linked
   *     it
   * @param goneRows cells that this snapshot no longer has
   * @param changes the records that this snapshot no longer has, and those that came on top
   * @param isTorn whether this snapshot no longer has one of its cells
   * @param pooled the measures that a group with fresh records shows only together with these; it
   *     shows the other ones of this part alone, as they have not changed
   * @param hidden what the last snapshot hid and is the same now, by measure; else 0
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

    /** What can move from one of its cells to another. */
    long slack(int measure) {
      long free = Math.max(0, kept.records() - bound.records());
      return measure == SafeGroups.RECORDS
          ? free
          : Math.max(0, Math.min(kept.get(measure) - bound.get(measure), free));
    }

    /** What could be gone or not, as far as a reader knows. */
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

    /** Whether it is as the last snapshot has shown it. */
    boolean isUnchanged(int measure) {
      return !isTorn && changes.get(measure) == 0;
    }

    /** Returns how the history describes it if it is linked. */
    SuppressionHistory.Link link() {
      return new SuppressionHistory.Link(gone.withRecords(goneSlack(SafeGroups.RECORDS)), pooled);
    }

    @Override
    public boolean isSafeAlone(Rules rules) {
      return isSafeFor(SafeGroups.RECORDS, rules.minimum())
          && rules.counted().stream().allMatch(measure -> isSafeFor(measure, rules.minimum()));
    }

    /** Whether the sum of one measure can be shown. */
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
