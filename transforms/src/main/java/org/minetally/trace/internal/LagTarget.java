package org.minetally.trace.internal;

import java.util.ArrayList;
import java.util.List;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Layouts;
import org.minetally.model.Measure;
import org.minetally.reconcile.internal.EventLag;
import org.minetally.reconcile.internal.YearLag;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * How many days after the event records were first reported. Every counted record of a source that
 * says so is behind the row of its year, with its number of days.
 *
 * @param sources the ids of the run's sources
 * @param layouts the layouts of the records
 * @param conditions the rows
 */
public record LagTarget(List<String> sources, Layouts layouts, CellConditions conditions)
    implements TraceTarget {

  private static final List<String> NUMBERS =
      List.of(
          "records", "records_with_lag", "records_without_lag", "records_reported_before_event");

  public LagTarget {
    sources = List.copyOf(sources);
  }

  @Override
  public List<Column> columns() {
    List<Column> columns =
        new ArrayList<>(Columns.of(TableSchema.REPORTING_LAG, List.of("dataset", "period_key")));
    columns.add(
        Column.of("days", ColumnType.INTEGER)
            .withUnit("days")
            .withDescription(
                "The days from the event to the first report. NULL: one of them is not known to"
                    + " the day."));
    columns.addAll(Columns.of(TableSchema.REPORTING_LAG, NUMBERS));
    return columns;
  }

  @Override
  public List<String> keys() {
    return List.of("source_id", "period_key");
  }

  @Override
  public List<String> summed() {
    return NUMBERS;
  }

  @Override
  public List<String> counts() {
    return List.of(Measure.RECORDS.column());
  }

  @Override
  public RecordSelection candidates() {
    // The first report of a record may be that of a revision with another date.
    return new Everything();
  }

  @Override
  public boolean mayTrace(int source) {
    return conditions.accepts("source_id", sources.get(source))
        && conditions.accepts("dataset", layouts.dataset(source).label());
  }

  @Override
  public Tracing start() {
    EventYears years = new EventYears();
    return new Tracing() {
      private Batch batch;

      @Override
      public boolean begin(Batch next) {
        batch = next;
        return batch.has(Extra.REPORTED) && mayTrace(batch.source());
      }

      @Override
      public boolean selects(int row) {
        return batch.weight(row) != 0
            && conditions.accepts("period_key", years.of(batch.interval(row)));
      }

      @Override
      public void write(int row, TableRows.Builder to) {
        long records = batch.weight(row);
        int days = EventLag.days(batch, row);
        boolean isKnown = days != YearLag.UNKNOWN;
        to.text(layouts.dataset(batch.source()).label())
            .text(years.of(batch.interval(row)))
            .number(isKnown ? days : TableRows.NO_NUMBER)
            .number(records)
            .number(isKnown ? records : 0)
            .number(isKnown ? 0 : records)
            .number(isKnown && days < 0 ? records : 0);
      }
    };
  }
}
