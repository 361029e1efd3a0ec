package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
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
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/** Economic regions that changed on 7 July 2021, with constructed records, in both modes. */
final class EconomicRegionsTest {

  private static final Path SHIPPED =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/azerbaijan");

  private static DuckDb atEvent;
  private static DuckDb asOf;
  private static Manifest atEventManifest;
  private static Manifest asOfManifest;

  @BeforeAll
  static void runBothJobs(@TempDir Path temporary) throws Exception {
    Command.good("run", job("job-at-event.yaml", temporary));
    Command.good("run", job("job-as-of.yaml", temporary));
    atEventManifest = manifest(temporary.resolve("job-at-event.yaml.out"));
    asOfManifest = manifest(temporary.resolve("job-as-of.yaml.out"));
    atEvent = open(temporary.resolve("job-at-event.yaml.out"), atEventManifest);
    asOf = open(temporary.resolve("job-as-of.yaml.out"), asOfManifest);
  }

  @AfterAll
  static void close() throws SQLException {
    for (DuckDb tables : List.of(atEvent, asOf)) {
      tables.close();
    }
  }

  private static Path job(String name, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(SHIPPED)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(SHIPPED.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(path));
      }
    }
    Path job = folder.resolve(name);
    return Files.writeString(
        job,
        Files.readString(job).replaceFirst("(?m)^output:.*$", "output: {path: " + name + ".out}"));
  }

  private static Manifest manifest(Path output) {
    return Manifest.current(new OutputLayout(output)).orElseThrow();
  }

  private static DuckDb open(Path output, Manifest manifest) throws SQLException {
    return new DuckDb()
        .open(
            output.resolve("current"),
            manifest.tables().stream().map(Manifest.TableEntry::name).toList());
  }

  private static List<String> lines(DuckDb tables, String sql) throws SQLException {
    return tables.rows(sql).stream().map(row -> String.join(" ", row)).toList();
  }

  private static List<String> victims(DuckDb tables, String level) throws SQLException {
    return lines(
        tables,
        ("SELECT period_key, region_code, parent_code, records, killed, injured"
                + " FROM casualties_by_year_%s")
            .formatted(level));
  }

  @Test
  void hasRowForEachRegionOfDistrictAtEvent() throws SQLException {
    assertThat(
        victims(atEvent, "district"),
        is(
            List.of(
                "2020 AZ-KAL kalbajar-lachin 1 2 0",
                "2021 AZ-AGC aran 1 1 0",
                "2021 AZ-AGC karabakh 1 1 0",
                "2021 AZ-AGM AZ/unknown 1 0 1",
                "2021 AZ-BAR aran 1 0 1",
                "2021 AZ-BAR karabakh 1 0 1",
                "2021 AZ-CAB AZ/unknown 2 1 3",
                "2021 AZ-CAB east-zangezur 2 1 3",
                "2021 AZ-CAB upper-karabakh 3 1 2",
                "2021 AZ-KAL east-zangezur 1 0 2",
                "2021 AZ-LAC kalbajar-lachin 1 1 1",
                "2021 AZ-QBI east-zangezur 1 0 1",
                "2021 AZ-QBI kalbajar-lachin 1 0 1",
                "2021 AZ-XA AZ/unknown 1 0 1",
                "2021 AZ-ZAN AZ/unknown 1 1 0",
                "2021 AZ/unknown AZ 1 0 1",
                "2021 aran/unknown aran 1 0 1",
                "2021 east-zangezur/unknown east-zangezur 2 1 1",
                "2021 upper-karabakh/unknown upper-karabakh 1 0 1",
                "2022 AZ-LAC east-zangezur 1 1 0",
                "2022 AZ-SUS karabakh 1 0 1",
                "XXXX AZ-CAB AZ/unknown 1 0 1")));
  }

  @Test
  void countsRecordInNeitherOfTwoPossibleRegionsAtEvent() throws SQLException {
    assertThat(
        victims(atEvent, "economic_region"),
        is(
            List.of(
                "2020 kalbajar-lachin AZ 1 2 0",
                "2021 AZ/unknown AZ 6 2 6",
                "2021 aran AZ 3 1 2",
                "2021 east-zangezur AZ 6 2 7",
                "2021 kalbajar-lachin AZ 2 1 2",
                "2021 karabakh AZ 2 1 1",
                "2021 upper-karabakh AZ 4 1 3",
                "2022 east-zangezur AZ 1 1 0",
                "2022 karabakh AZ 1 0 1",
                "XXXX AZ/unknown AZ 1 0 1")));
  }

  @Test
  void usesNewRegionAsOfDayOfChange() throws SQLException {
    assertThat(
        victims(asOf, "district"),
        is(
            List.of(
                "2020 AZ-KAL east-zangezur 1 2 0",
                "2021 AZ-AGC karabakh 2 2 0",
                "2021 AZ-AGM karabakh 1 0 1",
                "2021 AZ-BAR karabakh 2 0 2",
                "2021 AZ-CAB east-zangezur 7 3 8",
                "2021 AZ-KAL east-zangezur 1 0 2",
                "2021 AZ-LAC east-zangezur 1 1 1",
                "2021 AZ-QBI east-zangezur 2 0 2",
                "2021 AZ-XA karabakh 1 0 1",
                "2021 AZ-ZAN east-zangezur 1 1 0",
                "2021 AZ/unknown AZ 1 0 1",
                "2021 aran/unknown aran 1 0 1",
                "2021 east-zangezur/unknown east-zangezur 2 1 1",
                "2021 upper-karabakh/unknown upper-karabakh 1 0 1",
                "2022 AZ-LAC east-zangezur 1 1 0",
                "2022 AZ-SUS karabakh 1 0 1",
                "XXXX AZ-CAB east-zangezur 1 0 1")));
    assertThat(
        victims(asOf, "economic_region"),
        is(
            List.of(
                "2020 east-zangezur AZ 1 2 0",
                "2021 AZ/unknown AZ 1 0 1",
                "2021 aran AZ 1 0 1",
                "2021 east-zangezur AZ 14 6 14",
                "2021 karabakh AZ 6 2 4",
                "2021 upper-karabakh AZ 1 0 1",
                "2022 east-zangezur AZ 1 1 0",
                "2022 karabakh AZ 1 0 1",
                "XXXX east-zangezur AZ 1 0 1")));
  }

  @Test
  void appliesSameRuleToDetections() throws SQLException {
    String items =
        "SELECT region_code, parent_code, sum(items) FROM detections_by_month_district"
            + " GROUP BY ALL ORDER BY ALL";
    assertThat(
        lines(atEvent, items),
        is(
            List.of(
                "AZ-AGM karabakh 7",
                "AZ-AGM upper-karabakh 5",
                "AZ-LAC AZ/unknown 560",
                "AZ-LAC east-zangezur 390",
                "AZ-LAC kalbajar-lachin 30",
                "AZ-XVD karabakh 9",
                "AZ-XVD upper-karabakh 3")));
    assertThat(
        lines(asOf, items),
        is(List.of("AZ-AGM karabakh 12", "AZ-LAC east-zangezur 980", "AZ-XVD karabakh 12")));
  }

  @Test
  void hasSameDistrictTotalsInBothModes() throws SQLException {
    for (String dataset : List.of("casualties", "detections")) {
      for (String period : List.of("month", "year")) {
        String measure = dataset.equals("casualties") ? "sum(victims)" : "sum(items)";
        String totals =
            ("SELECT period_key, region_code, sum(records), %s FROM %s_by_%s_district"
                    + " GROUP BY ALL ORDER BY ALL")
                .formatted(measure, dataset, period);
        assertThat(atEvent.rows(totals), is(asOf.rows(totals)));
      }
    }
  }

  /** Like {@link Additivity}, including records of which only the country is known. */
  @Test
  void sumsDistrictsAndUnknownToRegionInBothModes() throws SQLException {
    for (DuckDb tables : List.of(atEvent, asOf)) {
      for (String table :
          List.of("casualties_by_month", "casualties_by_year", "detections_by_month")) {
        assertThat(
            tables.rows(
                ("SELECT period_key, CASE parent_code WHEN 'AZ' THEN 'AZ/unknown' ELSE parent_code"
                        + " END AS upper, sum(records) FROM %s_district GROUP BY ALL ORDER BY ALL")
                    .formatted(table)),
            is(
                tables.rows(
                    ("SELECT period_key, region_code, sum(records) FROM %s_economic_region"
                            + " GROUP BY ALL ORDER BY ALL")
                        .formatted(table))));
      }
      new Additivity(tables, "casualties", List.of("records", "victims", "killed", "injured"))
          .levels("economic_region", "country", "month");
    }
  }

  @Test
  void writesModeToEveryRowAndManifest() throws SQLException {
    assertThat(atEventManifest.regionMode(), is("at-event"));
    assertThat(asOfManifest.regionMode(), is("as-of 2021-07-07"));
    for (Manifest.TableEntry table : asOfManifest.tables()) {
      if (table.name().contains("_by_")) {
        String modes = "SELECT DISTINCT region_mode FROM " + table.name();
        assertThat(lines(atEvent, modes), is(List.of("at-event")));
        assertThat(lines(asOf, modes), is(List.of("as-of 2021-07-07")));
      }
    }
  }

  @Test
  void listsRegionOnceInDimensionAndPerPeriodInHistory() throws SQLException {
    for (DuckDb tables : List.of(atEvent, asOf)) {
      assertThat(
          lines(
              tables,
              "SELECT region_level, region_code, parent_code FROM dim_region"
                  + " WHERE region_code IN ('AZ-CAB', 'AZ-BAR', 'AZ/unknown')"),
          is(
              List.of(
                  "economic_region AZ/unknown AZ",
                  "district AZ-BAR karabakh",
                  "district AZ-CAB east-zangezur",
                  "district AZ/unknown AZ")));
      assertThat(
          tables.number(
              "SELECT count(*) - count(DISTINCT (region_level, region_code)) FROM dim_region"),
          is(0L));
      assertThat(
          lines(
              tables,
              "SELECT region_level, region_code, region_name, parent_code,"
                  + " coalesce(valid_from::VARCHAR, '-'), coalesce(valid_to::VARCHAR, '-')"
                  + " FROM dim_region_history WHERE region_code IN ('AZ-CAB', 'karabakh')"),
          is(
              List.of(
                  "economic_region karabakh Karabakh AZ 2021-07-07 -",
                  "district AZ-CAB Jabrayil upper-karabakh - 2021-07-06",
                  "district AZ-CAB Jabrayil east-zangezur 2021-07-07 -")));
    }
  }

  @Test
  void suggestsNamesWithinWrittenRegion() throws SQLException {
    for (DuckDb tables : List.of(atEvent, asOf)) {
      assertThat(
          lines(tables, "SELECT parent_code, name, records FROM unmatched_names"),
          is(List.of("aran Jabrayil 1", "east-zangezur Nowhere 1")));
    }
  }

  @Test
  void explainsMode(@TempDir Path temporary) throws IOException {
    assertThat(
        Command.good("explain", job("job-as-of.yaml", temporary)).out(),
        containsString("regions as-of 2021-07-07"));
  }

  @Test
  void writesNoHistoryForGazetteerWithoutDates(@TempDir Path temporary) throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write("a.csv", "day,region,district,killed,injured\n2021-01-01,North,Alder,1,0\n");
    Path job = folder.job("a.csv");
    assertThat(Command.good("explain", job).out(), not(containsString("at-event")));
    Command.good("run", job);
    assertThat(Files.exists(folder.current().resolve("dim_region_history")), is(false));
    assertThat(manifest(folder.output()).regionMode(), is("at-event"));
    assertThat(
        Files.readString(OutputLayout.manifest(folder.current())),
        not(containsString("references")));
  }

  /** The figure to the end of the year spans the change; its increment does not. */
  @Test
  void countsIncrementOfCumulativeFigureInRegionOfItsInterval(@TempDir Path temporary)
      throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write(
        "gazetteer.csv",
        """
        code,name,level,parent,valid_from,valid_to
        A,Alpha,region,,,2021-07-06
        B,Beta,region,,2021-07-07,
        D,Delta,district,A,,2021-07-06
        D,Delta,district,B,2021-07-07,
        """);
    folder.write(
        "total.csv",
        """
        first,last,published,district,victims
        2021-01-01,2021-07-06,2021-08-01,Delta,10
        2021-01-01,2021-12-31,2022-01-15,Delta,25
        """);
    Path job =
        folder.write(
            "total.yaml",
            """
            minetally: 1
            gazetteer: {file: gazetteer.csv, levels: [region, district]}
            periods: [year]
            levels: [region, district]
            output: {path: out}
            sources:
              - id: total
                dataset: casualties
                files: [total.csv]
                profile:
                  series: {kind: cumulative, published: {column: published, form: yyyy-MM-dd}}
                  date: {start: first, end: last, form: yyyy-MM-dd}
                  region: [{level: district, name: district}]
                  measures: {counts: {victims: {column: victims}}}
            """);
    Command.good("run", job);
    try (DuckDb tables = open(folder.output(), manifest(folder.output()))) {
      String victims = "SELECT period_key, region_code, victims FROM casualties_by_year_";
      assertThat(lines(tables, victims + "region"), is(List.of("2021 A 10", "2021 B 15")));
      assertThat(
          lines(tables, victims + "district ORDER BY parent_code"),
          is(List.of("2021 D 10", "2021 D 15")));
    }
  }

  @Test
  void rejectsContradictoryGazetteerRowsAndNamesBothLines(@TempDir Path temporary)
      throws IOException {
    Path job = job("job-at-event.yaml", temporary);
    Path gazetteer = temporary.resolve("gazetteer.csv");
    Files.writeString(
        gazetteer,
        Files.readString(gazetteer)
            .replace(
                "AZ-CAB,Jabrayil,district,east-zangezur,2021-07-07",
                "AZ-CAB,Jabrayil,district,east-zangezur,2021-07-06"));
    Command answer = Command.of("run", job);
    assertThat(answer.code(), is(ExitCode.USAGE));
    assertThat(
        answer.err(),
        containsString(
            "gazetteer.csv, line 9: \"AZ-CAB\" is valid from 2021-07-06 here, and to 2021-07-06 in "));
    assertThat(answer.err(), containsString("gazetteer.csv, line 8; only one row with a code"));
    assertThat(
        answer.err(),
        containsString(
            "\"AZ-CAB\" belongs to its parent \"east-zangezur\" from 2021-07-06, but the parent is valid only from 2021-07-07 ("));
  }
}
