package org.minetally.summary.internal.suppression;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * One measure of a published table.
 *
 * @param from for each atom, the first of the cells that contain it
 * @param to for each atom, the cell after the last of these; the first one if none contains it
 * @param cells the number of cells
 * @param measure the measure's number, or {@link SafeGroups#RECORDS}
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record PublishedMeasure(int[] from, int[] to, int cells, int measure) {

  /**
   * Returns the view of a table in which each atom is in at most one cell.
   *
   * @param cellOf for each atom, its cell; negative if it has none
   */
  public static PublishedMeasure of(int[] cellOf, int cells, int measure) {
    int[] from = IntStream.of(cellOf).map(cell -> Math.max(0, cell)).toArray();
    int[] to = IntStream.of(cellOf).map(cell -> cell + 1).toArray();
    return new PublishedMeasure(from, to, cells, measure);
  }

  /**
   * Hides the cells that contain some of the atoms but not all or, if {@code whole} is not shown,
   * all cells that contain any.
   */
  void hide(Whole whole, BitSet hidden) {
    int[] atoms = whole.atoms();
    if (!whole.isShown()) {
      for (int atom : atoms) {
        hidden.set(from[atom], to[atom]);
      }
      return;
    }
    int[] starts = IntStream.of(atoms).map(atom -> from[atom]).sorted().toArray();
    int[] ends = IntStream.of(atoms).map(atom -> to[atom]).sorted().toArray();
    int open = 0;
    int at = 0;
    int start = 0;
    int end = 0;
    while (end < ends.length) {
      int next = start < starts.length ? Math.min(starts[start], ends[end]) : ends[end];
      if (open > 0 && open < atoms.length) {
        hidden.set(at, next);
      }
      at = next;
      while (start < starts.length && starts[start] == at) {
        start++;
        open++;
      }
      while (end < ends.length && ends[end] == at) {
        end++;
        open--;
      }
    }
  }

  /** Atoms whose values of a measure are shown only as a sum, or not at all. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Whole(int[] atoms, boolean isShown) {}
}
