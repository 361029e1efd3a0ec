package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/**
 * On random files: the tables of records, summed by DuckDB, give every fact table, and their rows
 * are in reading order.
 */
final class RecordTablesPropertyTest {

  private static final Pattern TABLE =
      Pattern.compile("(casualties|detections)_by_([a-z]+)_([a-z]+)");

  @TempDir private Path temporary;
  private JobFolder folder;

  @ParameterizedTest
  @ValueSource(ints = {41, 42, 43, 44, 45})
  void addUpToEveryFactTable(int seed) throws Exception {
    folder = JobFolder.in(temporary);
    RandomFiles files = new RandomFiles(folder, seed);
    Path job = files.write();
    Files.writeString(
        job,
        Files.readString(job).replace("output: {path: out}", "output: {path: out, records: true}"));
    Command.good("run", job, "--range-size=" + files.rangeSize());
    Manifest manifest = Manifest.current(new OutputLayout(folder.output())).orElseThrow();
    try (DuckDb sql = new DuckDb()) {
      List<String> names = manifest.tables().stream().map(Manifest.TableEntry::name).toList();
      sql.open(folder.current(), names);
      for (String table : names) {
        if (TABLE.matcher(table).matches()) {
          expectSums(table, sql);
        }
      }
      expectOrder("casualty_records", sql);
      expectOrder("detection_records", sql);
    }
  }

  private static void expectSums(String table, DuckDb sql) throws Exception {
    String records = table.startsWith("casualties") ? "casualty_records" : "detection_records";
    Matcher name = TABLE.matcher(table);
    assertThat(table, name.matches(), is(true));
    List<String> columns = sql.columns("FROM " + table);
    List<String> dimensions =
        columns.stream()
            .filter(List.of("victim_status", "device_category", "device_model")::contains)
            .toList();
    List<String> figures = columns.subList(columns.indexOf("records"), columns.size());
    String sums = figures.stream().map("sum(%s)"::formatted).collect(Collectors.joining(", "));
    List<String> keys = new ArrayList<>(List.of("period_id", "region_id"));
    keys.addAll(dimensions);
    List<String> keysOfRecords =
        Stream.concat(
                Stream.of(name.group(2) + "_period_id", name.group(3) + "_region_id"),
                dimensions.stream())
            .toList();
    String query = "SELECT %1$s, %2$s FROM %3$s GROUP BY %1$s ORDER BY %1$s";
    assertThat(
        table,
        sql.rows(query.formatted(String.join(", ", keysOfRecords), sums, records)),
        is(sql.rows(query.formatted(String.join(", ", keys), sums, table))));
  }

  private static void expectOrder(String table, DuckDb sql) throws Exception {
    String rows = "SELECT source_id, file, record_number FROM " + table;
    assertThat(sql.rows(rows), is(sql.rows(rows + " ORDER BY source_id, file, record_number")));
  }
}
