package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The constructed incidents of testdata/incidents, with one pitfall per month. */
final class ConstructedIncidentsTest {

  private static final Path INCIDENTS =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/incidents");

  private static final String AP = "anti_personnel_mine";
  private static final String UXO = "unexploded_ordnance";

  private static DuckDb tables;

  @BeforeAll
  static void runTheJob(@TempDir Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(INCIDENTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(INCIDENTS.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path job = folder.resolve("job.yaml");
    Path output = folder.resolve("out");
    Files.writeString(
        job,
        Files.readString(job).replaceFirst("(?m)^output:.*$", "output: {path: " + output + "}"));
    Command.good("run", job, "--range-size=40");
    tables =
        new DuckDb()
            .open(
                output.resolve("current"),
                List.of(
                    "incidents_by_month_district",
                    "incidents_by_month_country",
                    "incidents_by_year_district",
                    "incidents_by_year_country",
                    "casualties_by_year_country"));
  }

  @AfterAll
  static void close() throws SQLException {
    if (tables != null) {
      tables.close();
    }
  }

  /**
   * Returns region, device, records, incidents, estimated incidents and records without incident.
   */
  private static List<List<String>> rows(String level, String period) throws SQLException {
    return tables.rows(
        ("SELECT region_code, device_category, records, incidents, incidents_estimated,"
                + " records_without_incident FROM incidents_by_%s_%s WHERE period_key = '%s'")
            .formatted(period.length() == 4 ? "year" : "month", level, period));
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }

  @Test
  void countsIncidentOncePerIdAndRegister() throws SQLException {
    assertThat(rows("district", "2021-01"), is(List.of(row("0101", AP, "4", "2", null, null))));
  }

  @Test
  void countsIncidentInTwoFilesOnce() throws SQLException {
    assertThat(rows("district", "2021-02"), is(List.of(row("0101", AP, "3", "2", null, null))));
  }

  @Test
  void countsIncidentInEachDistrictAndOnceAbove() throws SQLException {
    assertThat(
        rows("district", "2021-03"),
        is(
            List.of(
                row("0101", UXO, "1", "1", null, null),
                row("0102", UXO, "1", "1", null, null),
                row("0201", UXO, "1", "1", null, null))));
    assertThat(rows("country", "2021-03"), is(List.of(row("AA", UXO, "3", "1", null, null))));
  }

  @Test
  void countsIncidentOfTwoMonthsInBoth() throws SQLException {
    assertThat(rows("district", "2021-04"), is(List.of(row("0102", UXO, "1", "1", null, null))));
    assertThat(rows("district", "2021-05"), is(List.of(row("0102", UXO, "1", "1", null, null))));
  }

  @Test
  void countsIncidentForBothDevices() throws SQLException {
    assertThat(
        rows("district", "2021-06"),
        is(List.of(row("0101", AP, "1", "1", null, null), row("0101", UXO, "1", "1", null, null))));
  }

  @Test
  void countsPartlyDatedIncidentInMonthAndUnknownMonth() throws SQLException {
    assertThat(rows("district", "2021-07"), is(List.of(row("0101", UXO, "1", "1", null, null))));
    assertThat(rows("district", "2021-XX"), is(List.of(row("0101", UXO, "1", "1", null, null))));
  }

  @Test
  void reportsIncidentsAsUnknownForRecordsWithoutId() throws SQLException {
    assertThat(
        rows("district", "2021-08"),
        is(
            List.of(
                row("0101", UXO, "2", null, null, "2"), row("0102", UXO, "1", null, null, "1"))));
  }

  @Test
  void comparesIdsAsText() throws SQLException {
    assertThat(rows("district", "2021-09"), is(List.of(row("0101", UXO, "4", "4", null, null))));
  }

  @Test
  void separatesEstimatesAndRecordsWithoutIncident() throws SQLException {
    assertThat(rows("district", "2021-10"), is(List.of(row("0202", UXO, "4", null, "2", "1"))));
    assertThat(rows("district", "2021-11"), is(List.of(row("0202", UXO, "1", null, null, "1"))));
  }

  /**
   * Mines caused incidents 1, 2 and 5 of one register and 1 and 2 of the other; other devices
   * caused 3, 4, 5, 6, 7, 07, a and A of the first.
   */
  @Test
  void countsEachIncidentOncePerYearAndCountry() throws SQLException {
    assertThat(
        rows("country", "2021"),
        is(List.of(row("AA", AP, "8", "5", null, null), row("AA", UXO, "20", "8", "2", "5"))));
    assertThat(
        tables.rows("SELECT sum(records) FROM casualties_by_year_country"),
        is(List.of(List.of("28"))));
  }
}
