package org.minetally.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.minetally.gate.Check.Cell;

/** Counts the cells that fail a check and keeps those with the largest changes. */
final class FailedCells {

  /** The number of cells that a check lists. */
  static final int MOST = 100;

  private record Ranked(Cell cell, BigDecimal change, long number) {}

  /** The first one is the first to drop: the smallest change, and of equal ones the last. */
  private final PriorityQueue<Ranked> kept =
      new PriorityQueue<>(
          Comparator.comparing(Ranked::change)
              .thenComparing(Ranked::number, Comparator.reverseOrder()));

  private long count;

  void add(Cell cell) {
    kept.add(new Ranked(cell, zero(cell.current()).subtract(zero(cell.previous())).abs(), count));
    count++;
    if (kept.size() > MOST) {
      kept.poll();
    }
  }

  long count() {
    return count;
  }

  /** Returns the cells with the largest changes, largest first. */
  List<Cell> largest() {
    List<Ranked> sorted = new ArrayList<>(kept);
    sorted.sort(kept.comparator().reversed());
    return sorted.stream().map(Ranked::cell).toList();
  }

  /** Returns the figure, with 0 for one that is not reported. */
  static BigDecimal zero(BigDecimal figure) {
    return figure == null ? BigDecimal.ZERO : figure;
  }
}
