package org.minetally.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.table.TableSchema;

/** Reads the figures of fact tables row by row. */
final class ReportRows {

  private static final String PERIOD = "period_key";
  private static final String REGION = "region_code";

  private final Snapshot snapshot;
  private final List<Measure> measures;

  ReportRows(Snapshot snapshot, List<Measure> measures) {
    this.snapshot = snapshot;
    this.measures = List.copyOf(measures);
  }

  /**
   * Visits every row of a table.
   *
   * @param keys the text columns that the visitor needs
   */
  void each(ReportTable table, List<String> keys, Consumer<FigureRow> visitor) throws IOException {
    List<String> columns = new ArrayList<>(keys);
    measures.forEach(measure -> columns.add(measure.column()));
    if (table.suppresses()) {
      columns.add(TableSchema.IS_SUPPRESSED);
    }
    SnapshotTable rows = SnapshotTable.read(snapshot.folder(), table.name(), columns);
    for (int row = 0; row < rows.rows(); row++) {
      visitor.accept(new Row(rows, row, table.suppresses()));
    }
  }

  private record Row(SnapshotTable rows, int row, boolean suppresses) implements FigureRow {

    @Override
    public String text(String column) {
      return rows.text(column, row);
    }

    @Override
    public DisplayedFigure figure(Measure measure) {
      boolean suppressed = suppresses && rows.isSet(TableSchema.IS_SUPPRESSED, row);
      return DisplayedFigure.of(rows.number(measure.column(), row), suppressed);
    }
  }

  /**
   * Visits the figures of a table by period and region. If the table suppresses parts of a cell,
   * the summary table of the same grain may still show its total, which is used then.
   *
   * @param keys the columns that the visitor needs out of period_key, region_code and the region's
   *     name
   */
  void eachCell(ReportTable table, List<String> keys, Consumer<FigureRow> visitor)
      throws IOException {
    if (table.suppresses()) {
      cells(table).values().forEach(visitor);
    } else {
      each(table, keys, visitor);
    }
  }

  private record CellKey(String period, String region) {}

  private static final class Cell implements FigureRow {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<Measure, DisplayedFigure> figures = new EnumMap<>(Measure.class);

    @Override
    public String text(String column) {
      return texts.get(column);
    }

    @Override
    public DisplayedFigure figure(Measure measure) {
      return figures.getOrDefault(measure, DisplayedFigure.NOT_REPORTED);
    }
  }

  private Map<CellKey, Cell> cells(ReportTable table) throws IOException {
    Map<CellKey, Cell> cells = new LinkedHashMap<>();
    List<String> keys = List.of(PERIOD, REGION, table.regionName());
    each(
        table,
        keys,
        row -> {
          CellKey key = new CellKey(row.text(PERIOD), row.text(REGION));
          Cell cell = cells.computeIfAbsent(key, any -> new Cell());
          keys.forEach(column -> cell.texts.put(column, row.text(column)));
          for (Measure measure : measures) {
            cell.figures.merge(measure, row.figure(measure), DisplayedFigure::plus);
          }
        });
    addSummary("summary_by_%s_%s".formatted(table.period(), table.level()), cells);
    return cells;
  }

  private void addSummary(String summary, Map<CellKey, Cell> cells) throws IOException {
    if (!snapshot.has(summary)) {
      return;
    }
    Map<Measure, String> columns = new EnumMap<>(Measure.class);
    measures.forEach(m -> summaryColumn(m).ifPresent(column -> columns.put(m, column)));
    List<String> wanted = new ArrayList<>(List.of(PERIOD, REGION));
    wanted.addAll(columns.values());
    SnapshotTable rows = SnapshotTable.read(snapshot.folder(), summary, wanted);
    for (int row = 0; row < rows.rows(); row++) {
      Cell cell = cells.get(new CellKey(rows.text(PERIOD, row), rows.text(REGION, row)));
      if (cell != null) {
        for (Map.Entry<Measure, String> column : columns.entrySet()) {
          // A NULL is not evidence of suppression: the row may exist only because of detections.
          if (rows.number(column.getValue(), row) != null) {
            cell.figures.put(
                column.getKey(), DisplayedFigure.of(rows.number(column.getValue(), row), false));
          }
        }
      }
    }
  }

  /** Returns the summary column of a count of people; only those can be suppressed. */
  private static Optional<String> summaryColumn(Measure measure) {
    return Arrays.stream(SummaryMeasure.values())
        .filter(of -> of.dataset() == Dataset.CASUALTIES)
        .filter(of -> of.measure().equals(Optional.of(measure)))
        .map(SummaryMeasure::column)
        .findFirst();
  }
}
