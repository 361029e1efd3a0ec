package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/** A parent is the sum of its children and its unknown child, for periods and region levels. */
final class AdditivityTest {

  private static final List<String> CASUALTIES =
      List.of("records", "victims", "killed", "injured", "outcome_unknown");
  private static final List<String> DETECTIONS =
      List.of("records", "items", "area_cleared_m2", "area_reduced_m2", "area_cancelled_m2");

  private static final boolean SHORT = Integer.getInteger("minetally.tests.rounds", 1) == 1;

  @TempDir private Path temporary;

  /** Four in the nightly profile ({@code mvn verify -Pnightly}). */
  static IntStream files() {
    return IntStream.rangeClosed(21, SHORT ? 22 : 24);
  }

  /** Three in the nightly profile. */
  static IntStream reports() {
    return IntStream.rangeClosed(31, SHORT ? 31 : 33);
  }

  @ParameterizedTest
  @MethodSource("files")
  void addsUpTablesOfRandomFiles(int seed) throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    Command.good("run", new RandomFiles(folder, seed).write());
    try (DuckDb sql = open(folder.output())) {
      for (Additivity tables :
          List.of(
              new Additivity(sql, "casualties", CASUALTIES),
              new Additivity(sql, "detections", DETECTIONS))) {
        for (String level : List.of("region", "district")) {
          tables.periods("month", "year", level);
          tables.periods("quarter", "year", level);
        }
        for (String period : List.of("month", "quarter", "year")) {
          tables.levels("district", "region", period);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void addsUpTablesOfChangingRegionsAndKeepsDistrictTotalsInBothModes(int seed) throws Exception {
    RandomReports reports = new RandomReports(new Random(seed));
    List<List<String>> districts = null;
    for (String mode : List.of("at-event", "{as_of: 2021-06-30}", "{as_of: 2030-01-01}")) {
      Path folder = temporary.resolve(mode.replaceAll("[^a-z0-9]", ""));
      Command.good("run", reports.write(folder, 2, mode));
      try (DuckDb sql = open(folder.resolve("out"))) {
        for (Additivity tables :
            List.of(
                new Additivity(sql, "casualties", CASUALTIES),
                new Additivity(sql, "detections", DETECTIONS))) {
          for (String period : List.of("month", "year")) {
            tables.levels("district", "region", period);
            tables.levels("region", "country", period);
          }
          tables.periods("month", "year", "district");
          tables.periods("month", "year", "region");
        }
        List<List<String>> found =
            sql.rows(
                """
                SELECT period_key, CASE WHEN region_code LIKE '%unknown' THEN 'unknown' ELSE region_code END AS r,
                       sum(records), sum(killed), sum(injured)
                FROM casualties_by_month_district GROUP BY period_key, r ORDER BY period_key, r
                """);
        assertThat(mode, found.size(), is(greaterThan(20)));
        assertThat(mode, found, is(districts == null ? found : districts));
        districts = found;
      }
    }
  }

  @Test
  void addsUpTablesOfVictimRegister() throws Exception {
    RealData.assumePresent();
    Command.good("run", RealData.sampledJob("victims.yaml", temporary));
    try (DuckDb sql = open(temporary.resolve("out"))) {
      Additivity tables = new Additivity(sql, "casualties", CASUALTIES);
      tables.periods("month", "year", "department");
      tables.periods("month", "year", "municipality");
      tables.levels("municipality", "department", "month");
      tables.levels("municipality", "department", "year");
    }
  }

  private static DuckDb open(Path output) throws Exception {
    OutputLayout layout = new OutputLayout(output);
    Manifest manifest = Manifest.current(layout).orElseThrow();
    return new DuckDb()
        .open(layout.current(), manifest.tables().stream().map(Manifest.TableEntry::name).toList());
  }
}
