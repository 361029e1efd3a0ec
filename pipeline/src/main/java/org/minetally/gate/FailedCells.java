package org.minetally.gate;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.minetally.gate.Check.Cell;

/**
 * Counts the cells that fail a check, keeps those with the largest changes, and passes on all.
 *
 * <p>Not safe for use by several threads.
 */
final class FailedCells {

  /** The largest number of cells that {@code quality.json} lists for a check. */
  static final int MOST = 100;

  private record Ranked(Cell cell, BigDecimal change, long number) {}

  /** The first one is the first to drop: the smallest change, and of equal ones the last. */
  private final PriorityQueue<Ranked> kept =
      new PriorityQueue<>(
          Comparator.comparing(Ranked::change)
              .thenComparing(Ranked::number, Comparator.reverseOrder()));

  private final Receiver receiver;
  private long count;

  /** Receives cells. */
  @FunctionalInterface
  interface Receiver {

    /** Receives the next cell. */
    void receive(Cell cell) throws IOException;
  }

  /** Starts without cells. */
  FailedCells(Receiver receiver) {
    this.receiver = receiver;
  }

  void add(Cell cell) throws IOException {
    receiver.receive(cell);
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
