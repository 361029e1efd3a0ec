package org.minetally.summary;

import java.util.List;
import org.minetally.model.Batch;
import org.minetally.model.Dataset;
import org.minetally.plan.Plan;
import org.minetally.table.FactTable;

/** From reduced batches to the cells of each table of incidents. */
final class IncidentGrains {

  private final Plan plan;
  private final Rollup rollup;
  private final List<FactTable> grains;
  private final int dimensions;

  IncidentGrains(Plan plan) {
    this.plan = plan;
    this.rollup = new Rollup(plan);
    this.grains = plan.incidentGrains();
    this.dimensions = new Incidents(plan.layout(Dataset.CASUALTIES)).dimensions();
  }

  /** An empty table of reduced records. */
  CellTable finest() {
    return new CellTable(dimensions, Incidents.SUMS);
  }

  /** An empty table of a grain. */
  CellTable empty(int grain) {
    return new CellTable(grains.get(grain).dimensions().size(), Incidents.SUMS);
  }

  /** Adds a reduced batch's records to a table of them. */
  void add(CellTable finest, Batch reduced) {
    finest.add(reduced, Rollup.grain(plan, plan.layout(Dataset.CASUALTIES)));
  }

  /** The cells of a grain. */
  CellTable of(int grain, CellTable finest) {
    FactTable table = grains.get(grain);
    CellTable cells = empty(grain);
    cells.add(
        finest,
        table.dimensions().isEmpty() ? new int[0] : new int[] {0},
        new Rollup.Periods(table.period()),
        rollup.places(table.level()));
    return cells;
  }
}
