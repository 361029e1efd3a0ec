package org.minetally.gate;

import java.io.IOException;
import java.math.BigDecimal;
import org.minetally.table.internal.ChangeTable.Kind;

/** Receives the figures that differ between two versions of a table. */
@FunctionalInterface
interface ChangeReceiver {

  /**
   * Receives a changed, added or removed figure.
   *
   * @param row the row of the figure
   * @param measure the column of the figure
   * @param before the previous value; null if not reported
   * @param now the current value; null if not reported
   */
  void add(Kind kind, FactRow row, String measure, BigDecimal before, BigDecimal now)
      throws IOException;
}
