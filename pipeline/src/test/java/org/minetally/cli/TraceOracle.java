package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Traces random cells, and compares the records with the published files as DuckDB reads them. */
abstract class TraceOracle {

  static final List<String> CELL = List.of("period_id", "region_id");
  static final List<String> PARENT = List.of("parent_code");
  static final List<String> ORIGIN = List.of("source_id", "file", "line_number", "record_number");

  /** Sets of columns that identify the period, and the region, of a cell. */
  private static final List<List<String>> PERIOD =
      List.of(List.of("period_id"), List.of("period_key"), List.of("period_start", "period_end"));

  private static final List<List<String>> REGION =
      List.of(List.of("region_id"), List.of("region_code"), List.of("region_name"));

  final DuckDb sql;
  final Random random;
  private final Path output;
  private final Path csv;

  /** The table, the conditions and the options of the last trace, for messages. */
  private String last = "";

  /**
   * Creates an oracle.
   *
   * @param csv where traced records are written
   * @param sql has a view of every published table
   */
  TraceOracle(Path output, Path csv, DuckDb sql, Random random) {
    this.output = output;
    this.csv = csv;
    this.sql = sql;
    this.random = random;
  }

  /** Returns what was traced last, for messages. */
  final String last() {
    return last;
  }

  final void once() throws SQLException {
    assertThat(
        last,
        sql.number(
            "SELECT count(*) - count(DISTINCT (%s)) FROM %s"
                .formatted(String.join(", ", ORIGIN), traced())),
        is(0L));
  }

  /**
   * Requires that the contributions of the traced records add up to each published row. Rows of a
   * summary may have no records.
   */
  final void sums(
      String table, List<String> keys, List<String> numbers, Map<String, String> conditions)
      throws SQLException {
    String sums =
        numbers.stream()
            .map("sum(%s::DECIMAL(38, 4))"::formatted)
            .collect(Collectors.joining(", "));
    String query =
        "SELECT %s, %s FROM %s GROUP BY ALL HAVING coalesce(%s) IS NOT NULL"
            .formatted(String.join(", ", keys), sums, "%s", sums);
    same(query.formatted(traced()), query.formatted(where(table, conditions)));
  }

  final void same(String some, String others) throws SQLException {
    none(some, others);
    none(others, some);
  }

  /** Requires that all rows of a query are rows of another. */
  final void none(String some, String others) throws SQLException {
    assertThat(
        last, sql.rows("FROM (%s) EXCEPT ALL FROM (%s)".formatted(some, others)), is(List.of()));
  }

  /** Returns a query of columns as text, with numbers and dates in one form. */
  static String text(List<String> columns, String from) {
    return "SELECT %s FROM %s"
        .formatted(
            columns.stream()
                .map(
                    column ->
                        column.matches(".*_(m2|value)")
                            ? column + "::DECIMAL(18, 4)"
                            : "(%s)::VARCHAR".formatted(column))
                .collect(Collectors.joining(", ")),
            from);
  }

  /** Returns the records of a fact table's dataset, with the cells in which they count. */
  final String records(String table) {
    return records(
        table, table.startsWith("casualties") ? "casualty_records" : "detection_records");
  }

  static String records(String table, String records) {
    String[] grain = table.replaceAll(".*_by_", "").split("_", 2);
    return "(SELECT *, %s_period_id AS period_id, %s_region_id AS region_id FROM %s)"
        .formatted(grain[0], grain[1], records);
  }

  static String where(String table, Map<String, String> conditions) {
    return conditions.isEmpty()
        ? table
        : "(FROM %s WHERE %s)"
            .formatted(
                table,
                conditions.entrySet().stream()
                    .map(
                        condition ->
                            "coalesce(%s::VARCHAR, '') = '%s'"
                                .formatted(
                                    condition.getKey(), condition.getValue().replace("'", "''")))
                    .collect(Collectors.joining(" AND ")));
  }

  /** Returns the conditions of a random cell, or of a random slice of several cells. */
  final Map<String, String> cell(String table, List<String> more, List<String> dimensions)
      throws SQLException {
    List<List<String>> parts = new ArrayList<>(List.of(pick(PERIOD), pick(REGION)));
    if (random.nextInt(3) > 0) {
      return cell(table, concat(parts.get(0), parts.get(1), more, dimensions));
    }
    parts.add(dimensions);
    parts.remove(random.nextInt(parts.size()));
    return cell(table, parts.stream().flatMap(List::stream).toList());
  }

  /** Returns the values of columns in a random row; the empty text is NULL. */
  final Map<String, String> cell(String table, List<String> columns) throws SQLException {
    Map<String, String> cell = new LinkedHashMap<>();
    if (!columns.isEmpty()) {
      List<String> row =
          pick(
              sql.rows(
                  "SELECT %s FROM %s ORDER BY ALL".formatted(String.join(", ", columns), table)));
      for (int i = 0; i < columns.size(); i++) {
        cell.put(columns.get(i), text(row.get(i)));
      }
    }
    return cell;
  }

  static String text(String value) {
    return value == null ? "" : value;
  }

  final <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  static List<String> concat(List<String>... lists) {
    List<String> all = new ArrayList<>();
    for (List<String> list : lists) {
      all.addAll(list);
    }
    return all;
  }

  final void trace(String table, Map<String, String> conditions, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--table", table));
    conditions.forEach(
        (column, value) -> arguments.addAll(List.of("--where", column + "=" + value)));
    arguments.addAll(List.of(more));
    run(table + " " + conditions + " " + List.of(more), arguments.toArray(String[]::new));
  }

  final void run(String name, String... options) {
    last = name;
    List<Object> arguments = new ArrayList<>(List.of("trace", output, "--csv", csv));
    arguments.addAll(List.of(options));
    Command traced = Command.of(arguments.toArray());
    assertThat(last + " " + traced.err(), traced.code(), is(ExitCode.OK));
    assertThat(last, traced.out(), matchesPattern("(?s).*(exactly|again, and no others?)\\.\n.*"));
  }

  final String traced() {
    return "read_csv('%s', header = true, all_varchar = true)".formatted(csv);
  }
}
