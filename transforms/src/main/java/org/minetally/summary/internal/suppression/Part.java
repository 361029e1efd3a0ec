package org.minetally.summary.internal.suppression;

import java.util.Comparator;
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

  /** Returns the unchanged counts that the last snapshot suppressed; 0 for other measures. */
  Counts hidden();

  /**
   * A cell of this snapshot that is in a part.
   *
   * @param key its key
   * @param atom its position
   * @param knownZero the measures that an earlier snapshot has shown to be 0
   */
  record PartCell(String key, int atom, Set<Integer> knownZero) {
    public PartCell {
      knownZero = Set.copyOf(knownZero);
    }
  }

  /**
   * Records that are in no sum shown by earlier snapshots.
   *
   * @param cell their cell
   * @param counts the new records and measures
   * @param isNewRow whether the cell's row is new, which shows that it has a record; otherwise the
   *     records are added to others
   * @param exposed if the row is not new, the measures that no older record of its cell hides
   * @param hidden the unchanged counts that the last snapshot suppressed; 0 for other measures
   */
  record FreshRecords(
      PartCell cell, Counts counts, boolean isNewRow, Set<Integer> exposed, Counts hidden)
      implements Part {

    public FreshRecords {
      exposed = Set.copyOf(exposed);
    }

    @Override
    public String first() {
      return cell.key();
    }

    @Override
    public List<Integer> atoms() {
      return List.of(cell.atom());
    }

    /** Returns the counts, with the records that the cell's row must keep. */
    RowCounts rowCounts(Set<Integer> outcomes) {
      return new RowCounts(
          counts, Counts.ofRow(isNewRow, cell.knownZero(), outcomes, counts.measures()));
    }

    private boolean isKnownZero(int measure) {
      return cell.knownZero().contains(measure) && counts.get(measure) == 0;
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
   * Records of tied cells that have been removed.
   *
   * @param counts the removed records; for a linked group, those that were removed when it was
   *     linked
   * @param rows the number of cells that this snapshot no longer has
   */
  record Loss(Counts counts, long rows) {

    /** Returns how many counts may or may not have been removed, as far as a reader knows. */
    long slack(int measure) {
      long free = Math.max(0, counts.records() - rows);
      return measure == SafeGroups.RECORDS ? free : Math.min(counts.get(measure), free);
    }

    /** Returns whether showing a sum without the removed cells reveals none of them. */
    boolean isSafe(int measure, long minimum) {
      return rows == 0 || slack(measure) >= minimum;
    }
  }

  /**
   * How earlier snapshots have shown tied cells.
   *
   * @param isSingle whether it has always been one cell, and so has been shown
   * @param pooled the measures that a group shows only as a sum with its fresh records; it shows
   *     the other measures of this part separately, because they have not changed
   * @param hidden the unchanged counts that the last snapshot suppressed; 0 for other measures
   */
  record Exposure(boolean isSingle, Set<Integer> pooled, Counts hidden) {
    public Exposure {
      pooled = Set.copyOf(pooled);
    }
  }

  /**
   * Cells that earlier snapshots have shown only as a sum, or a single cell that they have shown.
   *
   * @param id its place in the history
   * @param cells the cells that this snapshot still has, each with the measures that were shown to
   *     be 0 and still are
   * @param kept the records that are in every snapshot so far
   * @param loss the records that have been removed since
   * @param change what happened since the last snapshot
   * @param exposure how earlier snapshots have shown it
   */
  record TiedCells(
      UnitPart id,
      List<PartCell> cells,
      RowCounts kept,
      Loss loss,
      CellChange change,
      Exposure exposure)
      implements Part {

    public TiedCells {
      cells = List.copyOf(cells);
    }

    @Override
    public String first() {
      return cells.stream().map(PartCell::key).min(Comparator.naturalOrder()).orElseThrow();
    }

    @Override
    public List<Integer> atoms() {
      return cells.stream().map(PartCell::atom).toList();
    }

    @Override
    public Counts hidden() {
      return exposure.hidden();
    }

    @Override
    public List<Integer> hiding(int measure, Group group) {
      return has(measure)
          ? cells.stream()
              .filter(cell -> !cell.knownZero().contains(measure))
              .map(PartCell::atom)
              .toList()
          : List.of();
    }

    /** Returns how many counts can move from one of its cells to another. */
    long slack(int measure) {
      long free = Math.max(0, kept.free(SafeGroups.RECORDS));
      return measure == SafeGroups.RECORDS ? free : Math.max(0, Math.min(kept.free(measure), free));
    }

    /** Returns how many counts may or may not have been removed, as far as a reader knows. */
    long goneSlack(int measure) {
      return loss.slack(measure);
    }

    boolean has(int measure) {
      return kept.all().get(measure) + loss.counts().get(measure) > 0;
    }

    boolean isSingle() {
      return exposure.isSingle();
    }

    boolean hasChanged() {
      return !loss.counts().isZero();
    }

    boolean pools(int measure) {
      return exposure.pooled().contains(measure);
    }

    /** Returns whether a measure is as the last snapshot showed it. */
    boolean isUnchanged(int measure) {
      return change.isNone(measure);
    }

    /** Returns the link by which the history describes it. */
    SuppressionHistory.Link link() {
      return new SuppressionHistory.Link(
          loss.counts().withRecords(loss.slack(SafeGroups.RECORDS)), exposure.pooled());
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
      if (isSingle()) {
        long shown = kept.all().get(measure);
        return shown == 0 || shown >= minimum;
      }
      return cells.size() > 1 && slack(measure) >= minimum && loss.isSafe(measure, minimum);
    }
  }
}
