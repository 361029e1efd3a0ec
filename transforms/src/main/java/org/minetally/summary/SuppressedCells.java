package org.minetally.summary;

import java.util.BitSet;
import java.util.List;

/** Which numbers of a table's cells are suppressed. */
final class SuppressedCells {

  /** Of a table that may show everything. */
  static final SuppressedCells NONE = new SuppressedCells(List.of());

  private final List<BitSet> cells;

  private SuppressedCells(List<BitSet> cells) {
    this.cells = cells;
  }

  /**
   * Of a table of which some numbers may be suppressed.
   *
   * @param cells for the records, and then for each measure, the cells that do not show it
   */
  static SuppressedCells of(List<BitSet> cells) {
    return new SuppressedCells(List.copyOf(cells));
  }

  /** Whether any may be: then a column says so. */
  boolean isPossible() {
    return !cells.isEmpty();
  }

  /** Whether a cell does not show its number of records. */
  boolean hidesRecords(int cell) {
    return hides(0, cell);
  }

  /** Whether a cell does not show a measure. */
  boolean hidesSum(int measure, int cell) {
    return hides(1 + measure, cell);
  }

  /** Whether a cell does not show one of its numbers. */
  boolean hidesAny(int cell) {
    return cells.stream().anyMatch(of -> of.get(cell));
  }

  private boolean hides(int number, int cell) {
    return isPossible() && cells.get(number).get(cell);
  }
}
