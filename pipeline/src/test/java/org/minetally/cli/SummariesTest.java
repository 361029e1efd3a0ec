package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary tables of complete runs. */
class SummariesTest {

  private static final Path TWIN =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/summary");

  @TempDir static Path shared;

  @TempDir Path temporary;

  @BeforeAll
  static void runTheTwin() throws IOException {
    run(twin(shared, ""));
  }

  @Test
  void matchesSqlOnConstructedFactTables() throws Exception {
    try (DuckDb sql = open(shared)) {
      for (String period : List.of("month", "quarter", "year")) {
        for (String level : List.of("region", "district")) {
          compare(sql, period + "_" + level, true, "2020-03-31", 91);
        }
      }
    }
  }

  @Test
  void leavesUnknownValuesNull() throws Exception {
    try (DuckDb sql = open(shared)) {
      assertThat(
          sql.rows(
              "SELECT period_key, victims, victims_change, victims_cumulative, items, items_change, casualties_per_1000_items"
                  + " FROM summary_by_month_district WHERE region_code = 'N1'"
                  + " AND (casualty_records IS NOT NULL OR detection_records IS NOT NULL)"),
          contains(
              row("2018-01", "4", null, "4", "10", null, "400.0"),
              row("2018-02", "1", "-3", "5", "4", "-6", "250.0"),
              row("2018-03", null, null, "5", "6", "2", null),
              // Four are known to have been killed in 2018 only; they count from its end on.
              row("2018-04", "2", null, "7", "20", "14", "100.0"),
              row("2018-XX", "4", null, null, null, null, null),
              row("2020-03", null, null, "11", "12", null, null),
              row("XXXX", "5", null, null, null, null, null)));
      assertThat(
          sql.rows(
              "SELECT period_key, items, detection_records, area_cleared_m2, casualties_per_1000_items"
                  + " FROM summary_by_month_district WHERE region_code = 'N2' AND period_key < '2019'"
                  + " AND detection_records IS NOT NULL"),
          contains(
              row("2018-02", "0", "1", "2000.0000", null),
              row("2018-11", null, "1", "3000.0000", null)));
      assertThat(
          sql.rows(
              "SELECT killed, injured, outcome_known, share_killed, items"
                  + " FROM summary_by_year_district WHERE region_code = 'S1'"),
          contains(row(null, "2", null, null, null)));
      assertThat(
          sql.rows(
              "SELECT period_key, is_provisional, victims, civilians, status_known, civilian_share, children, age_known, victims_change, victims_change_on_year, victims_12_months"
                  + " FROM summary_by_year_region WHERE region_code = 'N'"),
          contains(
              row(
                  "2018",
                  "false",
                  "15",
                  "12",
                  "13",
                  String.valueOf(12.0 / 13),
                  "2",
                  "12",
                  null,
                  null,
                  "15"),
              // 2019 has no records, so nothing is compared with it.
              row("2019", "false", null, null, null, null, null, null, null, null, null),
              row(
                  "2020",
                  "true",
                  "3",
                  "1",
                  "3",
                  String.valueOf(1.0 / 3),
                  "1",
                  "3",
                  null,
                  null,
                  "3"),
              row("XXXX", null, "5", "5", "5", "1.0", "0", "5", null, null, null)));
    }
  }

  @Test
  void sumsTwelveMonthsAcrossYearsWithoutBuckets() throws Exception {
    try (DuckDb sql = open(shared)) {
      assertThat(
          sql.rows(
              "SELECT period_key, victims_12_months, items_12_months"
                  + " FROM summary_by_month_region WHERE region_code = 'N'"
                  + " AND (casualty_records IS NOT NULL OR detection_records IS NOT NULL)"),
          contains(
              row("2018-01", null, null),
              row("2018-02", null, null),
              row("2018-03", null, null),
              row("2018-04", null, null),
              row("2018-11", null, null),
              row("2018-XX", null, null),
              row("2020-02", "2", null),
              row("2020-03", "3", "12"),
              row("XXXX", null, null)));
    }
  }

  @Test
  void omitsSummariesIfDisabled() throws Exception {
    run(twin(temporary, "summaries: false\n"));
    assertThat(
        tables(temporary).stream().filter(t -> t.startsWith("summary")).toList(), is(empty()));
    assertThat(tables(temporary), hasItem("casualties_by_month_district"));
  }

  @Test
  void acceptsSummaryWithOwnPeriod() throws Exception {
    Path job = twin(temporary, "");
    String text = Files.readString(job);
    int periods = text.indexOf("periods:");
    Files.writeString(
        job,
        text.substring(0, periods)
            + """
            tables:
              - {dataset: casualties, period: year, level: region}
              - {dataset: summary, period: week, level: district}
            output: {path: out}
            """);
    run(job);
    assertThat(
        tables(temporary), hasItems("casualties_by_year_region", "summary_by_week_district"));
    try (DuckDb sql = open(temporary)) {
      assertThat(
          sql.rows(
              "SELECT period_key, victims, civilians, items FROM summary_by_week_district"
                  + " WHERE region_code = 'N1' AND (period_key < '2018-W06' OR period_key = '2018-XX-XX')"),
          contains(
              row("2018-W02", "3", "3", null),
              row("2018-W04", "1", "0", null),
              row("2018-W05", "1", "1", "10"),
              row("2018-XX-XX", "4", "4", null)));
      assertThat(
          sql.rows(
              "SELECT count(*) FROM summary_by_week_district s WHERE NOT EXISTS (FROM dim_period d"
                  + " WHERE d.period_type = 'week' AND d.period_key = s.period_key)"),
          contains(List.of("0")));
      assertThat(
          sql.rows(
              "SELECT period_key, is_partial, is_provisional FROM summary_by_week_district"
                  + " WHERE period_key > '2020' AND region_code = 'N1'"),
          contains(row("2020-W14", "true", "true"), row("XXXX", null, null)));
    }
  }

  @Test
  void keepsHistoryOfDistrictThatChangedRegion() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write(
        "gazetteer.csv",
        """
        code,name,level,parent,valid_from,valid_to
        C,Country,country,,,
        A,Alpha,region,C,,
        B,Beta,region,C,,
        D,Delta,district,A,,2021-07-06
        D,Delta,district,B,2021-07-07,
        """);
    folder.write(
        "data.csv",
        """
        day,region,district,killed,injured
        2020-05-01,,Delta,1,0
        2021-03-01,,Delta,2,0
        2021-08-01,,Delta,4,0
        2022-01-01,,Delta,8,0
        """);
    Path job = folder.job("data.csv");
    Files.writeString(
        job,
        Files.readString(job)
            .replace("levels: [region, district]}", "levels: [country, region, district]}")
            .replace("{level: region, name: region}, ", ""));
    run(job);
    try (DuckDb sql = open(temporary)) {
      assertThat(
          sql.rows(
              "SELECT period_key, parent_code, killed FROM casualties_by_year_district WHERE period_key = '2021'"),
          contains(row("2021", "A", "2"), row("2021", "B", "4")));
      assertThat(
          sql.rows(
              "SELECT period_key, region_name, parent_code, region_mode, killed, killed_change, killed_cumulative"
                  + " FROM summary_by_year_district"),
          contains(
              row("2020", "Delta", "A", "at-event", "1", null, "1"),
              row("2021", "Delta", "C/unknown", "at-event", "6", "5", "7"),
              row("2022", "Delta", "B", "at-event", "8", "2", "15")));
      assertThat(
          sql.rows(
              "SELECT period_key, region_code, parent_code, killed, killed_cumulative"
                  + " FROM summary_by_year_region"),
          contains(
              row("2020", "A", "C", "1", "1"),
              row("2021", "A", "C", "2", "3"),
              row("2021", "B", "C", "4", "4"),
              row("2022", "A", "C", null, "3"),
              row("2022", "B", "C", "8", "12")));
      assertThat(
          sql.rows(
              "SELECT period_key, region_code, killed, killed_cumulative FROM summary_by_year_country"),
          contains(
              row("2020", "C", "1", "1"), row("2021", "C", "6", "7"), row("2022", "C", "8", "15")));
    }
  }

  @Test
  void producesSameSummaryForAnyRangeSize() throws Exception {
    run(twin(temporary, ""), "--range-size=40");
    assertThat(Arrays.equals(summary(temporary), summary(shared)), is(true));
  }

  @Test
  void matchesSqlOnColombianVictims() throws Exception {
    RealData.assumePresent();
    Path job = RealData.sampledJob("victims.yaml", temporary);
    Files.writeString(
        job,
        Files.readString(job)
                .replaceFirst("casualties: \\[.*]", "casualties: [victim_status, age_group]")
            + "provisional_days: 90\n",
        StandardOpenOption.TRUNCATE_EXISTING);
    run(job);
    String records = "FROM read_csv('%s')".formatted(inputOf(job));
    try (DuckDb sql = open(temporary)) {
      String newest =
          sql.rows("SELECT last_day(max(make_date(ano, mes, 1))) " + records).get(0).get(0);
      for (String grain :
          List.of(
              "month_department", "month_municipality", "year_department", "year_municipality")) {
        compare(sql, grain, false, newest, 90);
      }
      assertThat(
          sql.rows(
              "SELECT sum(casualty_records), sum(victims), sum(killed), sum(injured), sum(detection_records)"
                  + " FROM summary_by_year_department"),
          contains(
              sql.rows(
                      "SELECT count(*), count(*), count(*) FILTER (estado = 'Muerto'), count(*) FILTER (estado = 'Herido'), NULL "
                          + records)
                  .get(0)));
    }
  }

  private static String inputOf(Path job) throws IOException {
    return Files.readString(job).replaceFirst("(?s).*files: \\[([^\\]]+)].*", "$1");
  }

  private static void compare(DuckDb sql, String grain, boolean detections, String newest, int days)
      throws SQLException {
    String table = "summary_by_" + grain;
    String query = SummarySql.of(grain, detections, newest, days);
    sql.run("CREATE OR REPLACE TEMP TABLE computed AS " + query);
    assertThat(
        grain,
        sql.rows("SELECT column_name FROM (DESCRIBE computed)"),
        is(sql.rows("SELECT column_name FROM (DESCRIBE " + table + ")")));
    assertThat(grain, sql.number("SELECT count(*) FROM computed"), is(greaterThan(0L)));
    assertThat(grain, sql.rows("FROM computed EXCEPT ALL FROM " + table), is(empty()));
    assertThat(grain, sql.rows("FROM " + table + " EXCEPT ALL FROM computed"), is(empty()));
    assertThat(
        grain,
        sql.rows("SELECT period_key, region_code FROM " + table),
        is(sql.rows("SELECT period_key, region_code FROM computed")));
  }

  /** Copies the job; the copy publishes to {@code out}. */
  private static Path twin(Path folder, String more) throws IOException {
    String text =
        Files.readString(TWIN.resolve("job.yaml"))
            .replace("gazetteer.csv", TWIN.resolve("gazetteer.csv").toAbsolutePath().toString())
            .replace("[data/", "[" + TWIN.resolve("data").toAbsolutePath() + "/")
            .replaceFirst("(?m)^output:.*$", "output: {path: out}");
    return Files.writeString(folder.resolve("job.yaml"), text + more);
  }

  private static void run(Path job, String... options) {
    String[] args =
        Stream.concat(
                Stream.of("run"), Stream.concat(Stream.of(options), Stream.of(job.toString())))
            .toArray(String[]::new);
    CommandLineRunner.Answer answer = CommandLineRunner.run(args);
    assertThat(answer.out() + answer.err(), answer.exitCode(), is(0));
  }

  private static DuckDb open(Path folder) throws SQLException, IOException {
    return new DuckDb().open(folder.resolve("out/current"), tables(folder));
  }

  private static byte[] summary(Path folder) throws IOException {
    return Files.readAllBytes(
        folder.resolve("out/current/summary_by_month_district/part-00000-of-00001.parquet"));
  }

  private static List<String> tables(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("out/current").toRealPath())) {
      return entries
          .filter(Files::isDirectory)
          .map(table -> table.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }
}
