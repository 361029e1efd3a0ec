package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

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
import org.minetally.reconcile.RecordCounts;

/**
 * All mine-action events of Colombia: one file with eight kinds of event, dated by year only, with
 * place names and no codes.
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

  /** The job without aliases and points, so that some names are unmatched. */
  private static Manifest manifest;

  private static DuckDb tables;

  /** The job as shipped. */
  private static Manifest aliasedManifest;

  private static DuckDb aliased;

  @BeforeAll
  static void runTheJob(@TempDir Path folder, @TempDir Path aliasedFolder) throws Exception {
    RealData.assumePresent();
    Path job = RealData.job("events.yaml", folder);
    Files.writeString(
        job, Files.readString(job).replaceAll("(?m)^ *(aliases|boundaries|coordinates): .*$", ""));
    Command.good("run", job);
    manifest = manifest(folder);
    tables = open(folder);
    tables.run(
        "CREATE VIEW csv AS FROM read_csv('%s', header = true, all_varchar = true)"
            .formatted(RealData.file("colombia/events_1990_2019.csv")));
    Command.good("run", RealData.job("events.yaml", aliasedFolder));
    aliasedManifest = manifest(aliasedFolder);
    aliased = open(aliasedFolder);
  }

  private static Manifest manifest(Path folder) {
    return Manifest.current(new OutputLayout(folder.resolve("out"))).orElseThrow();
  }

  private static DuckDb open(Path folder) throws SQLException {
    Path current = folder.resolve("out").resolve("current");
    return new DuckDb().open(current, TABLES).open(current, List.of("unmatched_names", "rejects"));
  }

  @AfterAll
  static void close() throws SQLException {
    if (tables != null) {
      tables.close();
    }
    if (aliased != null) {
      aliased.close();
    }
  }

  /** 2,332 of all events have such a name; these are the ones that the two sources accept. */
  @Test
  void findsEveryNameWithAliasesAndChangesNothingElse() throws SQLException {
    assertThat(manifest.sources().get(0).counts().get().unmatched(), is(1_756L));
    assertThat(manifest.sources().get(1).counts().get().unmatched(), is(435L));
    for (Manifest.SourceEntry source : aliasedManifest.sources()) {
      assertThat(source.counts().get().unmatched(), is(0L));
    }
    assertThat(aliased.number("SELECT count(*) FROM unmatched_names"), is(0L));
    for (int source = 0; source < 2; source++) {
      String sums =
          "SELECT region_code || ' ' || period_key, sum(records) FROM %s_by_year_municipality"
                  .formatted(source == 0 ? "detections" : "casualties")
              + " WHERE region_code NOT LIKE '%unknown' GROUP BY 1";
      Map<String, Long> before = tables.numbers(sums);
      Map<String, Long> after = aliased.numbers(sums);
      before.forEach((key, records) -> assertThat(key, after.get(key), is(not(lessThan(records)))));
      assertThat(
          after.values().stream().mapToLong(n -> n).sum(),
          is(
              before.values().stream().mapToLong(n -> n).sum()
                  + manifest.sources().get(source).counts().get().unmatched()));
    }
  }

  @Test
  void listsAliasesAmongInputs() {
    assertThat(manifest.references(), is(empty()));
    assertThat(aliasedManifest.references().size(), is(1));
    assertThat(aliasedManifest.references().get(0).path(), endsWith("aliases.csv"));
  }

  @Test
  void countsEveryEventAsDetectionOrAccidentOrFiltered() {
    RecordCounts found = manifest.sources().get(0).counts().get();
    RecordCounts accidents = manifest.sources().get(1).counts().get();
    assertThat(found.read(), is(36_527L));
    assertThat(accidents.read(), is(36_527L));
    assertThat(found.counted(), is(27_710L));
    assertThat(accidents.counted(), is(6_909L));
    assertThat(found.rejectedRecords() + accidents.rejectedRecords(), is(0L));
    assertThat(found.filtered().get("tipo_evento=Sospecha de campo minado"), is(1_908L));
    assertThat(accidents.filtered().get("tipo_evento=Sospecha de campo minado"), is(1_908L));
    assertThat(found.counted() + accidents.counted() + 1_908L, is(36_527L));
    assertThat(found.filteredRecords(), is(36_527L - 27_710L));
    assertThat(accidents.filteredRecords(), is(36_527L - 6_909L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"detections", "casualties"})
  void givesSameTotalInAllTablesOfDataset(String dataset) throws SQLException {
    long expected = dataset.equals("detections") ? 27_710L : 6_909L;
    for (String table : TABLES) {
      if (table.startsWith(dataset)) {
        assertThat(table, tables.number("SELECT sum(records) FROM " + table), is(expected));
      }
    }
  }

  @Test
  void countsEventTypesLikeDuckDb() throws SQLException {
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
  void countsYearsLikeDuckDb() throws SQLException {
    assertThat(
        tables.numbers(
            "SELECT period_key, sum(records) FROM casualties_by_year_department GROUP BY 1"),
        is(
            tables.numbers(
                "SELECT ano, count(*) FROM csv WHERE tipo_evento LIKE 'Accidente%' GROUP BY 1")));
  }

  @Test
  void countsRecordWithYearOnlyInUnknownMonth() throws SQLException {
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
  void hasSameTotalsInUnknownMonthsAndYears() throws SQLException {
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
  void hasNoUnmatchedNamesWithAliases() throws SQLException {
    assertThat(aliasedManifest.sources().get(0).counts().get().unmatched(), is(0L));
    assertThat(aliasedManifest.sources().get(1).counts().get().unmatched(), is(0L));
    assertThat(aliased.number("SELECT count(*) FROM unmatched_names"), is(0L));
    for (String table : TABLES) {
      assertThat(
          table,
          aliased.rows("FROM %s WHERE region_code LIKE '%%unknown'".formatted(table)),
          is(empty()));
    }
  }

  @Test
  void comparesEveryPointWithDeclaredPlace() {
    assertThat(
        aliasedManifest.sources().get(0).counts().get().notes(),
        is(
            new TreeMap<>(
                Map.of(
                    "POINT_AGREES", 25_357L,
                    "POINT_ELSEWHERE", 1_569L,
                    "POINT_NOWHERE", 783L,
                    "POINT_OUTSIDE", 1L))));
    assertThat(
        aliasedManifest.sources().get(1).counts().get().notes(),
        is(
            new TreeMap<>(
                Map.of("POINT_AGREES", 6_313L, "POINT_ELSEWHERE", 387L, "POINT_NOWHERE", 209L))));
  }
}
