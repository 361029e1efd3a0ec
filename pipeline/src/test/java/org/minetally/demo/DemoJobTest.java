package org.minetally.demo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.DuckDb;

/** Runs the demo once and looks for everything that it is meant to show. */
class DemoJobTest {

  private static final Path DEMO =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/demo");

  private static Path current;
  private static DuckDb duckDb;

  @BeforeAll
  static void runTheJob(@TempDir Path temp) throws IOException, SQLException {
    String job =
        Files.readString(DEMO.resolve("job.yaml"))
            .replaceFirst("(?m)^output:.*$", "output: {path: " + temp.resolve("out") + "}");
    try (Stream<Path> files = Files.walk(DEMO)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = temp.resolve(DEMO.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.writeString(temp.resolve("job.yaml"), job);
    CommandLineRunner.Answer answer =
        CommandLineRunner.run("run", temp.resolve("job.yaml").toString());
    assertThat(answer.err(), answer.exitCode(), is(0));
    current = temp.resolve("out/current");
    try (Stream<Path> tables = Files.list(current)) {
      duckDb =
          new DuckDb()
              .open(
                  current,
                  tables.filter(Files::isDirectory).map(t -> t.getFileName().toString()).toList());
    }
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  private static long number(String sql) throws SQLException {
    return Long.parseLong(duckDb.rows(sql).get(0).get(0));
  }

  @Test
  void hasTheSizeOfARealRegister() throws SQLException {
    assertThat(number("SELECT sum(records) FROM detections_by_year_country"), is(39_769L));
    assertThat(number("SELECT sum(victims) FROM casualties_by_year_country"), is(5_071L));
    assertThat(number("SELECT sum(incidents) FROM incidents_by_year_country"), is(3_524L));
  }

  @Test
  void hasTablesForThreeLevels() throws SQLException {
    for (String dataset : List.of("detections", "casualties", "incidents", "summary")) {
      for (String period : List.of("month", "year")) {
        for (String level : List.of("country", "province", "district")) {
          String table = dataset + "_by_" + period + "_" + level;
          assertThat(table, number("SELECT count(*) FROM " + table), is(greaterThan(10L)));
        }
      }
    }
  }

  @Test
  void keepsImpreciseDatesAndPlacesApart() throws SQLException {
    assertThat(
        number(
            "SELECT count(DISTINCT period_key) FROM casualties_by_month_country"
                + " WHERE period_key LIKE '%-XX'"),
        is(greaterThan(10L)));
    assertThat(
        number(
            "SELECT sum(records) FROM casualties_by_year_district"
                + " WHERE region_code LIKE '%/unknown'"),
        is(greaterThan(30L)));
  }

  @Test
  void casualtiesDeclineOverTheYears() throws SQLException {
    String sql = "SELECT sum(victims) FROM casualties_by_year_country WHERE period_key = '%s'";
    assertThat(number(sql.formatted(2011)), is(greaterThan(10 * number(sql.formatted(2024)))));
  }

  @Test
  void showsBothReforms() throws SQLException {
    assertThat(
        duckDb.rows(
            "SELECT DISTINCT parent_code FROM detections_by_year_district"
                + " WHERE region_code = 'QX0304' AND parent_code LIKE 'QX0_' ORDER BY 1"),
        is(List.of(List.of("QX03"), List.of("QX04"))));
    // Before the split, only points fill in East Clovercross.
    assertThat(
        number(
            "SELECT sum(records) FILTER (period_key >= '2018')"
                + " - 10 * sum(records) FILTER (period_key < '2018')"
                + " FROM detections_by_year_district WHERE region_code = 'QX0409'"),
        is(greaterThan(0L)));
  }

  @Test
  void hasRejectsUnmatchedNamesAndContradictingPoints() throws SQLException {
    assertThat(number("SELECT count(*) FROM rejects"), is(13L));
    assertThat(number("SELECT count(*) FROM unmatched_names"), is(greaterThan(20L)));
    assertThat(
        number("SELECT sum(records) FROM coordinate_checks WHERE outcome = 'POINT_ELSEWHERE'"),
        is(greaterThan(500L)));
  }

  @Test
  void claimsHaveThreeVerdicts() throws SQLException {
    assertThat(
        duckDb.rows("SELECT claim_id, verdict FROM claims ORDER BY 1"),
        is(
            List.of(
                List.of("killed-in-2023", "contradicted"),
                List.of("produced-in-2009", "undecidable"),
                List.of("victims", "supported"))));
  }

  @Test
  void canExplainTheJobWithSuppression() {
    CommandLineRunner.Answer answer =
        CommandLineRunner.run("explain", DEMO.resolve("suppressed.yaml").toString());
    assertThat(answer.err(), answer.exitCode(), is(0));
  }

  @Test
  void publishesTheReportWithoutInitials() throws IOException {
    String report = Files.readString(current.resolve("report.html"));
    assertThat(report, containsString("Quillonia"));
    assertThat(report, not(containsString("X.X.")));
  }
}
