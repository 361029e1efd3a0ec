package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.Manifest;

/** Small counts of people are suppressed in everything that is published. */
final class SmallCountsTest {

  private static final String HEADER = "day,region,district,killed,injured\n";
  private static final String SUPPRESSION = "suppression: {minimum_count: 5}";

  @TempDir private Path temporary;
  private JobFolder folder;

  @BeforeEach
  void makeGazetteer() throws Exception {
    folder = JobFolder.in(temporary);
  }

  /** Two people in January, seven in February and forty in March, one per record, all injured. */
  private Path job(String... more) throws Exception {
    folder.write(
        "people.csv",
        HEADER
            + "2020-01-05,North,Alder,0,1\n".repeat(2)
            + "2020-02-05,North,Alder,0,1\n".repeat(7)
            + "2020-03-05,North,Alder,0,1\n".repeat(40));
    return folder.job("people.csv", more);
  }

  @Test
  void suppressesSmallCountAndFiguresThatRevealIt() throws Exception {
    Command.good("run", job(SUPPRESSION));
    try (DuckDb tables = open()) {
      assertThat(
          tables.rows(
              "SELECT period_key, records, killed, injured, is_suppressed"
                  + " FROM casualties_by_month_district ORDER BY ALL"),
          is(
              List.of(
                  row("2020-01", null, "0", null, "true"),
                  row("2020-02", null, "0", null, "true"),
                  row("2020-03", "40", "0", "40", "false"))));
      assertThat(
          tables.rows("SELECT records, injured, is_suppressed FROM casualties_by_year_region"),
          is(List.of(row("49", "49", "false"))));
      assertThat(
          tables.rows(
              "SELECT period_key, casualty_records, injured_cumulative, victims_change, is_suppressed"
                  + " FROM summary_by_month_region ORDER BY ALL"),
          is(
              List.of(
                  row("2020-01", null, null, null, "true"),
                  row("2020-02", null, "9", null, "true"),
                  row("2020-03", "40", "49", null, "true"))));
    }
  }

  @Test
  void suppressesNothingWithoutKey() throws Exception {
    Command.good("run", job());
    try (DuckDb tables = open()) {
      assertThat(
          tables.columns("FROM casualties_by_month_district").contains("is_suppressed"), is(false));
      assertThat(
          tables.rows("SELECT count(records) FROM casualties_by_month_district"),
          is(List.of(List.of("3"))));
    }
  }

  @Test
  void revealsOnlyTableContentsInManifest() throws Exception {
    Command run = Command.good("run", job(SUPPRESSION));
    Manifest.TableEntry months =
        Manifest.read(folder.current()).tables().stream()
            .filter(table -> table.name().equals("casualties_by_month_district"))
            .findFirst()
            .orElseThrow();
    assertThat(months.totals().get("records").longValueExact(), is(40L));
    assertThat(run.out(), containsString("casualties_by_month_district: 9 of 49 records"));
  }

  @Test
  void publishesSmallDetectionCountsButNoIncidents() throws Exception {
    folder.write("finds.csv", "day,region,found\n2020-01-05,North,1\n");
    String finds =
        """
          - id: finds
            dataset: detections
            files: [finds.csv]
            profile:
              date: {column: day, form: yyyy-MM-dd}
              region: [{level: region, name: region}]
              measures: {counts: {items: {column: found}}}\
        """;
    String incident = "      incident: {estimate_by: [day, district]}";
    Command.good("run", job(incident, finds, SUPPRESSION));
    assertThat(Files.exists(folder.current().resolve("incidents_by_month_district")), is(false));
    try (DuckDb tables =
        new DuckDb()
            .open(
                folder.current(), List.of("detections_by_year_region", "summary_by_year_region"))) {
      assertThat(
          tables.rows("SELECT records, items FROM detections_by_year_region"),
          is(List.of(row("1", "1"))));
      assertThat(
          tables.rows(
              "SELECT casualty_records, injured, detection_records, items FROM summary_by_year_region"),
          is(List.of(row("49", "49", "1", "1"))));
    }
  }

  @Test
  void omitsSingleRecordsOfPeopleFromOtherTables() throws Exception {
    folder.write(
        "people.csv",
        HEADER
            + "2020-01-05,North,Alder,0,1\n".repeat(9)
            + "2020-01-05,North,Nowhere,0,1\n"
            + "2020-01-xx,North,Alder,0,1\n");
    Command run =
        Command.good(
            "run", folder.job("people.csv", SUPPRESSION, "thresholds: {rejected_records: 1}"));
    assertThat(run.out(), not(containsString("see the table unmatched_names")));
    for (String table : List.of("rejects", "unmatched_names", "findings")) {
      try (DuckDb tables = new DuckDb().open(folder.current(), List.of(table))) {
        assertThat(table, tables.rows("FROM " + table), is(empty()));
      }
    }
    assertThat(Files.exists(folder.current().resolve("field_completeness")), is(false));
  }

  @Test
  void rejectsClaimsWithSuppression() throws Exception {
    folder.write("claims.yaml", "claims: []\n");
    Command run = Command.of("run", job(SUPPRESSION, "report: true", "claims: claims.yaml"));
    assertThat(run.code(), is(ExitCode.USAGE));
    assertThat(run.err(), containsString("16:1: claims cannot be checked with suppression"));
    assertThat(run.err(), not(containsString("15:1")));
  }

  @Test
  void rejectsSeriesWithSuppression() throws Exception {
    Command run =
        Command.of(
            "run",
            job(
                "      series: {kind: increment, published: {column: day, form: yyyy-MM-dd}}",
                SUPPRESSION));
    assertThat(run.code(), is(ExitCode.USAGE));
    assertThat(run.err(), containsString("suppression cannot protect the source reports"));
  }

  @Test
  void rejectsMinimumOfOne() throws Exception {
    Command run = Command.of("validate", job("suppression: {minimum_count: 1}"));
    assertThat(run.code(), is(ExitCode.USAGE));
    assertThat(run.err(), containsString("must have a minimum value of 2"));
  }

  @Test
  void hasNoSmallCountsInTablesOfColombianRegister() throws Exception {
    RealData.assumePresent();
    Path job = RealData.sampledJob("victims.yaml", temporary);
    Files.writeString(job, Files.readString(job) + "\n" + SUPPRESSION + "\n");
    Command.good("run", job);
    Manifest manifest = Manifest.read(temporary.resolve("out/current"));
    List<String> names =
        manifest.tables().stream()
            .map(Manifest.TableEntry::name)
            .filter(name -> name.contains("_by_"))
            .toList();
    try (DuckDb tables = new DuckDb().open(temporary.resolve("out/current"), names)) {
      for (String table : names) {
        String records = table.startsWith("summary") ? "casualty_records" : "records";
        for (String measure : List.of(records, "victims", "killed", "injured")) {
          List<String> smallest =
              tables
                  .rows("SELECT min(%1$s) FROM %2$s WHERE %1$s > 0".formatted(measure, table))
                  .get(0);
          smallest.removeIf(value -> value == null);
          assertThat(
              table,
              smallest.stream().map(Integer::valueOf).toList(),
              everyItem(greaterThanOrEqualTo(5)));
        }
      }
      assertThat(
          tables.rows("SELECT count(*) > 0 FROM summary_by_year_department WHERE killed >= 5"),
          is(List.of(List.of("true"))));
    }
  }

  private DuckDb open() throws Exception {
    return new DuckDb()
        .open(
            folder.current(),
            List.of(
                "casualties_by_month_district",
                "casualties_by_year_region",
                "summary_by_month_region"));
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }
}
