package org.minetally.gate;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.model.Measure;
import org.minetally.parquet.internal.TableFile;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.ChangeTable.Kind;

/** Writes the table of changes, 1,024 rows at a time, and counts its rows. */
final class ChangeWriter implements ChangeReceiver, Closeable {

  private static final int PIECE = 1024;
  private static final int MOST_EXAMPLES = 3;

  /** The largest absolute value of the value columns, which have 18 digits. */
  private static final long LIMIT = 999_999_999_999_999_999L;

  private final TableFile file;
  private final TableSchema schema;
  private final String previousRunId;
  private final Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
  private final SortedMap<String, Long> byTable = new TreeMap<>();
  private final List<String> examples = new ArrayList<>();
  private TableRows.Builder piece;
  private int inPiece;

  private ChangeWriter(TableFile file, TableSchema schema, String previousRunId) {
    this.file = file;
    this.schema = schema;
    this.previousRunId = previousRunId;
  }

  static ChangeWriter create(Path file, TableSchema schema, String previousRunId)
      throws IOException {
    return new ChangeWriter(TableFile.create(file, schema), schema, previousRunId);
  }

  @Override
  public void add(Kind kind, FactRow row, String measure, BigDecimal before, BigDecimal now)
      throws IOException {
    byKind.merge(kind, 1L, Math::addExact);
    if (kind != Kind.SUPPRESSED) {
      byTable.merge(row.table(), 1L, Math::addExact);
    }
    if (kind == Kind.CHANGED && examples.size() < MOST_EXAMPLES) {
      examples.add(
          "%s, %s, %s: %s %s -> %s"
              .formatted(
                  row.table(),
                  row.period().key(),
                  row.place(),
                  measure,
                  shown(before),
                  shown(now)));
    }
    if (piece == null) {
      piece = new TableRows.Builder(schema, PIECE);
    }
    piece
        .row()
        .text(row.table())
        .text(kind.label())
        .text(row.period().id())
        .text(row.region().id())
        .text(row.region().parentCode())
        .text(row.dimensions())
        .text(row.period().key())
        .date(row.period().start())
        .text(row.region().code())
        .text(row.region().name())
        .text(measure)
        .number(scaled(before))
        .number(scaled(now))
        .text(previousRunId);
    inPiece++;
    if (inPiece == PIECE) {
      flush();
    }
  }

  /** Returns whether a figure fits the table. */
  static boolean fits(BigDecimal figure) {
    return figure == null
        || figure.abs().compareTo(BigDecimal.valueOf(LIMIT, Measure.AREA_SCALE)) <= 0;
  }

  private static long scaled(BigDecimal figure) {
    return figure == null || !fits(figure)
        ? TableRows.NO_NUMBER
        : figure.setScale(Measure.AREA_SCALE).unscaledValue().longValueExact();
  }

  private static String shown(BigDecimal figure) {
    return figure == null ? "not reported" : figure.toPlainString();
  }

  private void flush() throws IOException {
    if (piece != null) {
      file.write(piece.build());
      piece = null;
      inPiece = 0;
    }
  }

  long count(Kind kind) {
    return byKind.getOrDefault(kind, 0L);
  }

  SortedMap<String, Long> byTable() {
    return byTable;
  }

  /** Returns sentences about the first changed values, at most 3. */
  List<String> examples() {
    return List.copyOf(examples);
  }

  @Override
  public void close() throws IOException {
    try (file) {
      flush();
    }
  }
}
