package org.minetally.summary;

import java.io.Serializable;
import java.util.List;
import org.minetally.model.Dataset;
import org.minetally.model.Layout;
import org.minetally.period.internal.PeriodGrain;
import org.minetally.profile.IncidentId;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.FactTable;

/**
 * Sums reduced batches into the cells of each table of incidents.
 *
 * @param tableSet the tables of the run
 * @param incidents the columns that identify the incidents of each source
 * @param grains the grains of the tables of incidents
 */
record IncidentGrains(TableSet tableSet, List<IncidentId> incidents, List<FactTable> grains)
    implements Serializable {

  IncidentGrains(TableSet tableSet, List<IncidentId> incidents) {
    this(tableSet, List.copyOf(incidents), tableSet.incidentGrains(incidents));
  }

  /** Returns the number of tables. */
  int size() {
    return grains.size();
  }

  /** Returns the layout of a casualty record. */
  Layout layout() {
    return tableSet.layouts().of(Dataset.CASUALTIES);
  }

  /** Returns the reduction of records to what counting incidents needs. */
  Incidents reduction() {
    return new Incidents(layout());
  }

  /** Returns an empty table of reduced records. */
  CellTable finest() {
    return new CellTable(reduction().dimensions(), Incidents.SUMS);
  }

  /** Returns an empty table of a grain. */
  CellTable empty(int grain) {
    return new CellTable(grains.get(grain).dimensions().size(), Incidents.SUMS);
  }

  /** Returns the mapping to the periods that the tables need. */
  PeriodGrain periods() {
    return Rollup.grain(tableSet, layout());
  }

  /** Returns the mapping of regions for a grain. */
  CellTable.PlaceMap places(int grain) {
    return new Rollup(tableSet).places(grains.get(grain).level());
  }

  /** Returns the cells of a grain. */
  CellTable of(int grain, CellTable finest) {
    FactTable table = grains.get(grain);
    CellTable cells = empty(grain);
    cells.add(
        finest,
        table.dimensions().isEmpty() ? new int[0] : new int[] {0},
        new Rollup.Periods(table.period()),
        places(grain));
    return cells;
  }
}
