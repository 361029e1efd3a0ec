package org.minetally.trace.internal;

import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.model.Layouts;

/** Selects the records of a dataset that count in the cells that are traced. */
abstract class CellTracing implements Tracing {

  private final Layouts layouts;
  private final Dataset dataset;
  private final CellGrain.Cells cells;
  private Batch batch;

  CellTracing(CellGrain grain, Dataset dataset) {
    this.layouts = grain.tableSet().layouts();
    this.dataset = dataset;
    this.cells = grain.new Cells();
  }

  @Override
  public final boolean begin(Batch next) {
    batch = next;
    if (layouts.dataset(batch.source()) != dataset) {
      return false;
    }
    cells.begin(batch);
    return true;
  }

  @Override
  public final boolean selects(int row) {
    return cells.accept(row);
  }

  /** Returns the batch that was begun last. */
  final Batch batch() {
    return batch;
  }

  /** Returns the cells of its records. */
  final CellGrain.Cells cells() {
    return cells;
  }
}
