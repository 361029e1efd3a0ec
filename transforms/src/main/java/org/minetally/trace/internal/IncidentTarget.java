package org.minetally.trace.internal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.model.internal.RecordKey;
import org.minetally.profile.IncidentId;
import org.minetally.summary.TableSet;
import org.minetally.table.Column;
import org.minetally.table.FactTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Cells of a table of incidents. A record is behind the cell in which it counts. Every record of an
 * incident is written as if it were the first one; only one of them counts in a cell.
 *
 * @param tableSet the tables of the run
 * @param grain the grain of the table
 * @param ids the columns that identify the incidents of each source
 * @param shown for each source, whether ids are shown; otherwise a hash is
 * @param conditions the cells
 * @param countsRecords whether rows are records; otherwise they are incidents of a table of their
 *     own, and count as no record
 */
public record IncidentTarget(
    TableSet tableSet,
    FactTable grain,
    List<IncidentId> ids,
    List<Boolean> shown,
    CellConditions conditions,
    boolean countsRecords)
    implements TraceTarget {

  /** The column with the id of a record's incident. */
  public static final String INCIDENT = "incident";

  /** The columns that only one record of each incident contributes to. */
  public static final List<String> ONCE = List.of("incidents", "incidents_estimated");

  public IncidentTarget {
    ids = List.copyOf(ids);
    shown = List.copyOf(shown);
  }

  /** Returns the target for incidents of a table of their own. */
  public IncidentTarget ofIncidents() {
    return new IncidentTarget(tableSet, grain, ids, shown, conditions, false);
  }

  @Override
  public List<Column> columns() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.text(
                    INCIDENT,
                    "The incident's id in the source; its hash if it is long, personal or has"
                        + " several columns. NULL: not known.")));
    columns.addAll(Columns.ofCells(TableSchema.incidents(grain), keys(), summed()));
    return columns;
  }

  @Override
  public List<String> keys() {
    List<String> keys = new ArrayList<>(Columns.CELL);
    grain.dimensions().forEach(dimension -> keys.add(dimension.column()));
    return keys;
  }

  @Override
  public List<String> summed() {
    return List.of("records", "incidents", "incidents_estimated", "records_without_incident");
  }

  @Override
  public List<String> counts() {
    return List.of(Measure.RECORDS.column());
  }

  private CellGrain cellGrain() {
    return new CellGrain(tableSet, grain.period(), grain.level(), grain.dimensions(), conditions);
  }

  @Override
  public RecordSelection candidates() {
    return cellGrain().candidates(Dataset.CASUALTIES);
  }

  @Override
  public boolean mayTrace(int source) {
    return tableSet.layouts().dataset(source) == Dataset.CASUALTIES;
  }

  @Override
  public Tracing start() {
    return new CellTracing(cellGrain(), Dataset.CASUALTIES) {
      @Override
      public void write(int row, TableRows.Builder to) {
        Batch batch = batch();
        boolean has = batch.has(Extra.INCIDENT_HIGH);
        long high = has ? batch.extra(Extra.INCIDENT_HIGH, row) : RecordKey.NONE;
        long low = has ? batch.extra(Extra.INCIDENT_LOW, row) : RecordKey.NONE;
        boolean known = high != RecordKey.NONE || low != RecordKey.NONE;
        IncidentId id = ids.get(batch.source());
        long weight = countsRecords ? batch.weight(row) : 0;
        to.text(known ? text(shown.get(batch.source()), high, low) : null);
        cells().write(row, to);
        to.number(weight)
            .number(known && !id.estimated() ? 1 : TableRows.NO_NUMBER)
            .number(known && id.estimated() ? 1 : TableRows.NO_NUMBER)
            .number(known || weight == 0 ? TableRows.NO_NUMBER : weight);
      }
    };
  }

  private static String text(boolean isShown, long high, long low) {
    // The halves of a short id are its text, so they are mixed.
    String hash =
        HexFormat.of().toHexDigits(RecordKey.mix(high, low))
            + HexFormat.of().toHexDigits(RecordKey.mix(low, ~high));
    return isShown ? RecordKey.text(high, low).orElse(hash) : hash;
  }
}
