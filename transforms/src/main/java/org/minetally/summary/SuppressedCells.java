package org.minetally.summary;

import java.util.BitSet;
import java.util.List;

/** The suppressed numbers of a table's cells. */
final class SuppressedCells {

  /** The value for a table without suppression. */
  static final SuppressedCells NONE = new SuppressedCells(List.of());

  private final List<BitSet> cells;

  private SuppressedCells(List<BitSet> cells) {
    this.cells = cells;
  }

  /**
   * Returns the value for a table with suppression.
   *
   * @param cells for the records, and then for each measure, the cells that do not show it
   */
  static SuppressedCells of(List<BitSet> cells) {
    return new SuppressedCells(List.copyOf(cells));
  }

  /**
   * Returns whether numbers may be suppressed; if so, the table has a column that marks such rows.
   */
  boolean isPossible() {
    return !cells.isEmpty();
  }

  /** Returns whether a cell hides its number of records. */
  boolean hidesRecords(int cell) {
    return hides(0, cell);
  }

  /** Returns whether a cell hides a measure. */
  boolean hidesSum(int measure, int cell) {
    return hides(1 + measure, cell);
  }

  /** Returns whether a cell hides any of its numbers. */
  boolean hidesAny(int cell) {
    return cells.stream().anyMatch(of -> of.get(cell));
  }

  private boolean hides(int number, int cell) {
    return isPossible() && cells.get(number).get(cell);
  }
}
