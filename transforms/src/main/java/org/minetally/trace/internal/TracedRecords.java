package org.minetally.trace.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.internal.BatchOrder;
import org.minetally.model.internal.RecordKey;
import org.minetally.period.DateInterval;
import org.minetally.reconcile.internal.Exclusion;
import org.minetally.region.Gazetteer;
import org.minetally.region.Region;
import org.minetally.table.Column;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.RecordColumns;

/**
 * The table of traced records: where each was read, its date and place, and what it contributes.
 *
 * @param sources the names of the run's sources, by number
 * @param gazetteer the regions
 * @param target what is traced
 * @param excluded whether these are records that do not count, but would if no other record had
 *     their key
 */
public record TracedRecords(
    List<TracedSource> sources, Gazetteer gazetteer, TraceTarget target, boolean excluded)
    implements Serializable {

  /** The name of the table of records that count. */
  public static final String NAME = "traced_records";

  /** The name of the table of records that do not count. */
  public static final String EXCLUDED = "excluded_records";

  static final int LINE = 2;
  static final int RECORD = 3;

  /** The size up to which rows are shuffled at once: Flink cannot shuffle large elements. */
  private static final int MOST_IN_PIECE = 1 << 14;

  public TracedRecords {
    sources = List.copyOf(sources);
  }

  /** Returns the table of the records that do not count, but would if no other had their key. */
  public TracedRecords ofExcluded() {
    return new TracedRecords(sources, gazetteer, target, true);
  }

  /** Returns the columns of the table. */
  public TableSchema schema() {
    List<Column> columns = new ArrayList<>(RecordColumns.ORIGIN);
    columns.add(Column.text("record_key", "The record's key. NULL: it has none."));
    columns.add(RecordColumns.DATE);
    columns.addAll(RecordColumns.PLACE);
    if (hasFigures()) {
      columns.addAll(FigureColumns.columns());
    }
    if (excluded) {
      columns.add(
          Column.key("cause", "Why the record does not count.")
              .among(List.of("duplicate", "superseded", "deleted")));
    }
    columns.addAll(target.columns());
    return new TableSchema(
        excluded ? EXCLUDED : NAME,
        "The records behind rows of a published table.",
        List.of(),
        columns);
  }

  /** Returns whether the table has columns about published figures, which resolved series have. */
  private boolean hasFigures() {
    return !excluded
        && !target.tracesAllAccepted()
        && IntStream.range(0, sources.size())
            .anyMatch(source -> sources.get(source).isSeries() && target.mayTrace(source));
  }

  /**
   * Returns the selected records of a batch, in order. Their line and record numbers count from the
   * beginning of the range from which the batch was read.
   */
  List<TableRows> of(Batch batch, Tracing tracing) {
    // Records of a series, or with several members, have other figures before they are resolved.
    boolean isResolved = !excluded || !sources.get(batch.source()).isResolvedLater();
    if (!isResolved || !tracing.begin(batch)) {
      return List.of();
    }
    int[] rows = new int[batch.size()];
    int count = 0;
    for (int row = 0; row < batch.size(); row++) {
      if (tracing.selects(row)) {
        rows[count++] = row;
      }
    }
    TableSchema schema = schema();
    boolean hasFigures = hasFigures();
    List<TableRows> pieces = new ArrayList<>();
    for (int first = 0, size; first < count; first += size) {
      size = pieceSize(batch, rows, first, count);
      TableRows.Builder to = new TableRows.Builder(schema, size);
      for (int i = first; i < first + size; i++) {
        write(batch, rows[i], hasFigures, to.row());
        tracing.write(rows[i], to);
      }
      pieces.add(to.build());
    }
    return pieces;
  }

  /** Returns the size of a piece that contains all rows of each of its records. */
  private static int pieceSize(Batch batch, int[] rows, int first, int count) {
    int last = Math.min(count, first + MOST_IN_PIECE);
    while (last < count
        && batch.extra(Extra.RECORD, rows[last]) == batch.extra(Extra.RECORD, rows[last - 1])) {
      last++;
    }
    return last - first;
  }

  private void write(Batch batch, int row, boolean hasFigures, TableRows.Builder to) {
    TracedSource source = sources.get(batch.source());
    int file = BatchOrder.unpack(batch.order()).file();
    boolean plain = file < source.filesWithPlainKey() && batch.hasKeys();
    Region place = batch.region(row) < 0 ? null : gazetteer.region(batch.region(row));
    to.text(source.id())
        .text(source.files().get(file))
        .number(batch.extra(Extra.LINE, row))
        .number(batch.extra(Extra.RECORD, row))
        .text(plain ? RecordKey.text(batch.keyHigh(row), batch.keyLow(row)).orElse(null) : null)
        .text(DateInterval.unpack(batch.interval(row)).edtf())
        .text(place == null ? null : gazetteer.levels().get(place.level()))
        .text(place == null ? null : place.code())
        .text(place == null ? null : place.name());
    if (hasFigures) {
      FigureColumns.write(batch, row, source.files(), to);
    }
    if (excluded) {
      to.text(Exclusion.of(batch.extra(Extra.EXCLUSION, row)).name().toLowerCase(Locale.ROOT));
    }
  }
}
