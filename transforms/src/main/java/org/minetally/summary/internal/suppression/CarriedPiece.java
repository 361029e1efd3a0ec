package org.minetally.summary.internal.suppression;

import java.util.Set;
import org.minetally.summary.internal.suppression.SuppressionHistory.Piece;

/**
 * A piece of the history in this snapshot.
 *
 * @param cell its cell
 * @param before the piece as recorded in the history
 * @param age its position among the cell's pieces
 * @param kept the part of it that remains
 * @param holdsRow whether the cell's row depends on it
 */
record CarriedPiece(CarriedCell cell, Piece before, int age, Counts kept, boolean holdsRow) {

  /**
   * A cell of the history in this snapshot.
   *
   * @param key its key
   * @param atom its position; -1 if it has been removed
   * @param knownZero the measures that were shown to be 0
   * @param added the counts that it has in addition
   * @param hidden the unchanged counts that the last snapshot suppressed; 0 for other measures
   */
  record CarriedCell(String key, int atom, Set<Integer> knownZero, Counts added, Counts hidden) {}

  String key() {
    return cell.key;
  }

  boolean isGone() {
    return cell.atom < 0;
  }

  Counts gone() {
    return before.base().minus(kept);
  }

  Counts changes() {
    return gone().plus(cell.added);
  }

  Counts hidden() {
    return cell.hidden;
  }

  RowCounts rowCounts(Set<Integer> outcomes) {
    return new RowCounts(kept, Counts.ofRow(holdsRow, cell.knownZero, outcomes, kept.measures()));
  }
}
