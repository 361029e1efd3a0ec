package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.reconcile.RecordCounts;

/** The constructed series of testdata/series, with one pitfall per province. */
final class ConstructedSeriesTest {

  private static final Path SERIES =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/series");

  private static Path job;
  private static DuckDb tables;
  private static final Map<String, Manifest.SourceEntry> SOURCES = new TreeMap<>();

  @BeforeAll
  static void runTheJob(@TempDir Path folder) throws Exception {
    copy(folder);
    job = folder.resolve("job.yaml");
    Path output = folder.resolve("out");
    Files.writeString(
        job,
        Files.readString(job).replaceFirst("(?m)^output:.*$", "output: {path: " + output + "}"));
    Command.good("run", job);
    Manifest.current(new OutputLayout(output))
        .orElseThrow()
        .sources()
        .forEach(source -> SOURCES.put(source.id(), source));
    tables =
        new DuckDb()
            .open(
                output.resolve("current"),
                List.of(
                    "casualties_by_month_province",
                    "casualties_by_year_province",
                    "detections_by_month_province",
                    "detections_by_year_province",
                    "findings",
                    "rejects"));
  }

  private static void copy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(SERIES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(SERIES.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @AfterAll
  static void close() throws SQLException {
    if (tables != null) {
      tables.close();
    }
  }

  private static List<List<String>> findings(String source) throws SQLException {
    return tables.rows(
        "SELECT finding_code, line_number, finding FROM findings WHERE source_id = '%s'"
            .formatted(source));
  }

  /** The totals of the newest figures of each province, equal in every table. */
  @ParameterizedTest
  @CsvSource({
    "01, 2, 18, 3, 15",
    "02, 3, 9, 3, 6",
    "04, 2, 34, 6, 28",
    "05, 3, 38, 9, 29",
    "06, 2, 4, 2, 2",
    "07, 2, 5, 3, 2",
    "08, 2, 341, 65, 276",
    "09, 2, 10, 2, 8",
    "10, 3, 22, 15, 7",
    "11, 3, 15, 6, 9"
  })
  void sumsNewestFiguresOfProvince(
      String province, String records, String victims, String killed, String injured)
      throws SQLException {
    for (String period : List.of("month", "year")) {
      assertThat(
          tables.rows(
              ("SELECT sum(records), sum(victims), sum(killed), sum(injured)"
                      + " FROM casualties_by_%s_province WHERE region_code = '%s'")
                  .formatted(period, province)),
          contains(List.of(records, victims, killed, injured)));
    }
  }

  @Test
  void rejectsStartAfterEndAndReportsGap() throws SQLException {
    assertThat(
        tables.rows("SELECT source_id, line_number, column_name, reason_code FROM rejects"),
        contains(List.of("start_after_end", "3", "first day", "START_AFTER_END")));
    assertThat(
        findings("start_after_end"),
        contains(
            List.of(
                "GAP",
                "4",
                "no figure covers the 52 days between 2021-11-10/2021-12-14 and"
                    + " 2022-02-05/2022-04-06")));
  }

  @Test
  void reportsGapOfOneDay() throws SQLException {
    assertThat(
        findings("month_ends_on_the_30th"),
        contains(
            List.of(
                "GAP",
                "4",
                "no figure covers the 1 day between 2022-12-01/2022-12-30 and 2023-01")));
  }

  @Test
  void flagsPrintedTotalThatDiffersFromParts() throws SQLException {
    assertThat(
        findings("printed_total_differs"),
        contains(
            List.of(
                "PARTS_DIFFER",
                "3",
                "mines is 225, but its parts add up to 205: AP mines 162, AV mines 43")));
    assertThat(
        tables.rows(
            "SELECT device_category, sum(records), coalesce(sum(items), -1),"
                + " coalesce(sum(area_cleared_m2)::BIGINT, -1)"
                + " FROM detections_by_month_province GROUP BY 1 ORDER BY 1"),
        contains(
            List.of("anti_personnel_mine", "0", "223", "-1"),
            List.of("anti_vehicle_mine", "0", "112", "-1"),
            List.of("unexploded_ordnance", "0", "4777", "-1"),
            List.of("unspecified", "2", "-1", "11695000")));
  }

  @Test
  void countsLaterPublishedRestatementAndKeepsBoth() throws SQLException {
    assertThat(SOURCES.get("restated").counts().get().superseded(), is(1L));
    assertThat(
        findings("restated"),
        contains(
            List.of(
                "RESTATED",
                "3",
                "2020-11-10/2023-09-19: victims 30, killed 5, injured 25; restated by"
                    + " the publication of 2023-10-09 as victims 31, killed 6, injured 25,"
                    + " which counts")));
  }

  @Test
  void reportsNegativeDifferenceAsCorrection() throws SQLException {
    assertThat(
        findings("negative_difference"),
        contains(
            List.of(
                "NEGATIVE_DIFFERENCE",
                "4",
                "2023-01-01/2023-03-31: victims 38 after 40, injured 29 after 32; the negative"
                    + " difference counts as a correction")));
    assertThat(
        tables.rows(
            "SELECT period_key, victims, killed, injured FROM casualties_by_month_province"
                + " WHERE region_code = '05' ORDER BY 1"),
        contains(
            List.of("2023-01", "25", "5", "20"),
            List.of("2023-02", "15", "3", "12"),
            List.of("2023-03", "-2", "1", "-3")));
  }

  @Test
  void reportsGapAndOverlapAtLaterFigure() throws SQLException {
    assertThat(
        findings("gap"),
        contains(List.of("GAP", "2", "no figure covers the 59 days between 2023-01 and 2023-04")));
    assertThat(
        findings("overlap"),
        contains(
            List.of(
                "OVERLAP",
                "3",
                "2023-01 and 2023-01-30/2023-02-12 have 2 days in common; both count")));
  }

  @Test
  void ignoresFigureWithAnotherStart() throws SQLException {
    assertThat(
        findings("another_start"),
        contains(
            List.of(
                "OTHER_START",
                "3",
                "2022-11-10/2023-12-06: victims 340, killed 65, injured 275; not"
                    + " counted, because it starts within the cumulative figure for"
                    + " 2020-11-10/2023-12-26")));
  }

  @Test
  void filtersOtherKindsAndCountsThemByWord() {
    assertThat(
        SOURCES.get("mixed_kinds").counts().get().filtered(),
        is(new TreeMap<>(Map.of("kind=week", 1L, "kind=year", 1L, "kind=total", 1L))));
  }

  @Test
  void resolvesMissingBreakdownWithNextPublication() throws SQLException {
    assertThat(
        tables.rows(
            "SELECT victim_status, sum(records), sum(killed), sum(injured)"
                + " FROM casualties_by_year_province WHERE region_code = '10'"
                + " GROUP BY 1 ORDER BY 1"),
        contains(
            List.of("civilian", "1", "11", "4"),
            List.of("security_force", "0", "4", "3"),
            List.of("unknown", "2", "0", "0")));
    assertThat(
        findings("breakdown"),
        contains(
            List.of("PARTS_DIFFER", "4", "injured is 6, but its members add up to more: 7"),
            List.of("PARTS_DIFFER", "4", "victims is 21, but its members add up to more: 22")));
  }

  @Test
  void reconcilesRecordsOfSeries() {
    SOURCES
        .values()
        .forEach(
            source -> {
              RecordCounts counts = source.counts().get();
              assertThat(source.id(), counts.read(), is(counts.accountedRecords()));
              assertThat(
                  source.id(), counts.accepted(), is(counts.counted() + counts.superseded()));
            });
  }

  @Test
  void explainsHowSeriesAreRead() {
    String explained = Command.good("explain", "--records=1", job).out();
    assertThat(
        explained,
        containsString(
            "series: cumulative; for each interval, the newest in column \"published\""));
    assertThat(
        explained,
        containsString(
            "series: increment, where column \"kind\" is month; filtered: total, week, year"));
    assertThat(explained, containsString("items of anti_personnel_mine: column \"AP mines\""));
    assertThat(
        explained, containsString("check: column \"mines\" = column \"AP mines\" + column \"AV"));
    assertThat(explained, containsString("killed (civilian)=8"));
  }
}
