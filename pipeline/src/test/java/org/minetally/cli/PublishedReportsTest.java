package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/** Azerbaijan's published figures as increments and as a cumulative series. */
final class PublishedReportsTest {

  private static final Map<String, Path> SNAPSHOTS = new TreeMap<>();
  private static final Map<String, Manifest> MANIFESTS = new TreeMap<>();

  @BeforeAll
  static void runTheJobs(@TempDir Path folder) throws Exception {
    RealData.assumePresent();
    for (String kind : List.of("increments", "cumulative")) {
      Path output = folder.resolve(kind);
      Command.good("run", RealData.reports("reports-" + kind + ".yaml", folder, output));
      SNAPSHOTS.put(kind, output.resolve("current"));
      MANIFESTS.put(kind, Manifest.current(new OutputLayout(output)).orElseThrow());
    }
  }

  private static List<List<String>> rows(String kind, String sql) throws SQLException {
    try (DuckDb duckDb = new DuckDb()) {
      duckDb.open(
          SNAPSHOTS.get(kind),
          kind.equals("increments")
              ? List.of("casualties_by_year_country", "detections_by_month_country", "findings")
              : List.of("casualties_by_year_country", "casualties_by_month_country", "findings"));
      return duckDb.rows(sql);
    }
  }

  @Test
  void sumsNineIncrementsTo280Victims() throws SQLException {
    assertThat(
        rows(
            "increments",
            "SELECT sum(records), sum(victims), sum(killed), sum(injured),"
                + " sum(killed) FILTER (victim_status = 'civilian')"
                + " FROM casualties_by_year_country"),
        contains(List.of("9", "280", "46", "234", "35")));
  }

  @Test
  void countsInjuredWithoutStatusAsUnknown() throws SQLException {
    assertThat(
        rows(
            "increments",
            "SELECT victim_status, sum(records), sum(victims), sum(killed), sum(injured)"
                + " FROM casualties_by_year_country GROUP BY 1 ORDER BY 1"),
        contains(
            List.of("civilian", "7", "117", "35", "82"),
            List.of("security_force", "0", "160", "11", "149"),
            List.of("unknown", "2", "3", "0", "3")));
  }

  @Test
  void filtersAndCountsOtherKinds() {
    assertThat(
        MANIFESTS.get("increments").sources().get(0).counts().get().filtered(),
        is(
            new TreeMap<>(
                Map.of("measure=clearance", 11L, "kind=cumulative", 6L, "kind=annual", 1L))));
    assertThat(
        MANIFESTS.get("increments").sources().get(1).counts().get().filtered(),
        is(
            new TreeMap<>(
                Map.of(
                    "measure=victims", 16L,
                    "kind=cumulative", 1L,
                    "kind=annual", 2L,
                    "kind=weekly", 4L))));
  }

  @Test
  void findsNoGapOrOverlapInIncrements() throws SQLException {
    assertThat(rows("increments", "FROM findings WHERE source_id = 'victims'"), is(empty()));
  }

  @Test
  void reaches342InCumulativeSeries() throws SQLException {
    assertThat(
        rows(
            "cumulative",
            "SELECT sum(records), sum(victims), sum(killed), sum(injured)"
                + " FROM casualties_by_year_country"),
        contains(List.of("5", "342", "65", "277")));
    assertThat(
        rows(
            "cumulative",
            "SELECT victim_status, sum(victims) FROM casualties_by_year_country"
                + " GROUP BY 1 ORDER BY 1"),
        contains(
            List.of("civilian", "162"), List.of("security_force", "179"), List.of("unknown", "1")));
  }

  @Test
  void countsDifferenceInPeriodThatContainsIt() throws SQLException {
    assertThat(
        rows(
            "cumulative",
            "SELECT period_key, sum(victims), sum(records) FROM casualties_by_month_country"
                + " GROUP BY 1 ORDER BY 1"),
        contains(
            List.of("2023-12", "1", "1"),
            List.of("2023-XX", "25", "2"),
            List.of("XXXX", "316", "2")));
  }

  @Test
  void keepsBothFiguresAndCountsRestatement() throws SQLException {
    assertThat(MANIFESTS.get("cumulative").sources().get(0).counts().get().superseded(), is(1L));
    assertThat(
        rows(
            "cumulative", "SELECT finding_code, record_number, line_number, finding FROM findings"),
        contains(
            List.of(
                "RESTATED",
                "1",
                "2",
                "2020-11-10/2023-09-19: victims 314, killed 61, injured 253, killed"
                    + " (civilian) 48, injured (civilian) 101, killed (security_force) 13,"
                    + " injured (security_force) 152; restated by the publication of"
                    + " 2023-10-09 as victims 315, killed 62, injured 253, killed (civilian)"
                    + " 49, injured (civilian) 101, killed (security_force) 13, injured"
                    + " (security_force) 152, which counts")));
  }

  @Test
  void countsMonthsOfClearanceByDevice() throws SQLException {
    assertThat(
        rows(
            "increments",
            "SELECT concat_ws(' ', period_key, device_category, records, items,"
                + " (area_cleared_m2 / 10000)::DOUBLE)"
                + " FROM detections_by_month_country ORDER BY period_key, device_category"),
        contains(
            List.of("2018-03 anti_vehicle_mine 0 1"),
            List.of("2018-03 unexploded_ordnance 0 1541"),
            List.of("2018-03 unspecified 1 441.0908"),
            List.of("2021-11 anti_personnel_mine 1 256"),
            List.of("2021-11 anti_vehicle_mine 0 354"),
            List.of("2021-11 unexploded_ordnance 0 223"),
            List.of("2022-12 anti_personnel_mine 0 146"),
            List.of("2022-12 anti_vehicle_mine 0 405"),
            List.of("2022-12 unexploded_ordnance 0 1305"),
            List.of("2022-12 unspecified 1 2263.07"),
            List.of("2023-11 anti_personnel_mine 0 228"),
            List.of("2023-11 anti_vehicle_mine 0 247"),
            List.of("2023-11 unexploded_ordnance 0 4106"),
            List.of("2023-11 unspecified 1 7143.0")));
  }

  @Test
  void reportsUnpublishedMonthsAsGaps() throws SQLException {
    assertThat(
        rows(
            "increments",
            "SELECT line_number, finding FROM findings"
                + " WHERE source_id = 'clearance' AND finding_code = 'GAP'"),
        contains(
            List.of("19", "no figure covers the 1310 days between 2018-03 and 2021-11"),
            List.of(
                "20", "no figure covers the 365 days between 2021-11 and 2022-12-01/2022-12-30"),
            List.of(
                "22", "no figure covers the 305 days between 2022-12-01/2022-12-30 and 2023-11")));
  }
}
