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
   * @param cells the cells in which the number of records is suppressed, then the same for each
   *     measure
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

  /** Returns whether the number of records of a cell is suppressed. */
  boolean hidesRecords(int cell) {
    return hides(0, cell);
  }

  /** Returns whether a measure of a cell is suppressed. */
  boolean hidesSum(int measure, int cell) {
    return hides(1 + measure, cell);
  }

  /** Returns whether any number of a cell is suppressed. */
  boolean hidesAny(int cell) {
    return cells.stream().anyMatch(of -> of.get(cell));
  }

  private boolean hides(int number, int cell) {
    return isPossible() && cells.get(number).get(cell);
  }
}
