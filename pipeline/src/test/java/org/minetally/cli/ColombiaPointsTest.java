package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.reconcile.RecordCounts;

/**
 * Colombia's mine-action events without aliases: names that are not found, and how points resolve
 * them.
 */
final class ColombiaPointsTest {

  private static Manifest manifest;
  private static DuckDb tables;

  @BeforeAll
  static void runTheJob(@TempDir Path folder) throws Exception {
    RealData.assumePresent();
    Command.good("run", jobWithoutAliases(folder));
    Path output = folder.resolve("out");
    manifest = Manifest.current(new OutputLayout(output)).orElseThrow();
    tables =
        new DuckDb()
            .open(
                output.resolve("current"),
                List.of(
                    "detections_by_year_department",
                    "detections_by_year_municipality",
                    "casualties_by_year_department",
                    "casualties_by_year_municipality",
                    "unmatched_names",
                    "coordinate_checks"));
  }

  private static Path jobWithoutAliases(Path folder) throws Exception {
    Path job = RealData.job("events.yaml", folder);
    String text = Files.readString(job).replaceFirst("(?m)^  aliases: .*\\n", "");
    return Files.writeString(job, text);
  }

  @AfterAll
  static void close() throws SQLException {
    if (tables != null) {
      tables.close();
    }
  }

  /** Codes have two characters down to the department, and five for a municipality. */
  private static final String COARSE = "length(declared_region_code) = 2";

  @Test
  void listsUnmatchedNameUnderKnownAncestorEvenIfPointFillsPlace() throws SQLException {
    for (Manifest.SourceEntry source : manifest.sources()) {
      assertThat(
          source.id(),
          tables.numbers(
              "SELECT parent_code, sum(records) FROM unmatched_names WHERE source_id = '%s' GROUP BY 1"
                  .formatted(source.id())),
          is(
              tables.numbers(
                  "SELECT declared_region_code, sum(records) FROM coordinate_checks WHERE source_id = '%s' AND %s GROUP BY 1"
                      .formatted(source.id(), COARSE))));
    }
    assertThat(
        tables.number("SELECT sum(records) FROM unmatched_names"),
        is(
            manifest.sources().get(0).counts().get().unmatched()
                + manifest.sources().get(1).counts().get().unmatched()));
    assertThat(
        tables.rows(
            "SELECT source_id, name, suggestion_1, records FROM unmatched_names"
                + " WHERE region_level = 'department' ORDER BY source_id"),
        is(
            List.of(
                List.of("accidents", "BOGOTA DC", "BOGOTÁ, D.C. (11)", "18"),
                List.of("found", "BOGOTA DC", "BOGOTÁ, D.C. (11)", "122"))));
  }

  @Test
  void countsUnmatchedRecordAsUnknownBelowAncestorUnlessPointFillsPlace() throws SQLException {
    for (String source : List.of("found", "accidents")) {
      String dataset = source.equals("found") ? "detections" : "casualties";
      Map<String, Long> unknown =
          tables.numbers(
              "SELECT region_code, sum(records) FROM %s_by_year_municipality WHERE region_code LIKE '%%/unknown' GROUP BY 1"
                  .formatted(dataset));
      assertThat(
          source,
          unknown,
          is(
              tables.numbers(
                  "SELECT declared_region_code || '/unknown', sum(records) FROM coordinate_checks WHERE source_id = '%s' AND %s AND outcome <> 'POINT_FILLED' GROUP BY 1"
                      .formatted(source, COARSE))));
      assertThat(
          tables.number(
              "SELECT coalesce(sum(records), 0) FROM %s_by_year_department WHERE region_code = 'CO/unknown'"
                  .formatted(dataset)),
          is(unknown.getOrDefault("CO/unknown", 0L)));
    }
    assertThat(
        tables.rows(
            "FROM detections_by_year_municipality"
                + " WHERE region_code LIKE '%/unknown' AND region_code <> parent_code || '/unknown'"),
        is(empty()));
  }

  @Test
  void placesRecordsOfCapitalByPointExceptOneWithWrongSign() throws SQLException {
    assertThat(
        tables.rows(
            "SELECT source_id, outcome, sum(records) FROM coordinate_checks WHERE declared_region_code = 'CO' GROUP BY 1, 2 ORDER BY 1, 2"),
        is(
            List.of(
                List.of("accidents", "POINT_FILLED", "18"),
                List.of("found", "POINT_FILLED", "121"),
                List.of("found", "POINT_OUTSIDE", "1"))));
    assertThat(
        tables.numbers(
            "SELECT region_code, sum(records) FROM detections_by_year_department WHERE region_code LIKE 'CO%' GROUP BY 1"),
        is(Map.of("CO/unknown", 1L)));
  }

  @Test
  void comparesEveryPointWithDeclaredPlace() {
    assertThat(
        manifest.sources().get(0).counts().get().notes(),
        is(
            new TreeMap<>(
                Map.of(
                    "POINT_AGREES", 24_273L,
                    "POINT_ELSEWHERE", 1_502L,
                    "POINT_FILLED", 1_151L,
                    "POINT_NOWHERE", 783L,
                    "POINT_OUTSIDE", 1L))));
    assertThat(
        manifest.sources().get(1).counts().get().notes(),
        is(
            new TreeMap<>(
                Map.of(
                    "POINT_AGREES", 6_017L,
                    "POINT_ELSEWHERE", 366L,
                    "POINT_FILLED", 317L,
                    "POINT_NOWHERE", 209L))));
  }

  /** All events of the file in one source; points outside the box are rejected. */
  @Test
  void finds1PointOutsideBoxAnd1008InNoPolygon(@TempDir Path folder) throws Exception {
    Path job = jobWithoutAliases(folder);
    String text = Files.readString(job);
    int filters = text.indexOf("      filters:");
    int accidents = text.indexOf("  - id: accidents");
    Files.writeString(
        job,
        text.substring(0, filters)
            + "      date: {year: ano}\n      region:\n"
            + "        - {level: country, constant: CO}\n"
            + "        - {level: department, name: departamento}\n"
            + "        - {level: municipality, name: municipio}\n"
            + "      coordinates: {longitude: longitude, latitude: latitude}\n"
            + "      measures: {counts: {}}\n"
            + "thresholds: {rejected_records: 1}\n"
            + text.substring(text.indexOf("periods:", accidents))
                .replaceFirst("(?s)dimensions:.*output:", "output:"));
    String all = Files.readString(job).replace("{outside_box: keep}", "{outside_box: reject}");
    Files.writeString(job, all);
    Command.good("run", job);
    RecordCounts counts =
        Manifest.current(new OutputLayout(folder.resolve("out")))
            .orElseThrow()
            .sources()
            .get(0)
            .counts()
            .get();
    assertThat(counts.read(), is(36_527L));
    assertThat(counts.accepted(), is(36_526L));
    assertThat(counts.notes().get("POINT_NOWHERE"), is(1_008L));
    assertThat(counts.notes().get("POINT_OUTSIDE"), is(nullValue()));
    assertThat(counts.notes().values().stream().mapToLong(n -> n).sum(), is(36_526L));
    try (DuckDb rejected = new DuckDb().open(folder.resolve("out/current"), List.of("rejects"))) {
      assertThat(
          rejected.rows("SELECT column_name, reason_code, reason[:13] FROM rejects"),
          is(List.of(List.of("longitude", "OUTSIDE_BOX", "\"74.23416667\""))));
    }
  }

  @Test
  void suggestsMatchesForUnmatchedName() throws SQLException {
    assertThat(
        tables.number("SELECT count(*) FROM unmatched_names WHERE suggestion_1 IS NOT NULL"),
        is(greaterThan(10L)));
    assertThat(
        tables.rows("FROM unmatched_names WHERE suggestion_1 IS NULL AND suggestion_2 IS NOT NULL"),
        is(empty()));
  }
}
