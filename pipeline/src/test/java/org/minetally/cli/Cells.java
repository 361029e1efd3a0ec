package org.minetally.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The figures of a snapshot's fact tables by table, row and column, read by DuckDB.
 *
 * @param byKey the reported figures by table, row and column
 */
record Cells(Map<List<String>, BigDecimal> byKey) {

  private static final Set<String> PLACE =
      Set.of(
          "period_id",
          "region_id",
          "period_key",
          "period_start",
          "period_end",
          "axis_date",
          "region_code",
          "region_name",
          "region_label",
          "parent_code",
          "region_mode");

  /** The names of the figure columns. */
  private static final Set<String> FIGURES =
      Set.of(
          "records",
          "victims",
          "killed",
          "injured",
          "outcome_unknown",
          "items",
          "area_cleared_m2",
          "area_reduced_m2",
          "area_cancelled_m2",
          "incidents",
          "incidents_estimated",
          "records_without_incident");

  static Cells of(Path snapshot) throws SQLException {
    Map<List<String>, BigDecimal> cells = new HashMap<>();
    for (String table : tables(snapshot)) {
      try (DuckDb sql = new DuckDb().open(snapshot, List.of(table))) {
        List<String> columns = sql.columns("FROM " + table);
        for (List<String> row : sql.rows("FROM " + table)) {
          for (int i = 0; i < columns.size(); i++) {
            if (FIGURES.contains(columns.get(i)) && row.get(i) != null) {
              cells.put(key(table, columns, row, columns.get(i)), number(row.get(i)));
            }
          }
        }
      }
    }
    return new Cells(cells);
  }

  private static List<String> tables(Path snapshot) {
    return Arrays.stream(snapshot.toFile().list())
        .filter(name -> name.contains("_by_") && !name.startsWith("summary"))
        .sorted()
        .toList();
  }

  private static List<String> key(
      String table, List<String> columns, List<String> row, String measure) {
    List<String> dimensions = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!PLACE.contains(columns.get(i)) && !FIGURES.contains(columns.get(i))) {
        dimensions.add(columns.get(i) + "=" + row.get(i).replaceAll("([\\\\;=])", "\\\\$1"));
      }
    }
    String parent = row.get(columns.indexOf("parent_code"));
    return List.of(
        table,
        row.get(columns.indexOf("period_id")),
        row.get(columns.indexOf("region_id")),
        "" + parent,
        String.join(";", dimensions),
        measure);
  }

  static BigDecimal number(String text) {
    return text == null ? null : new BigDecimal(text).setScale(4);
  }

  /** Returns the rows that have figures, as keys without the column. */
  Set<String> rows() {
    return byKey.keySet().stream()
        .map(key -> key.subList(0, key.size() - 1).toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
