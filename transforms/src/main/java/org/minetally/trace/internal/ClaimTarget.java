package org.minetally.trace.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.minetally.claim.CheckClaims;
import org.minetally.claim.Claim;
import org.minetally.mapping.internal.RecordSelection;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Layouts;
import org.minetally.period.DateInterval;
import org.minetally.region.Gazetteer;
import org.minetally.table.Column;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * A published claim. The records that certainly fit it and those that may fit are behind it; each
 * contributes to the lowest and the highest value that the records support.
 *
 * @param claim the claim
 * @param gazetteer the regions
 * @param layouts the layouts of the records
 */
public record ClaimTarget(Claim claim, Gazetteer gazetteer, Layouts layouts)
    implements TraceTarget {

  private static final int CERTAIN = 2;
  private static final int POSSIBLE = 3;
  private static final int SILENT = 4;

  /** The claims table has four decimal places, whatever the measure. */
  private static final long SCALE = 10_000;

  @Override
  public List<Column> columns() {
    List<Column> numbers =
        Columns.of(TableSchema.CLAIMS, summed()).stream()
            .map(column -> column.withRequired(false))
            .toList();
    List<Column> fit =
        List.of(
            Column.key("claim_id", "The claim's id in the job."),
            Column.key(
                    "fit",
                    "certain: the record fits the claim. possible: its date, place or another value"
                        + " is not known well enough.")
                .among(List.of("certain", "possible")));
    return Stream.of(fit, numbers).flatMap(List::stream).toList();
  }

  @Override
  public List<String> keys() {
    return List.of("claim_id");
  }

  @Override
  public List<String> summed() {
    return List.of("lowest", "highest", "records", "possible_records", "records_without_value");
  }

  @Override
  public List<String> counts() {
    return List.of("records", "possible_records");
  }

  @Override
  public CellConditions conditions() {
    return new CellConditions(Map.of("claim_id", claim.id()));
  }

  private boolean mayHave(int start, int end) {
    return start <= claim.window().endDay() && end >= claim.window().startDay();
  }

  @Override
  public RecordSelection candidates() {
    return source -> {
      boolean counts = layouts.dataset(source) == claim.dataset();
      return new RecordSelection.Test() {
        @Override
        public boolean mayHave(long interval) {
          return counts
              && ClaimTarget.this.mayHave(
                  DateInterval.startDay(interval), DateInterval.endDay(interval));
        }

        @Override
        public boolean mayBeIn(int region) {
          return true;
        }
      };
    };
  }

  @Override
  public boolean mayTrace(int source) {
    return layouts.dataset(source) == claim.dataset();
  }

  @Override
  public Tracing start() {
    Function<Batch, long[]> counting =
        CheckClaims.counting(claim, gazetteer, layouts.of(claim.dataset()));
    return new Tracing() {
      private Batch batch;
      private long[] counted;

      @Override
      public boolean begin(Batch next) {
        batch = next;
        return layouts.dataset(batch.source()) == claim.dataset();
      }

      @Override
      public boolean selects(int row) {
        if (isContinued(row) || !mayHaveFrom(row)) {
          return false;
        }
        counted = count(row);
        return counted[CERTAIN] + counted[POSSIBLE] > 0;
      }

      /** Returns whether the record has an earlier row, with which it is counted. */
      private boolean isContinued(int row) {
        return row > 0
            && batch.has(Extra.WEIGHT)
            && batch.extra(Extra.RECORD, row) == batch.extra(Extra.RECORD, row - 1);
      }

      /** Returns the row after the last one of a record. */
      private int end(int row) {
        int end = row + 1;
        while (end < batch.size() && isContinued(end)) {
          end++;
        }
        return end;
      }

      private boolean mayHaveFrom(int row) {
        for (int i = row; i < end(row); i++) {
          if (mayHave(batch.startDay(i), batch.endDay(i))) {
            return true;
          }
        }
        return false;
      }

      private long[] count(int row) {
        int[] rows = new int[end(row) - row];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = row + i;
        }
        return counting.apply(batch.select(rows, rows.length));
      }

      @Override
      public void write(int row, TableRows.Builder to) {
        counted = count(row);
        long scale = claim.measure().isArea() ? 1 : SCALE;
        to.text(claim.id())
            .text(counted[CERTAIN] > 0 ? "certain" : "possible")
            .number(Math.multiplyExact(counted[0], scale))
            .number(Math.multiplyExact(counted[1], scale))
            .number(counted[CERTAIN])
            .number(counted[POSSIBLE])
            .number(counted[SILENT]);
      }
    };
  }
}
