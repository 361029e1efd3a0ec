package org.minetally.summary;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.internal.Shared;
import org.minetally.model.Measure;
import org.minetally.reconcile.internal.Message;
import org.minetally.summary.internal.CellTable;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** Merges the parts of each table of a group and sorts its rows. */
final class MergeIncidentsFn
    extends DoFn<KV<TablePartId, Iterable<KV<TablePartId, CellTable>>>, TableRows> {

  private static final long serialVersionUID = 1L;

  private final Shared<IncidentGrains> shared;

  MergeIncidentsFn(IncidentGrains grains) {
    this.shared = Shared.of(grains);
  }

  @ProcessElement
  public void merge(
      @Element KV<TablePartId, Iterable<KV<TablePartId, CellTable>>> group,
      MultiOutputReceiver out) {
    SortedMap<TablePartId, CellTable> tables = new TreeMap<>(TablePartId.ORDER);
    for (KV<TablePartId, CellTable> part : group.getValue()) {
      tables
          .computeIfAbsent(part.getKey(), id -> shared.get().empty(id.table()))
          .add(part.getValue());
    }
    tables.forEach((id, cells) -> give(id, cells, out));
  }

  private void give(TablePartId id, CellTable cells, MultiOutputReceiver out) {
    FactTable grain = shared.get().grains().get(id.table());
    TableSchema schema = TableSchema.incidents(grain);
    FactRows sorted = new FactRows(schema, grain, cells, shared.get().tableSet().gazetteer());
    TableRows rows = sorted.rows(id.part());
    out.get(CountIncidents.TABLES).output(rows);
    out.get(CountIncidents.MESSAGES)
        .output(
            new Message.IncidentTableTotals(
                schema.name(),
                rows.size(),
                totals(cells, schema),
                grain.level(),
                sorted.periods(),
                sorted.regions()));
  }

  private static SortedMap<String, Long> totals(CellTable cells, TableSchema schema) {
    int first = schema.position(Measure.RECORDS.column());
    SortedMap<String, Long> totals = new TreeMap<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      totals.merge(Measure.RECORDS.column(), cells.records(cell), Math::addExact);
      for (int i = 0; i < cells.measures(); i++) {
        if (cells.sum(i, cell) != Measure.NOT_REPORTED) {
          String column = schema.columns().get(first + 1 + i).name();
          totals.merge(column, cells.sum(i, cell), Math::addExact);
        }
      }
    }
    return totals;
  }
}
