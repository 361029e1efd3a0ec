package org.minetally.trace;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.minetally.table.internal.ChangeTable;
import org.minetally.trace.internal.CellConditions;

/** Rows of the table of changes, by the cell that contains the figure. */
public final class ChangedFigures {

  /**
   * The columns of the table of changes, and of the table with the cell, that identify the cell
   * apart from its dimensions.
   */
  private static final List<String> CELL = List.of("period_id", "region_id", "parent_code");

  private static final List<String> WANTED =
      List.of(
          "period_id",
          "region_id",
          "parent_code",
          "dimensions",
          "measure",
          "old_value",
          "new_value",
          "table_name",
          "previous_run_id");

  private final Set<String> tables = new TreeSet<>();
  private final Set<String> previousRuns = new TreeSet<>();

  /** By the values of {@link #CELL}, followed by the text of the dimensions. */
  private final Map<List<Object>, List<Figure>> figures = new LinkedHashMap<>();

  /**
   * A changed figure.
   *
   * @param measure the column
   * @param before the previous value; null if it was not reported, or there was no such row
   * @param now the present value; likewise
   */
  public record Figure(String measure, BigDecimal before, BigDecimal now) {

    /** Returns how the figure changed, in words. */
    String describe() {
      String difference = "";
      if (before != null && now != null) {
        BigDecimal more = now.subtract(before);
        difference = " (%s%s)".formatted(more.signum() > 0 ? "+" : "", RecordFiles.text(more));
      }
      return "%s %s -> %s%s".formatted(measure, shown(before), shown(now), difference);
    }

    private static String shown(BigDecimal value) {
      return value == null ? "not reported" : RecordFiles.text(value);
    }
  }

  private ChangedFigures() {}

  /** Reads the rows of a table of changes that meet conditions. */
  public static ChangedFigures read(Path folder, CellConditions conditions) throws IOException {
    ChangedFigures read = new ChangedFigures();
    StoredRows.read(folder, conditions, WANTED, read::add);
    return read;
  }

  private void add(List<Object> row) {
    List<Object> cell = Arrays.asList(row.subList(0, CELL.size() + 1).toArray());
    figures
        .computeIfAbsent(cell, key -> new ArrayList<>())
        .add(new Figure((String) row.get(4), (BigDecimal) row.get(5), (BigDecimal) row.get(6)));
    tables.add((String) row.get(7));
    previousRuns.add((String) row.get(8));
  }

  /** Returns the tables that contain the figures. */
  public Set<String> tables() {
    return tables;
  }

  /** Returns the run ids of the previous snapshot; one, unless there are no figures. */
  public Set<String> previousRuns() {
    return previousRuns;
  }

  /** Returns the values that columns have in all cells; the empty string represents NULL. */
  public Map<String, String> common() {
    Map<String, String> common = new LinkedHashMap<>();
    figures.keySet().stream().limit(1).forEach(cell -> common.putAll(values(cell)));
    figures.keySet().forEach(cell -> common.entrySet().retainAll(values(cell).entrySet()));
    return common;
  }

  private static Map<String, String> values(List<Object> cell) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < CELL.size(); i++) {
      values.put(CELL.get(i), RecordFiles.text(cell.get(i)));
    }
    values.putAll(ChangeTable.members((String) cell.get(CELL.size())));
    return values;
  }

  /** Describes the changes, one sentence each. */
  public List<String> describe() {
    List<String> all = new ArrayList<>();
    figures.forEach(
        (cell, changed) ->
            changed.forEach(
                figure ->
                    all.add(
                        "%s, %s%s: %s."
                            .formatted(
                                cell.get(0),
                                cell.get(1),
                                ((String) cell.get(CELL.size())).isEmpty()
                                    ? ""
                                    : ", " + cell.get(CELL.size()),
                                figure.describe()))));
    return all;
  }

  /** Returns which rows of the table with the cells are in one of them. */
  public Cells cells(TracedRows rows) {
    return new Cells(rows);
  }

  /** Finds the cell of a row. */
  public final class Cells {
    private final int[] positions;
    private final Map<String, Integer> dimensions = new LinkedHashMap<>();

    private Cells(TracedRows rows) {
      positions = CELL.stream().mapToInt(rows.schema()::position).toArray();
      figures.keySet().stream()
          .limit(1)
          .forEach(
              cell ->
                  ChangeTable.members((String) cell.get(CELL.size()))
                      .keySet()
                      .forEach(name -> dimensions.put(name, rows.schema().position(name))));
    }

    /** Returns the cell of a row: the values of the columns that identify it in the changes. */
    List<Object> of(List<Object> row) {
      List<Object> cell = new ArrayList<>();
      for (int position : positions) {
        cell.add(row.get(position));
      }
      Map<String, String> members = new LinkedHashMap<>();
      dimensions.forEach((name, position) -> members.put(name, (String) row.get(position)));
      cell.add(ChangeTable.dimensions(members));
      return cell;
    }

    /** Returns whether a row is in one of the cells. */
    public boolean contain(List<Object> row) {
      return figures.containsKey(of(row));
    }

    /** Returns the measures that changed in the cell of a row. */
    public List<String> measures(List<Object> row) {
      return figures.get(of(row)).stream().map(Figure::measure).toList();
    }

    /** Returns the key, in the table of changes, of a measure in the cell of a row. */
    public List<Object> key(List<Object> row, String measure) {
      List<Object> key = of(row);
      key.add(measure);
      return key;
    }
  }
}
