package org.minetally.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares DuckDB's result with an independent oracle of lines, maps and BigDecimal. */
class DuckDbJobTest {

  @TempDir Path folder;

  /** The area is null if no record reports one. */
  private record Sums(long records, long items, BigDecimal area) {

    Sums plus(Sums other) {
      BigDecimal sum = area == null ? other.area() : area;
      if (area != null && other.area() != null) {
        sum = area.add(other.area());
      }
      return new Sums(records + other.records(), items + other.items(), sum);
    }
  }

  private Path scratch() {
    return folder.resolve("scratch");
  }

  @Test
  void matchesOracleRowByRow() throws IOException, SQLException {
    DataSet data = new DataSet(folder);
    new Generator(10_000, 4_000, 3, Shape.USUAL).generate(data, 2);
    DuckDbJob.run(data, data.output(Engine.DUCKDB), DuckDbJob.DEFAULT_THREADS, scratch());

    Map<String, String> category = new TreeMap<>();
    Map<String, Sums> months = new TreeMap<>();
    Map<String, Sums> years = new TreeMap<>();
    for (Device device : Device.values()) {
      category.put(device.word(), device.category());
    }
    Set<String> seen = new HashSet<>();
    for (Path file : data.rowFiles()) {
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(1, lines.size())) {
        // Only the notes, the last field, are ever quoted.
        String[] fields = line.split(",", 9);
        if (seen.add(fields[0])) {
          BigDecimal area = fields[7].isEmpty() ? null : new BigDecimal(fields[7]).setScale(4);
          Sums sums = new Sums(1, Long.parseLong(fields[6]), area);
          String month = fields[1].substring(0, 7);
          months.merge(month + " " + fields[2] + " " + category.get(fields[4]), sums, Sums::plus);
          years.merge(month.substring(0, 4) + " " + fields[2].substring(0, 4), sums, Sums::plus);
        }
      }
    }

    assertThat(seen.size(), is(Matchers.lessThan(10_000)));
    assertThat(months, is(aMapWithSize(greaterThan(5_000))));
    assertThat(months.values().stream().filter(sums -> sums.area() == null).count(), is(not(0L)));
    assertThat(read(Table.MONTH_DISTRICT, data.output(Engine.DUCKDB)), is(months));
    assertThat(read(Table.YEAR_REGION, data.output(Engine.DUCKDB)), is(years));
  }

  @Test
  void joinsItemsWithTheirTasks() throws IOException, SQLException {
    DataSet data = new DataSet(folder);
    new Generator(5_000, 5_000, 3, Shape.RELATED).generate(data, 2);
    DuckDbJob.run(data, data.output(Engine.DUCKDB), DuckDbJob.DEFAULT_THREADS, scratch());

    Map<String, String> category = new TreeMap<>();
    for (Device device : Device.values()) {
      category.put(device.word(), device.category());
    }
    Map<String, String[]> tasks = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("tasks-001.csv"))) {
      String[] fields = line.split(",", -1);
      tasks.put(fields[0], fields);
    }
    Map<String, Sums> months = new TreeMap<>();
    List<String> items = Files.readAllLines(folder.resolve("rows-001.csv"));
    for (String line : items.subList(1, items.size())) {
      String[] item = line.split(",", -1);
      String[] task = tasks.get(item[1]);
      Sums sums = new Sums(1, Long.parseLong(item[3]), new BigDecimal(item[4]).setScale(4));
      String cell = task[1].substring(0, 7) + " " + task[2] + " " + category.get(item[2]);
      months.merge(cell, sums, Sums::plus);
    }
    assertThat(tasks, is(aMapWithSize(2_001)));
    assertThat(read(Table.MONTH_DISTRICT, data.output(Engine.DUCKDB)), is(months));
  }

  @Test
  void writesEachRecordOnceWithItsFirstLine() throws IOException, SQLException {
    DataSet data = new DataSet(folder);
    new Generator(5_000, 2_000, 3, Shape.RECORDS).generate(data, 2);
    DuckDbJob.run(data, data.output(Engine.DUCKDB), DuckDbJob.DEFAULT_THREADS, scratch());

    List<String> first = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Path file : data.rowFiles()) {
      List<String> all = Files.readAllLines(file);
      for (int row = 1; row < all.size(); row++) {
        String[] fields = all.get(row).split(",", 9);
        if (seen.add(fields[0])) {
          String area = fields[7].isEmpty() ? "" : " " + new BigDecimal(fields[7]).setScale(1);
          String values = String.join(" ", fields[0], fields[1], fields[2], fields[6]) + area;
          first.add("%s %d %d %s".formatted(file, row + 1, row, values));
        }
      }
    }
    String written =
        "SELECT concat_ws(' ', file, line_number, record_number, record_key, date, place_code,"
            + " items, area_cleared_m2::DECIMAL(18,1)) FROM '%s'"
                .formatted(Table.RECORDS.file(data.output(Engine.DUCKDB)));
    List<String> records = strings(written + " ORDER BY file, line_number");
    assertThat(records, is(first));
  }

  @Test
  void sortsRowsAndNamesPeriodsAndPlaces() throws IOException, SQLException {
    DataSet data = new DataSet(folder);
    new Generator(2_000, 2_000, 3, Shape.USUAL).generate(data, 2);
    DuckDbJob.run(data, data.output(Engine.DUCKDB), 1, scratch());

    String firstYear =
        "SELECT concat_ws(' ', period_key, period_start, period_end, region_code, region_name,"
            + " coalesce(parent_code, '-')) FROM '"
            + Table.YEAR_REGION.file(data.output(Engine.DUCKDB))
            + "' LIMIT 1";
    assertThat(strings(firstYear), is(List.of("2014 2014-01-01 2014-12-31 GN01 Alland -")));
    for (Table table : Shape.USUAL.tables()) {
      List<String> keys =
          strings(
              "SELECT concat_ws(' ', %s) FROM '%s'"
                  .formatted(
                      String.join(", ", table.keys()), table.file(data.output(Engine.DUCKDB))));
      assertThat(keys, is(keys.stream().sorted().toList()));
    }
  }

  private static Map<String, Sums> read(Table table, Path tables) throws SQLException {
    String sql =
        "SELECT concat_ws(' ', %s), records, items, area_cleared_m2 FROM '%s'"
            .formatted(String.join(", ", table.keys()), table.file(tables));
    Map<String, Sums> rows = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        Sums sums = new Sums(found.getLong(2), found.getLong(3), found.getBigDecimal(4));
        rows.merge(found.getString(1), sums, Sums::plus);
      }
    }
    return rows;
  }

  private static List<String> strings(String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        strings.add(found.getString(1));
      }
    }
    return strings;
  }
}
