package org.minetally.gate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.minetally.model.Measure;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.publish.Manifest.StructureEntry;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;
import org.minetally.table.internal.ChangeTable.Kind;

/**
 * Compares two versions of one table. Both are sorted by the same key, so one parallel pass finds
 * every difference in constant memory.
 */
final class TableComparison {

  private final String table;
  private final ChangeReceiver receiver;
  private final List<StructureEntry> structure;
  private List<ColumnType> types = List.of();
  private FactColumns columns = new FactColumns(List.of(), List.of(), List.of());
  private boolean tooLarge;

  /** The number of figures that are NULL in both versions and suppressed in one of them. */
  private long hidden;

  TableComparison(String table, ChangeReceiver receiver, List<StructureEntry> structure) {
    this.table = table;
    this.receiver = receiver;
    this.structure = structure;
  }

  /**
   * Compares two versions.
   *
   * @param before the folder with the files of the one
   * @param now the folder with the files of the other
   */
  void compare(Path before, Path now) throws IOException {
    try (WrittenTable was = WrittenTable.open(before);
        WrittenTable is = WrittenTable.open(now)) {
      compare(was, is, SameData.in(before, now));
    }
  }

  private void compare(WrittenTable before, WrittenTable now, boolean same) throws IOException {
    FactFileColumns old = FactFileColumns.in(before);
    FactFileColumns present = FactFileColumns.in(now);
    if (!old.others().equals(present.others())) {
      structure.add(
          ComparisonObstacle.COLUMNS_DIFFER.of(
              table, null, "not compared, because its dimension columns have changed"));
      return;
    }
    structure.addAll(ComparisonObstacle.ofColumns(table, old, present));
    List<String> figures =
        present.figures().keySet().stream()
            .filter(name -> old.figures().get(name) == present.figures().get(name))
            .toList();
    columns = FactColumns.of(present, figures);
    types = figures.stream().map(present.figures()::get).toList();
    if (!same || !old.equals(present)) {
      merge(new FactCursor(before, columns), new FactCursor(now, columns));
    }
    if (hidden > 0) {
      structure.add(
          ComparisonObstacle.SUPPRESSED.of(
              table,
              null,
              String.format(
                  Locale.ROOT,
                  hidden == 1
                      ? "%,d figure is in neither snapshot, because it is suppressed or not"
                          + " reported"
                      : "%,d figures are in neither snapshot, because they are suppressed or not"
                          + " reported",
                  hidden)));
    }
    if (tooLarge) {
      structure.add(
          ComparisonObstacle.TOO_LARGE.of(
              table, null, "a figure has more than 14 digits and is NULL in the table changes"));
    }
  }

  private void merge(FactCursor was, FactCursor is) throws IOException {
    next(was);
    next(is);
    while (was.isPresent() || is.isPresent()) {
      int order = !was.isPresent() ? 1 : !is.isPresent() ? -1 : was.compareTo(is);
      if (order < 0) {
        writeDifferences(Kind.REMOVED, was, null);
        next(was);
      } else if (order > 0) {
        writeDifferences(Kind.ADDED, null, is);
        next(is);
      } else {
        writeDifferences(Kind.CHANGED, was, is);
        next(was);
        next(is);
      }
    }
  }

  /** Moves to the next row. Rows are in order, because every run checks its tables. */
  private void next(FactCursor cursor) throws IOException {
    if (cursor.next() && cursor.step() <= 0) {
      throw new IllegalStateException(
          "%s is out of order at %s".formatted(table, FactRow.of(table, columns, cursor)));
    }
  }

  /**
   * Passes on the figures of a row that differ. A missing row counts as not reported. NULL in a row
   * with suppressed figures counts as suppressed.
   */
  private void writeDifferences(Kind kind, FactCursor was, FactCursor is) throws IOException {
    FactRow row = null;
    for (int i = 0; i < columns.figures().size(); i++) {
      long before = was == null ? TableRows.NO_NUMBER : was.figure(i);
      long now = is == null ? TableRows.NO_NUMBER : is.figure(i);
      boolean wasHidden = before == TableRows.NO_NUMBER && was != null && was.isSuppressed();
      boolean isHidden = now == TableRows.NO_NUMBER && is != null && is.isSuppressed();
      if (before == now) {
        hidden += wasHidden || isHidden ? 1 : 0;
      } else {
        row = row != null ? row : FactRow.of(table, columns, Objects.requireNonNullElse(is, was));
        BigDecimal old = value(before, i);
        BigDecimal present = value(now, i);
        tooLarge |= !ChangeWriter.fits(old) || !ChangeWriter.fits(present);
        receiver.add(
            wasHidden || isHidden ? Kind.SUPPRESSED : kind,
            row,
            columns.figures().get(i),
            old,
            present);
      }
    }
  }

  private BigDecimal value(long figure, int column) {
    boolean area = types.get(column) == ColumnType.AREA;
    return figure == TableRows.NO_NUMBER
        ? null
        : BigDecimal.valueOf(figure, area ? Measure.AREA_SCALE : 0);
  }
}
