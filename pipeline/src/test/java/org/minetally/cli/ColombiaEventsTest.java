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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/**
 * Colombia's mine-action events, whole: one file of eight kinds of event, dated by year alone, with
 * names of places and no codes.
 */
final class ColombiaEventsTest {

  private static final List<String> TABLES =
      List.of(
          "detections_by_month_department",
          "detections_by_month_municipality",
          "detections_by_year_department",
          "detections_by_year_municipality",
          "casualties_by_month_department",
          "casualties_by_month_municipality",
          "casualties_by_year_department",
          "casualties_by_year_municipality");

  private static Manifest manifest;
  private static DuckDb tables;

  @BeforeAll
  static void runTheJob(@TempDir Path folder) throws Exception {
    RealData.assumePresent();
    Command.good("run", RealData.job("events.yaml", folder));
    Path output = folder.resolve("out");
    manifest = Manifest.current(new OutputLayout(output)).orElseThrow();
    tables = new DuckDb().open(output.resolve("current"), TABLES);
    tables.open(output.resolve("current"), List.of("unmatched_names", "rejects", "coordinate_audit"));
    tables.run(
        "CREATE VIEW csv AS FROM read_csv('%s', header = true, all_varchar = true)"
            .formatted(RealData.file("colombia/events_1990_2019.csv")));
  }

  @AfterAll
  static void close() throws SQLException {
    if (tables != null) {
      tables.close();
    }
  }

  @Test
  void everyEventIsADetectionOrAnAccidentOrLeftOutByName() {
    Manifest.SourceEntry found = manifest.sources().get(0);
    Manifest.SourceEntry accidents = manifest.sources().get(1);
    assertThat(found.read(), is(36_527L));
    assertThat(accidents.read(), is(36_527L));
    assertThat(found.counted(), is(27_710L));
    assertThat(accidents.counted(), is(6_909L));
    assertThat(found.rejected().size() + accidents.rejected().size(), is(0));
    assertThat(found.leftOut().get("tipo_evento=Sospecha de campo minado"), is(1_908L));
    assertThat(accidents.leftOut().get("tipo_evento=Sospecha de campo minado"), is(1_908L));
    assertThat(found.counted() + accidents.counted() + 1_908L, is(36_527L));
    assertThat(found.leftOut().values().stream().mapToLong(n -> n).sum(), is(36_527L - 27_710L));
    assertThat(accidents.leftOut().values().stream().mapToLong(n -> n).sum(), is(36_527L - 6_909L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"detections", "casualties"})
  void theTablesOfADatasetAddUpToTheSame(String dataset) throws SQLException {
    long expected = dataset.equals("detections") ? 27_710L : 6_909L;
    for (String table : TABLES) {
      if (table.startsWith(dataset)) {
        assertThat(table, tables.number("SELECT sum(records) FROM " + table), is(expected));
      }
    }
  }

  @Test
  void eachEventTypeIsWhatASecondReaderOfTheFileCounts() throws SQLException {
    assertThat(
        tables.numbers(
            "SELECT event_type, sum(records) FROM detections_by_year_municipality GROUP BY 1"),
        is(
            tables.numbers(
                """
                SELECT CASE tipo_evento
                         WHEN 'Desminado militar en operaciones' THEN 'military_demining'
                         WHEN 'Incautaciones' THEN 'seizure'
                         WHEN 'Municiones sin explotar' THEN 'unexploded_ordnance'
                         WHEN 'Producción de Minas (Fábrica)' THEN 'mine_factory'
                         WHEN 'Arsenal almacenada' THEN 'stored_arsenal' END,
                       count(*)
                FROM csv WHERE tipo_evento NOT LIKE 'Accidente%' AND tipo_evento NOT LIKE 'Sospecha%'
                GROUP BY 1
                """)));
  }

  @Test
  void eachYearIsWhatASecondReaderOfTheFileCounts() throws SQLException {
    assertThat(
        tables.numbers(
            "SELECT period_key, sum(records) FROM casualties_by_year_department GROUP BY 1"),
        is(
            tables.numbers(
                "SELECT ano, count(*) FROM csv WHERE tipo_evento LIKE 'Accidente%' GROUP BY 1")));
  }

  @Test
  void aRecordKnownByItsYearStandsInTheUnknownMonthOfItsYear() throws SQLException {
    for (String table : TABLES) {
      String key = table.contains("_month_") ? "^[0-9]{4}-XX$" : "^[0-9]{4}$";
      assertThat(
          table,
          tables.rows(
              "SELECT period_key FROM %s WHERE NOT regexp_matches(period_key, '%s')"
                  .formatted(table, key)),
          is(empty()));
    }
  }

  @Test
  void theUnknownMonthsHoldWhatTheirYearsHold() throws SQLException {
    for (String table : TABLES) {
      if (table.contains("_month_")) {
        String sums =
            "SELECT period_key[1:4] || ' ' || region_code, sum(records) FROM %s GROUP BY 1";
        assertThat(
            table,
            tables.numbers(sums.formatted(table)),
            is(tables.numbers(sums.formatted(table.replace("_month_", "_year_")))));
      }
    }
  }

  /** Codes have two letters or digits down to the department, and five for a municipality. */
  private static final String COARSE = "length(declared_region_code) = 2";

  @Test
  void everyNameThatIsNotFoundStaysListedUnderItsKnownAncestorEvenIfAPointFillsItsPlace()
      throws SQLException {
    for (Manifest.SourceEntry source : manifest.sources()) {
      assertThat(
          source.id(),
          tables.numbers(
              "SELECT parent_code, sum(records) FROM unmatched_names WHERE source_id = '%s' GROUP BY 1"
                  .formatted(source.id())),
          is(
              tables.numbers(
                  "SELECT declared_region_code, sum(records) FROM coordinate_audit WHERE source_id = '%s' AND %s GROUP BY 1"
                      .formatted(source.id(), COARSE))));
    }
    assertThat(
        tables.number("SELECT sum(records) FROM unmatched_names"),
        is(manifest.sources().get(0).unmatched() + manifest.sources().get(1).unmatched()));
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
  void aRecordWhoseNameIsNotFoundStandsInTheUnknownOfItsAncestorUnlessItsPointFillsItsPlace()
      throws SQLException {
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
                  "SELECT declared_region_code || '/unknown', sum(records) FROM coordinate_audit WHERE source_id = '%s' AND %s AND outcome <> 'POINT_FILLED' GROUP BY 1"
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
  void theCapitalsRecordsArePlacedByTheirPointsButForTheOneWithTheWrongSign() throws SQLException {
    assertThat(
        tables.rows(
            "SELECT source_id, outcome, sum(records) FROM coordinate_audit WHERE declared_region_code = 'CO' GROUP BY 1, 2 ORDER BY 1, 2"),
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
  void everyPointIsHeldAgainstItsDeclaredPlace() {
    assertThat(
        manifest.sources().get(0).notes(),
        is(
            new TreeMap<>(
                Map.of(
                    "POINT_AGREES", 24_273L,
                    "POINT_ELSEWHERE", 1_502L,
                    "POINT_FILLED", 1_151L,
                    "POINT_NOWHERE", 783L,
                    "POINT_OUTSIDE", 1L))));
    assertThat(
        manifest.sources().get(1).notes(),
        is(
            new TreeMap<>(
                Map.of(
                    "POINT_AGREES", 6_017L,
                    "POINT_ELSEWHERE", 366L,
                    "POINT_FILLED", 317L,
                    "POINT_NOWHERE", 209L))));
  }

  /** Every event of the file, of whatever kind, in one source, and points outside rejected. */
  @Test
  void ofAllPointsOneIsCaughtOutsideTheBoxAnd1008MoreLieInNoPolygon(@TempDir Path folder)
      throws Exception {
    Path job = RealData.job("events.yaml", folder);
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
    Manifest.SourceEntry source =
        Manifest.current(new OutputLayout(folder.resolve("out"))).orElseThrow().sources().get(0);
    assertThat(source.read(), is(36_527L));
    assertThat(source.accepted(), is(36_526L));
    assertThat(source.notes().get("POINT_NOWHERE"), is(1_008L));
    assertThat(source.notes().get("POINT_OUTSIDE"), is(nullValue()));
    assertThat(source.notes().values().stream().mapToLong(n -> n).sum(), is(36_526L));
    try (DuckDb rejected =
        new DuckDb().open(folder.resolve("out/current"), List.of("rejects"))) {
      assertThat(
          rejected.rows("SELECT column_name, reason_code, reason[:13] FROM rejects"),
          is(List.of(List.of("longitude", "OUTSIDE_BOX", "\"74.23416667\""))));
    }
  }

  @Test
  void aNameThatIsNotFoundComesWithSuggestions() throws SQLException {
    assertThat(
        tables.number("SELECT count(*) FROM unmatched_names WHERE suggestion_1 IS NOT NULL"),
        is(greaterThan(10L)));
    assertThat(
        tables.rows("FROM unmatched_names WHERE suggestion_1 IS NULL AND suggestion_2 IS NOT NULL"),
        is(empty()));
  }
}
