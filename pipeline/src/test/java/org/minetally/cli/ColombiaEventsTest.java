package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

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
    tables.open(output.resolve("current"), List.of("unmatched_names"));
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

  @Test
  void withItsAliasesEveryNameIsFound() throws SQLException {
    assertThat(manifest.sources().get(0).unmatched(), is(0L));
    assertThat(manifest.sources().get(1).unmatched(), is(0L));
    assertThat(tables.number("SELECT count(*) FROM unmatched_names"), is(0L));
    for (String table : TABLES) {
      assertThat(
          table,
          tables.rows("FROM %s WHERE region_code LIKE '%%unknown'".formatted(table)),
          is(empty()));
    }
  }

  @Test
  void everyPointIsHeldAgainstItsDeclaredPlace() {
    assertThat(
        manifest.sources().get(0).notes(),
        is(
            new TreeMap<>(
                Map.of(
                    "POINT_AGREES", 25_357L,
                    "POINT_ELSEWHERE", 1_569L,
                    "POINT_NOWHERE", 783L,
                    "POINT_OUTSIDE", 1L))));
    assertThat(
        manifest.sources().get(1).notes(),
        is(
            new TreeMap<>(
                Map.of("POINT_AGREES", 6_313L, "POINT_ELSEWHERE", 387L, "POINT_NOWHERE", 209L))));
  }
}
