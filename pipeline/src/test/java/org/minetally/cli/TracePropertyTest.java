package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/**
 * On random files: the records behind a row add up to it, and the records behind all rows of a
 * table are those that count, each once. DuckDB adds up, and the lines of the files are read again.
 */
final class TracePropertyTest {

  private static final List<String> KEYS =
      List.of("period_id", "region_id", "parent_code", "victim_status", "device_category");

  /** Whether more seeds are tried, as in the nightly profile ({@code mvn verify -Pnightly}). */
  private static final boolean LONG = Integer.getInteger("minetally.tests.rounds", 1) > 1;

  @TempDir private Path temporary;
  private JobFolder folder;
  private Random random;

  /** The short form has files with keys and files without. */
  static IntStream countedSeeds() {
    return LONG ? IntStream.of(31, 32, 33, 34, 36) : IntStream.of(33, 34);
  }

  static IntStream rejectedSeeds() {
    return LONG ? IntStream.of(34, 35) : IntStream.of(35);
  }

  static IntStream completenessSeeds() {
    return LONG ? IntStream.of(71, 72) : IntStream.of(72);
  }

  static IntStream lagSeeds() {
    return LONG ? IntStream.of(81, 82) : IntStream.of(81);
  }

  static IntStream claimSeeds() {
    return LONG ? IntStream.of(61, 62) : IntStream.of(61);
  }

  @ParameterizedTest
  @MethodSource("countedSeeds")
  void tracesEveryCountedRecordOnce(int seed) throws Exception {
    random = new Random(seed);
    folder = JobFolder.in(temporary);
    RandomFiles files = new RandomFiles(folder, seed);
    Command.good("run", files.write(), "--range-size=" + files.rangeSize());
    Manifest manifest = Manifest.current(new OutputLayout(folder.output())).orElseThrow();
    for (Manifest.SourceEntry source : manifest.sources()) {
      List<String> tables =
          manifest.tables().stream()
              .map(Manifest.TableEntry::name)
              .filter(table -> table.startsWith(source.dataset() + "_by_"))
              .toList();
      String table = tables.get(random.nextInt(tables.size()));
      try (DuckDb sql = new DuckDb()) {
        sql.open(folder.current(), List.of(table));
        tracesAllRows(table, source.counts().get().counted(), sql);
        tracesRandomRow(table, sql);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 42})
  void tracesRandomRowsOfIncidentsAndSummaries(int seed) throws Exception {
    random = new Random(seed);
    folder = JobFolder.in(temporary);
    RandomFiles files = new RandomFiles(folder, seed);
    Path job = files.write();
    String id = seed % 2 == 0 ? "{id: [id]}" : "{estimate_by: [first, district]}";
    Files.writeString(
        job,
        Files.readString(job).replaceFirst("profile:\n", "profile:\n      incident: " + id + "\n"));
    Command.good("run", job, "--range-size=" + files.rangeSize());
    for (String table :
        List.of(
            "incidents_by_month_district", "summary_by_month_region", "summary_by_year_district")) {
      try (DuckDb sql = new DuckDb()) {
        sql.open(folder.current(), List.of(table));
        List<List<String>> rows = sql.rows("SELECT period_id, region_id FROM " + table);
        List<String> row = rows.get(random.nextInt(rows.size()));
        List<String> where =
            List.of("--where", "period_id=" + row.get(0), "--where", "region_id=" + row.get(1));
        assertThat(trace(table, where).out(), containsString("exactly"));
        assertThat(trace(table, List.of()).out(), containsString("exactly"));
        tracesDerivedFigures(table, row, where, sql);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rejectedSeeds")
  void findsEveryRejectedRecordAndUnmatchedNameAgain(int seed) throws Exception {
    random = new Random(seed);
    folder = JobFolder.in(temporary);
    RandomFiles files = new RandomFiles(folder, seed);
    Command.good("run", files.write(), "--range-size=" + files.rangeSize());
    try (DuckDb sql = new DuckDb().open(folder.current(), List.of("rejects", "unmatched_names"))) {
      assertThat(trace("rejects", List.of()).out(), containsString("and no others."));
      String rejects =
          "SELECT * REPLACE (record_number::VARCHAR AS record_number, line_number::VARCHAR AS"
              + " line_number) FROM rejects";
      String found = "SELECT * EXCLUDE (location, rowid) FROM " + csv();
      assertThat(
          sql.rows("FROM (%s) EXCEPT ALL FROM (%s)".formatted(rejects, found)), is(List.of()));
      assertThat(
          sql.rows("FROM (%s) EXCEPT ALL FROM (%s)".formatted(found, rejects)), is(List.of()));

      assertThat(trace("unmatched_names", List.of()).out(), containsString("exactly"));
      String names = "source_id, region_level, parent_code, name, problem";
      assertThat(
          sql.rows(
              "SELECT %1$s, count(*) FROM %2$s GROUP BY ALL ORDER BY ALL".formatted(names, csv())),
          is(
              sql.rows(
                  "SELECT %s, sum(records) FROM unmatched_names GROUP BY ALL ORDER BY ALL"
                      .formatted(names))));
    }
  }

  @ParameterizedTest
  @MethodSource("completenessSeeds")
  void recordsAddUpToFieldCompleteness(int seed) throws Exception {
    random = new Random(seed);
    folder = JobFolder.in(temporary);
    RandomFiles files = new RandomFiles(folder, seed);
    Command.good("run", files.write(), "--range-size=" + files.rangeSize());
    String sums =
        "SELECT source_id, dataset, period_key, field, sum(records::INT), sum(reported::INT),"
            + " sum(unspecific::INT), sum(not_reported::INT) FROM %s GROUP BY ALL ORDER BY ALL";
    try (DuckDb sql = new DuckDb().open(folder.current(), List.of("field_completeness"))) {
      List<List<String>> fields =
          sql.rows("SELECT DISTINCT field FROM field_completeness ORDER BY 1");
      for (int i = 0; i < 3; i++) {
        String field = fields.get(random.nextInt(fields.size())).get(0);
        Command traced = trace("field_completeness", List.of("--where", "field=" + field));
        assertThat(traced.out(), containsString("exactly"));
        assertThat(
            field,
            sql.rows(sums.formatted(csv())),
            is(
                sql.rows(
                    sums.formatted(
                        "(FROM field_completeness WHERE field = '%s')".formatted(field)))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lagSeeds")
  void recordsAddUpToReportingLag(int seed) throws Exception {
    random = new Random(seed);
    folder = JobFolder.in(temporary);
    RandomFiles files = new RandomFiles(folder, seed);
    Path job = files.write();
    Files.writeString(
        job,
        Files.readString(job)
            .replace(
                "date: {start: first, end: last, form: yyyy-MM-dd}",
                "date: {column: first, form: yyyy-MM-dd}\n"
                    + "      reported: {column: last, form: yyyy-MM-dd}"));
    Command.good("run", job, "--range-size=" + files.rangeSize());
    String key = "source_id, dataset, period_key";
    try (DuckDb sql = new DuckDb().open(folder.current(), List.of("reporting_lag"))) {
      assertThat(trace("reporting_lag", List.of()).out(), containsString("exactly"));
      List<List<String>> published =
          sql.rows(
              "SELECT %s, records, records_with_lag, records_reported_before_event, min_days, max_days, round(mean_days, 6) FROM reporting_lag ORDER BY ALL"
                  .formatted(key));
      assertThat(
          sql.rows(
              "SELECT %s, count(*), count(days), count(*) FILTER (days::INT < 0), min(days::INT), max(days::INT), round(avg(days::INT), 6) FROM %s GROUP BY ALL ORDER BY ALL"
                  .formatted(key, csv())),
          is(published));
      assertThat(published.size() > 2, is(true));
      List<String> row = published.get(random.nextInt(published.size()));
      assertThat(
          trace(
                  "reporting_lag",
                  List.of(
                      "--where", "source_id=" + row.get(0), "--where", "period_key=" + row.get(2)))
              .out(),
          containsString("This equals the published row exactly."));
    }
  }

  @ParameterizedTest
  @MethodSource("claimSeeds")
  void recordsAddUpToRandomClaims(int seed) throws Exception {
    random = new Random(seed);
    folder = JobFolder.in(temporary);
    RandomFiles files = new RandomFiles(folder, seed);
    Path job = files.write();
    int claims = 5;
    StringBuilder text = new StringBuilder(Files.readString(job)).append("claims:\n");
    for (int i = 0; i < claims; i++) {
      text.append(claim("c" + i));
    }
    Files.writeString(job, text);
    Command.good("run", job, "--range-size=" + files.rangeSize());
    try (DuckDb sql = new DuckDb().open(folder.current(), List.of("claims"))) {
      for (int i = 0; i < claims; i++) {
        Command.good("trace", folder.output(), "--claim", "c" + i, "--csv", csvFile());
        List<String> published =
            sql.rows(
                    "SELECT coalesce(lowest, 0), coalesce(highest, 0), records, possible_records, records_without_value FROM claims WHERE claim_id = 'c%d'"
                        .formatted(i))
                .get(0);
        String sum = "coalesce(sum(%s::DECIMAL(18, 4)) %s, 0)";
        assertThat(
            text + " c" + i,
            sql.rows(
                "SELECT %s, %s, count(*) FILTER (fit = 'certain'), count(*) FILTER (fit = 'possible'), %s FROM %s"
                    .formatted(
                        sum.formatted("lowest", ""),
                        sum.formatted("highest", ""),
                        "coalesce(sum(records_without_value::INT), 0)",
                        csv())),
            is(List.of(published)));
        // The lowest value has no record that only possibly fits.
        assertThat(
            sql.number(
                "SELECT count(*) FROM %s WHERE fit = 'possible' AND lowest::DECIMAL(18, 4) > 0"
                    .formatted(csv())),
            is(0L));
      }
    }
  }

  /** Returns a random claim in the syntax of the job file. */
  private String claim(String id) {
    boolean casualties = random.nextBoolean();
    List<String> measures =
        casualties ? List.of("killed", "injured", "victims") : List.of("items", "area_cleared_m2");
    int year = 2019 + random.nextInt(3);
    List<String> more = new ArrayList<>();
    if (random.nextBoolean()) {
      more.add("regions: [" + List.of("N", "S", "N1", "S1").get(random.nextInt(4)) + "]");
    }
    if (random.nextBoolean()) {
      more.add(
          casualties
              ? "filters: {victim_status: civilian}"
              : "filters: {device_category: anti_personnel_mine}");
    }
    return "  - {id: %s, statement: constructed, source: constructed, dataset: %s, measure: %s, window: {from: %d-0%d-01, to: %d-11-30}, comparator: exactly, value: 9%s}\n"
        .formatted(
            id,
            casualties ? "casualties" : "detections",
            measures.get(random.nextInt(measures.size())),
            year,
            1 + random.nextInt(9),
            year,
            more.isEmpty() ? "" : ", " + String.join(", ", more));
  }

  /** Adds up the records behind figures that are computed from several periods. */
  private void tracesDerivedFigures(String table, List<String> row, List<String> where, DuckDb sql)
      throws Exception {
    if (!table.startsWith("summary")) {
      return;
    }
    for (String column :
        List.of("victims_cumulative", "killed_change", "items_12_months", "items_change_on_year")) {
      String published =
          sql.rows(
                  "SELECT %s FROM %s WHERE period_id = '%s' AND region_id = '%s'"
                      .formatted(column, table, row.get(0), row.get(1)))
              .get(0)
              .get(0);
      List<Object> arguments =
          new ArrayList<>(List.of("trace", folder.output(), "--table", table, "--csv", csvFile()));
      arguments.addAll(where);
      arguments.addAll(List.of("--measure", column));
      Command traced = Command.of(arguments.toArray());
      if (published == null) {
        assertThat(traced.err(), containsString(column + " is NULL in this row"));
      } else {
        assertThat(traced.err(), traced.code(), is(0));
        long sum =
            sql.number("SELECT coalesce(sum(%s::BIGINT), 0) FROM %s".formatted(column, csv()));
        assertThat(where + " " + column, sum, is(Long.parseLong(published)));
      }
    }
  }

  private void tracesAllRows(String table, long counted, DuckDb sql) throws Exception {
    if (sql.number("SELECT count(*) FROM " + table) == 0) {
      return;
    }
    Command traced = trace(table, List.of());
    assertThat(traced.out(), containsString("exactly"));
    List<List<String>> records =
        sql.rows("SELECT file, line_number, record_key FROM " + csv() + " ORDER BY rowid");
    assertThat((long) records.size(), is(counted));
    Set<String> numbers = new HashSet<>();
    for (List<String> record : records) {
      String line = lines(Path.of(record.get(0))).get(Integer.parseInt(record.get(1)) - 1);
      String[] fields = line.split("[,;]", -1);
      assertThat(record + " " + line, numbers.add(fields[0]), is(true));
      if (record.get(2) != null) {
        assertThat(record.get(2), is(fields[1]));
      }
    }
  }

  private void tracesRandomRow(String table, DuckDb sql) throws Exception {
    List<List<String>> rows = sql.rows("FROM " + table);
    if (rows.isEmpty()) {
      return;
    }
    List<String> columns = sql.columns("FROM " + table);
    List<String> row = rows.get(random.nextInt(rows.size()));
    List<String> where = new ArrayList<>();
    for (String key : KEYS) {
      int column = columns.indexOf(key);
      if (column >= 0) {
        where.addAll(
            List.of("--where", key + "=" + (row.get(column) == null ? "" : row.get(column))));
      }
    }
    if (columns.contains("device_model")) {
      where.addAll(List.of("--where", "device_model=" + row.get(columns.indexOf("device_model"))));
    }
    Command traced = trace(table, where);
    assertThat(traced.out(), containsString("This equals the published row exactly."));
    for (String number : columns.subList(columns.indexOf("records"), columns.size())) {
      String type = number.endsWith("_m2") ? "DECIMAL(38, 4)" : "BIGINT";
      assertThat(
          where + " " + number,
          sql.rows("SELECT sum(%s::%s) FROM %s".formatted(number, type, csv())).get(0),
          is(Collections.singletonList(row.get(columns.indexOf(number)))));
    }
  }

  private Command trace(String table, List<String> where) {
    List<Object> arguments =
        new ArrayList<>(List.of("trace", folder.output(), "--table", table, "--csv", csvFile()));
    arguments.addAll(where);
    return Command.good(arguments.toArray());
  }

  private Path csvFile() {
    return temporary.resolve("traced.csv");
  }

  private String csv() {
    return "(SELECT row_number() OVER () AS rowid, * FROM read_csv('%s', header = true, all_varchar = true))"
        .formatted(csvFile());
  }

  private static List<String> lines(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        bytes = in.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }
}
