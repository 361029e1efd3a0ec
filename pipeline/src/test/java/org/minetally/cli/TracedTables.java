package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.minetally.publish.Manifest;

/**
 * Traces tables of a snapshot, and compares the traced records with what DuckDB reads in the
 * published files: the cells, and the tables of records.
 */
final class TracedTables extends TraceOracle {

  private static final List<String> DIMENSIONS =
      List.of("victim_status", "sex", "device_category", "device_model", "date_qualifier");

  private final Manifest manifest;

  TracedTables(Path output, Path csv, DuckDb sql, Random random, Manifest manifest) {
    super(output, csv, sql, random);
    this.manifest = manifest;
  }

  /** Traces cells of a table; returns whether a table of its kind can be traced. */
  boolean check(String table) throws SQLException {
    if (table.matches("dim_.*|.*_records")) {
      return false;
    }
    if (sql.number("SELECT count(*) FROM " + table) == 0) {
      throw new AssertionError("no rows in " + table);
    }
    String kind = table.replaceAll("_by_.*", "");
    switch (kind) {
      case "casualties", "detections" -> facts(table);
      case "incidents" -> incidents(table);
      case "summary" -> summary(table);
      case "claims" -> claims();
      case "changes" -> changes();
      case "rejects", "findings" -> list(table);
      case "unmatched_names" ->
          counts(table, List.of("source_id", "region_level", "parent_code", "name", "problem"));
      case "coordinate_checks" ->
          counts(
              table,
              List.of(
                  "source_id",
                  "outcome",
                  "declared_region_code",
                  "declared_region_name",
                  "located_region_code",
                  "located_region_name"));
      case "field_completeness" -> fields();
      case "reporting_lag" -> lags();
      default -> throw new AssertionError("a table of a new kind: " + table);
    }
    return true;
  }

  /** Compares all cells of a fact table, their records, and random cells. */
  private void facts(String table) throws SQLException {
    List<String> columns = sql.columns("FROM " + table);
    List<String> dimensions = DIMENSIONS.stream().filter(columns::contains).toList();
    List<String> numbers = columns.subList(columns.indexOf("records"), columns.size());
    List<String> keys = concat(CELL, PARENT, dimensions);
    trace(table, Map.of());
    sums(table, keys, numbers, Map.of());
    long counted =
        manifest.sources().stream()
            .filter(source -> table.startsWith(source.dataset() + "_by_"))
            .mapToLong(source -> source.counts().get().counted())
            .sum();
    assertThat(
        last(),
        sql.rows(
            "SELECT count(*), count(DISTINCT (%s)) FROM %s WHERE records = '1'"
                .formatted(String.join(", ", ORIGIN), traced())),
        is(List.of(List.of("" + counted, "" + counted))));
    List<String> content = concat(ORIGIN, List.of("date", "place_code"), CELL, dimensions, numbers);
    same(text(content, traced()), text(content, records(table)));
    Map<String, String> cell = cell(table, PARENT, dimensions);
    trace(table, cell);
    sums(table, keys, numbers, cell);
    String of =
        "(FROM %s WHERE (period_id, region_id) IN (SELECT (period_id, region_id) FROM %s))"
            .formatted(records(table), where(table, cell));
    Map<String, String> members = new LinkedHashMap<>(cell);
    members.keySet().retainAll(dimensions);
    none(text(content, traced()), text(content, where(of, members)));
    if (!cell.containsKey("parent_code")) {
      // The tables of records do not have the parent of the time.
      none(text(content, where(of, members)), text(content, traced()));
    }
  }

  private void incidents(String table) throws SQLException {
    List<String> keys = concat(CELL, PARENT, List.of("device_category"));
    List<String> numbers =
        List.of("records", "incidents", "incidents_estimated", "records_without_incident");
    for (Map<String, String> cell :
        List.of(Map.<String, String>of(), cell(table, PARENT, List.of("device_category")))) {
      trace(table, cell);
      sums(table, keys, numbers, cell);
      if (cell.isEmpty()) {
        counted(table, List.of("casualty_records"));
      }
      // The incidents are counted by their ids, whatever each record contributes.
      String ids =
          "nullif(count(DISTINCT (source_id, incident)) FILTER (incident IS NOT NULL AND %s), 0)";
      String estimated = "(incidents_estimated IS NOT NULL)";
      same(
          text(
              concat(keys, List.of("incidents", "incidents_estimated")),
              "(SELECT %1$s, %2$s AS incidents, %3$s AS incidents_estimated FROM %4$s GROUP BY %1$s)"
                  .formatted(
                      String.join(", ", keys),
                      ids.formatted("NOT " + estimated),
                      ids.formatted(estimated),
                      traced())),
          text(concat(keys, List.of("incidents", "incidents_estimated")), where(table, cell)));
    }
  }

  private void summary(String table) throws SQLException {
    List<String> numbers =
        List.of(
            "casualty_records",
            "victims",
            "killed",
            "injured",
            "outcome_unknown",
            "civilians",
            "status_known",
            "children",
            "age_known",
            "detection_records",
            "items",
            "area_cleared_m2",
            "area_reduced_m2",
            "area_cancelled_m2");
    for (Map<String, String> cell :
        List.of(Map.<String, String>of(), cell(table, List.of(), List.of()))) {
      trace(table, cell);
      sums(table, CELL, numbers, cell);
      counted(where(table, cell), List.of("casualty_records", "detection_records"));
    }
    derived(table);
  }

  /** Compares a figure that is computed from several periods. */
  private void derived(String table) throws SQLException {
    String column =
        pick(
            sql.columns("FROM " + table).stream()
                .filter(name -> name.matches(".*_(cumulative|change|change_on_year|12_months)"))
                .toList());
    List<List<String>> rows =
        sql.rows(
            "SELECT period_id, region_id, %1$s FROM %2$s WHERE %1$s IS NOT NULL ORDER BY ALL"
                .formatted(column, table));
    if (!rows.isEmpty()) {
      List<String> row = pick(rows);
      Map<String, String> cell = Map.of("period_id", row.get(0), "region_id", row.get(1));
      trace(table, cell, "--measure", column);
      sums(table, CELL, List.of(column), cell);
    }
  }

  private void claims() throws SQLException {
    for (List<String> id : sql.rows("SELECT claim_id FROM claims ORDER BY 1")) {
      run("claim " + id.get(0), "--claim", id.get(0));
      String sum = "coalesce(sum(%s::DECIMAL(18, 4)), 0)";
      assertThat(
          last(),
          sql.rows(
              "SELECT %s, %s, count(*) FILTER (fit = 'certain'), count(*) FILTER (fit = 'possible'), coalesce(sum(records_without_value::INT), 0), count(*) - count(DISTINCT (%s)) FROM %s"
                  .formatted(
                      sum.formatted("lowest"),
                      sum.formatted("highest"),
                      String.join(", ", ORIGIN),
                      traced())),
          is(
              sql.rows(
                  "SELECT coalesce(lowest, 0), coalesce(highest, 0), records, possible_records, records_without_value, 0 FROM claims WHERE claim_id = '%s'"
                      .formatted(id.get(0)))));
    }
  }

  /** Compares changed figures with the sums of the records of each snapshot. */
  private void changes() throws SQLException {
    for (String prefix : List.of("casualties", "detections", "incidents")) {
      List<List<String>> rows =
          sql.rows("FROM changes WHERE table_name LIKE '%s%%' ORDER BY ALL".formatted(prefix));
      if (rows.isEmpty()) {
        continue;
      }
      List<String> columns = sql.columns("FROM changes");
      List<String> row = pick(rows);
      Map<String, String> figure = new LinkedHashMap<>();
      List<String> named =
          random.nextBoolean()
              ? List.of("table_name", "measure")
              : List.of(
                  "table_name", "period_id", "region_id", "parent_code", "dimensions", "measure");
      named.forEach(column -> figure.put(column, text(row.get(columns.indexOf(column)))));
      trace("changes", figure);
      String table = figure.get("table_name");
      String members =
          DIMENSIONS.stream()
              .filter(columnsOf(table)::contains)
              .map("'%1$s=' || %1$s"::formatted)
              .collect(Collectors.joining(" || ';' || "));
      List<String> keys = List.of("period_id", "region_id", "parent_code", "dimensions");
      List<String> content = concat(keys, List.of("old_value", "new_value"));
      String sum = "sum(%s::DECIMAL(18, 4)) FILTER (snapshot = '%s')";
      String measure = figure.get("measure");
      same(
          text(
              content,
              "(SELECT period_id, region_id, parent_code, %s AS dimensions, %s AS old_value, %s AS new_value FROM %s GROUP BY ALL)"
                  .formatted(
                      members,
                      sum.formatted(measure, "previous"),
                      sum.formatted(measure, "current"),
                      traced())),
          text(content, where("changes", figure)));
    }
  }

  private List<String> columnsOf(String table) throws SQLException {
    return sql.columns("FROM " + table);
  }

  /** Compares all rows of a list, and those with random values. */
  private void list(String table) throws SQLException {
    List<String> columns = sql.columns("FROM " + table);
    trace(table, Map.of());
    same(text(columns, traced()), text(columns, table));
    List<String> row = pick(sql.rows("FROM " + table + " ORDER BY ALL"));
    Map<String, String> some = new LinkedHashMap<>();
    columns.stream()
        .filter(column -> random.nextInt(4) == 0)
        .forEach(column -> some.put(column, text(row.get(columns.indexOf(column)))));
    trace(table, some);
    same(text(columns, traced()), text(columns, where(table, some)));
  }

  /** Compares numbers of records by their keys. */
  private void counts(String table, List<String> keys) throws SQLException {
    trace(table, Map.of());
    sums(table, keys, List.of("records"), Map.of());
    once();
    Map<String, String> cell = cell(table, keys);
    trace(table, cell);
    sums(table, keys, List.of("records"), cell);
    once();
  }

  private void fields() throws SQLException {
    List<String> keys = List.of("source_id", "dataset", "period_key", "field");
    List<String> numbers = List.of("records", "reported", "unspecific", "not_reported");
    for (List<String> named : List.of(List.of("field"), keys)) {
      Map<String, String> cell = cell("field_completeness", named);
      trace("field_completeness", cell);
      sums("field_completeness", keys, numbers, cell);
      once();
    }
  }

  private void lags() throws SQLException {
    List<String> keys = List.of("source_id", "dataset", "period_key");
    for (Map<String, String> cell :
        List.of(Map.<String, String>of(), cell("reporting_lag", keys))) {
      trace("reporting_lag", cell);
      once();
      List<String> content =
          concat(
              keys,
              List.of(
                  "records",
                  "records_with_lag",
                  "records_without_lag",
                  "records_reported_before_event",
                  "min_days",
                  "median_days",
                  "p90_days",
                  "max_days",
                  "round(mean_days, 6)"));
      String share =
          "list_sort(list(days::INT) FILTER (days IS NOT NULL))[ceil(%s * count(days))::INT]";
      same(
          text(
              content,
              """
              (SELECT %s, count(*) AS records, count(days) AS records_with_lag,
                count(*) - count(days) AS records_without_lag,
                count(*) FILTER (days::INT < 0) AS records_reported_before_event,
                min(days::INT) AS min_days, %s AS median_days, %s AS p90_days,
                max(days::INT) AS max_days, avg(days::INT) AS mean_days
              FROM %s GROUP BY ALL)"""
                  .formatted(
                      String.join(", ", keys),
                      share.formatted("0.5"),
                      share.formatted("0.9"),
                      traced())),
          text(content, where("reporting_lag", cell)));
    }
  }

  /** Requires that the records of cells are those that the tables of records have in them. */
  private void counted(String cells, List<String> tables) throws SQLException {
    String table = last().substring(0, last().indexOf(' '));
    String all =
        tables.stream()
            .map(
                records ->
                    "SELECT DISTINCT %s FROM %s"
                        .formatted(
                            String.join(", ", concat(ORIGIN, CELL)), records(table, records)))
            .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    String of =
        "(FROM %s WHERE (period_id, region_id) IN (SELECT (period_id, region_id) FROM %s))"
            .formatted(all, cells);
    // An incident of a table of its own is not a record.
    String traced =
        "(SELECT DISTINCT %s FROM %s WHERE NOT contains(file, 'accidents-'))"
            .formatted(String.join(", ", concat(ORIGIN, CELL)), traced());
    same(text(concat(ORIGIN, CELL), traced), text(concat(ORIGIN, CELL), of));
  }
}
