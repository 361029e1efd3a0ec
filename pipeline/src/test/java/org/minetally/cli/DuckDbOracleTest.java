package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.WrittenTables;
import org.minetally.reconcile.RecordCounts;

/**
 * Compares complete jobs on random files with SQL that DuckDB runs on the same files. The SQL
 * restates the rules: which records count, which of several with the same key, in which period and
 * region.
 */
final class DuckDbOracleTest {

  private static final List<String> PERIODS = List.of("month", "quarter", "year");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void matchesSqlOnSameFiles(int seed) throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    RandomFiles files = new RandomFiles(folder, seed);
    Path job = files.write();
    Command.good("run", job, "--range-size=" + files.rangeSize());
    Manifest manifest = Manifest.current(new OutputLayout(folder.output())).orElseThrow();
    try (DuckDb sql = new DuckDb()) {
      sql.open(
          folder.current(), manifest.tables().stream().map(Manifest.TableEntry::name).toList());
      readFiles(sql, files.isKeyed());
      compareReconciliation(sql, manifest);
      for (String period : PERIODS) {
        for (String level : List.of("region", "district")) {
          String where = "%s_by_%s_%s".formatted("%s", period, level);
          compare(
              sql,
              where.formatted("casualties"),
              "victim_status",
              "sum(records), sum(victims), sum(killed), sum(injured), sum(outcome_unknown)",
              "casualties_counted",
              "count(*), sum(CASE WHEN killed IS NULL THEN injured WHEN injured IS NULL THEN killed"
                  + " ELSE killed + injured END), sum(killed), sum(injured), NULL",
              period,
              level);
          compare(
              sql,
              where.formatted("detections"),
              "device_category || ' ' || device_model",
              "sum(records), sum(items), sum(area_cleared_m2), sum(area_reduced_m2)",
              "detections_counted",
              "count(*), sum(items), sum(area)::DECIMAL(38, 4), NULL",
              period,
              level);
        }
      }
      compareReopened(sql, folder, manifest);
    }
  }

  /** Creates tables of the records that count, with their keys. */
  private void readFiles(DuckDb sql, boolean keyed) throws Exception {
    String read =
        "FROM read_csv('%s', header = true, all_varchar = true, delim = '%s', quote = '\"', escape = '\"')";
    sql.run(
        """
        CREATE TABLE casualties_read AS
        SELECT *, CASE trim(status) WHEN 'c' THEN 'civilian' WHEN 's' THEN 'security_force' ELSE 'unknown' END AS label,
               nullif(killed, 'n/a') AS killed_text, nullif(hurt, 'n/a') AS injured_text
        """
            + read.formatted(temporary.resolve("casualties-*"), ","));
    sql.run(
        """
        CREATE TABLE casualties_accepted AS
        SELECT * EXCLUDE (killed), killed_text::BIGINT AS killed, injured_text::BIGINT AS injured
        FROM casualties_read
        WHERE kind <> 'drill' AND coalesce(status, '') <> 'x'
          AND regexp_full_match(coalesce(killed_text, '0'), '[0-9]+')
          AND regexp_full_match(coalesce(injured_text, '0'), '[0-9]+')
        """);
    sql.run(
        """
        CREATE TABLE detections_read AS
        SELECT *, CASE WHEN device IS NULL THEN 'unspecified unknown' WHEN device = 'AP' THEN 'anti_personnel_mine AP'
                       ELSE 'other_erw ' || device END AS label,
               nullif(items, 'n/a') AS items_text
        """
            + read.formatted(temporary.resolve("detections-*"), ";"));
    sql.run(
        """
        CREATE TABLE detections_accepted AS
        SELECT * EXCLUDE (items, area), items_text::BIGINT AS items,
               10000 * replace(replace(area, '.', ''), ',', '.')::DECIMAL(18, 4) AS area
        FROM detections_read
        WHERE kind = 'real' AND regexp_full_match(coalesce(items_text, '0'), '[0-9]+')
          AND (area IS NULL OR area <> '1,234,5')
        """);
    for (String dataset : List.of("casualties", "detections")) {
      sql.run(
          """
          CREATE TABLE %1$s_counted AS
          SELECT *,
            first::DATE AS a, last::DATE AS z,
            CASE lower(trim(region)) WHEN 'north' THEN 'N' WHEN 'south' THEN 'S' END AS known_region,
            -- Below a region that is given but not found, no name is looked for.
            CASE WHEN known_region IS NULL AND trim(coalesce(region, '')) <> '' THEN NULL ELSE
            CASE lower(trim(district))
              WHEN 'alder' THEN CASE WHEN coalesce(known_region, 'N') = 'N' THEN 'N1' END
              WHEN 'cedar' THEN CASE WHEN coalesce(known_region, 'S') = 'S' THEN 'S1' END
              WHEN 'betula' THEN CASE WHEN coalesce(known_region, 'N') = 'N' THEN 'N2' END
              WHEN 'birch town' THEN CASE WHEN coalesce(known_region, 'N') = 'N' THEN 'N2' END
              WHEN 'birch' THEN CASE known_region WHEN 'N' THEN 'N2' WHEN 'S' THEN 'S2' END
            END END AS known_district,
            coalesce(known_region, known_district[1:1], 'unknown') AS region_place,
            coalesce(known_district, known_region || '/unknown', 'unknown') AS district_place,
            CASE WHEN a IS NULL OR year(a) <> year(z) THEN 'XXXX' ELSE year(a)::VARCHAR END AS year_key,
            CASE WHEN year_key = 'XXXX' THEN 'XXXX' WHEN month(a) <> month(z) THEN year_key || '-XX'
                 ELSE strftime(a, '%%Y-%%m') END AS month_key,
            CASE WHEN year_key = 'XXXX' THEN 'XXXX' WHEN quarter(a) <> quarter(z) THEN year_key || '-XX'
                 ELSE year_key || '-Q' || quarter(a) END AS quarter_key
          FROM %1$s_accepted
          QUALIFY %2$s OR id IS NULL OR row_number() OVER (PARTITION BY id ORDER BY n::BIGINT) = 1
          """
              .formatted(dataset, !keyed));
    }
  }

  private static void compare(
      DuckDb sql,
      String table,
      String dimensions,
      String published,
      String records,
      String counted,
      String period,
      String level)
      throws Exception {
    List<List<String>> expected =
        sql.rows(
            "SELECT %s_key AS p, %s_place AS r, label AS d, %s FROM %s GROUP BY p, r, d ORDER BY p, r, d"
                .formatted(period, level, counted, records));
    List<List<String>> found =
        sql.rows(
            "SELECT period_key AS p, region_code AS r, %s AS d, %s FROM %s GROUP BY p, r, d ORDER BY p, r, d"
                .formatted(dimensions, published, table));
    assertThat(table, found, is(expected));
    assertThat(
        table + " has one row for each key",
        sql.number("SELECT count(*) FROM " + table),
        is((long) expected.size()));
  }

  private static void compareReconciliation(DuckDb sql, Manifest manifest) throws Exception {
    for (int i = 0; i < 2; i++) {
      Manifest.SourceEntry source = manifest.sources().get(i);
      long read = sql.number("SELECT count(*) FROM " + source.dataset() + "_read");
      long accepted = sql.number("SELECT count(*) FROM " + source.dataset() + "_accepted");
      long counted = sql.number("SELECT count(*) FROM " + source.dataset() + "_counted");
      RecordCounts counts = source.counts().get();
      assertThat(counts.read(), is(read));
      assertThat(counts.read(), is(greaterThan(0L)));
      assertThat(counts.accepted(), is(accepted));
      assertThat(counts.counted(), is(counted));
      assertThat(counts.duplicates(), is(accepted - counted));
      assertThat(
          sql.number("SELECT count(*) FROM rejects WHERE source_id = '%s'".formatted(source.id())),
          is(counts.rejectedRecords()));
    }
  }

  private static List<String> measures(String table) {
    if (table.startsWith("summary")) {
      return Arrays.stream(SummaryMeasure.values()).map(SummaryMeasure::column).toList();
    }
    return table.startsWith("casualties")
        ? List.of("records", "victims", "killed", "injured", "outcome_unknown")
        : List.of("records", "items", "area_cleared_m2", "area_reduced_m2");
  }

  /** Asserts that the program reads the same values from its files as DuckDB. */
  private static void compareReopened(DuckDb sql, JobFolder folder, Manifest manifest)
      throws Exception {
    for (Manifest.TableEntry table : manifest.tables()) {
      Path part = OutputLayout.table(folder.current(), table.name());
      assertThat(WrittenTables.rows(part), is(sql.number("SELECT count(*) FROM " + table.name())));
      assertThat(table.rows(), is(WrittenTables.rows(part)));
      if (!table.name().contains("_by_")) {
        continue;
      }
      List<String> measures = measures(table.name());
      Map<String, BigDecimal> expected = new TreeMap<>();
      for (String measure : measures) {
        String sum =
            sql.rows("SELECT sum(%s) FROM %s".formatted(measure, table.name())).get(0).get(0);
        if (sum != null) {
          expected.put(measure, new BigDecimal(sum));
        }
      }
      assertThat(table.name(), WrittenTables.totals(part, measures), is(expected));
      assertThat(table.name(), new TreeMap<>(table.totals()), is(expected));
    }
  }
}
