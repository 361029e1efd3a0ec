package org.minetally.trace.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minetally.mapping.internal.PointCase;
import org.minetally.mapping.internal.PointOutcome;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Measure;
import org.minetally.reconcile.internal.RecordNote;
import org.minetally.region.Gazetteer;
import org.minetally.region.Region;
import org.minetally.table.Column;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Results of comparing coordinates with declared places. Every accepted record with a result is
 * behind it, whether it counts or not.
 *
 * @param sources the run's sources
 * @param gazetteer the regions
 * @param conditions the results
 */
public record PointTarget(
    List<ListedSource> sources, Gazetteer gazetteer, CellConditions conditions)
    implements TraceTarget {

  /** The columns that identify a result, apart from its source. */
  private static final List<String> RESULT =
      List.of(
          "outcome",
          "declared_region_code",
          "declared_region_name",
          "located_region_code",
          "located_region_name");

  public PointTarget {
    sources = List.copyOf(sources);
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(Columns.of(TableSchema.COORDINATE_CHECKS, RESULT));
    columns.addAll(Columns.of(TableSchema.COORDINATE_CHECKS, counts()));
    return columns;
  }

  @Override
  public List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("source_id"));
    keys.addAll(RESULT);
    return keys;
  }

  @Override
  public List<String> summed() {
    return counts();
  }

  @Override
  public List<String> counts() {
    return List.of(Measure.RECORDS.column());
  }

  @Override
  public RecordSelection candidates() {
    return new Everything();
  }

  @Override
  public boolean mayTrace(int source) {
    return sources.get(source).isListed(conditions);
  }

  @Override
  public boolean tracesAllAccepted() {
    return true;
  }

  private Region region(int number) {
    return number < 0 ? null : gazetteer.region(number);
  }

  private static String code(Region region) {
    return region == null ? null : region.code();
  }

  private static String name(Region region) {
    return region == null ? null : region.name();
  }

  private boolean accept(PointCase result) {
    Region declared = region(result.declared());
    Region located = region(result.located());
    return conditions.accepts("outcome", RecordNote.of(result.outcome()).name())
        && conditions.accepts("declared_region_code", code(declared))
        && conditions.accepts("declared_region_name", name(declared))
        && conditions.accepts("located_region_code", code(located))
        && conditions.accepts("located_region_name", name(located));
  }

  @Override
  public Tracing start() {
    Map<PointCase, Boolean> wanted = new HashMap<>();
    return new Tracing() {
      private Batch batch;

      @Override
      public boolean begin(Batch next) {
        batch = next;
        return batch.has(Extra.POINT_OUTCOME) && mayTrace(batch.source());
      }

      private PointCase result(int row) {
        return PointOutcome.of(batch.extra(Extra.POINT_OUTCOME, row))
            .map(
                outcome ->
                    new PointCase(
                        outcome,
                        (int) batch.extra(Extra.POINT_DECLARED, row),
                        (int) batch.extra(Extra.POINT_LOCATED, row)))
            .orElse(null);
      }

      @Override
      public boolean selects(int row) {
        PointCase result = result(row);
        return result != null && wanted.computeIfAbsent(result, PointTarget.this::accept);
      }

      @Override
      public void write(int row, TableRows.Builder to) {
        PointCase result = result(row);
        Region declared = region(result.declared());
        Region located = region(result.located());
        to.text(RecordNote.of(result.outcome()).name())
            .text(code(declared))
            .text(name(declared))
            .text(code(located))
            .text(name(located))
            .number(1);
      }
    };
  }
}
