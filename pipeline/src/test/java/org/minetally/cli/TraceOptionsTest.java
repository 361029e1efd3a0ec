package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;

/** The options and output of {@code trace}, for one snapshot that no test changes. */
class TraceOptionsTest {

  private static final String TABLE = "casualties_by_month_district";

  @TempDir private static Path published;
  private static JobFolder folder;

  @TempDir private Path temporary;

  @BeforeAll
  static void publish() throws IOException {
    folder = JobFolder.in(published);
    folder.write("a.csv", TraceTest.DATA);
    Command.good("run", TraceTest.job(folder));
  }

  private static Command trace(String... more) {
    List<Object> arguments = new ArrayList<>(List.of("trace", folder.output(), "--table", TABLE));
    arguments.addAll(List.of(more));
    return Command.of(arguments.toArray());
  }

  private static String runId() {
    return Manifest.current(new OutputLayout(folder.output())).orElseThrow().runId();
  }

  @Test
  void listsRecordsOfRowWithTheirSum() {
    Command traced = trace("--where", "period_key=2021-03,region_code=N1");
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(
        traced.out(),
        is(
            """
            casualties_by_month_district, period_key=2021-03, region_code=N1, run %s

            Files in %s:
            source_id  file:line  date        place_code  place_name  precision  records  victims  killed  injured
            reports    a.csv:2    2021-03-01  N1          Alder       precise          1        3       1        2
            reports    a.csv:3    2021-03-02  N1          Alder       precise          1        1       0        1
            2 records.

            They add up to: records 2, victims 4, killed 1, injured 3
            This equals the published row exactly.
            """
                .formatted(runId(), published)));
  }

  @Test
  void saysInWhichBucketRecordIs() throws IOException {
    Path csv = temporary.resolve("out.csv");
    assertThat(trace("--csv", csv.toString()).code(), is(0));
    String all = Files.readString(csv);
    assertThat(all, containsString(",2021,district,N1,Alder,date_bucket,month:2021-XX,"));
    assertThat(all, containsString(",2021-03-05,region,N,North,place_bucket,month:2021-03,"));
    assertThat(all, containsString("a.csv,4,3,,2021-03-03,district,S1,Cedar,precise,"));
  }

  @Test
  void listsOnlyContributionsToMeasure() {
    Command traced = trace("--where", "region_code=N1", "--measure", "killed");
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(traced.out(), not(containsString("2021-03-02")));
    assertThat(traced.out(), containsString("They add up to: killed 5\n"));
  }

  @Test
  void writesJsonWithVerdict() throws IOException {
    Path json = temporary.resolve("out.json");
    assertThat(trace("--where", "region_name=Cedar", "--json", json.toString()).code(), is(0));
    JsonNode written = JsonMapper.builder().build().readTree(json.toFile());
    assertThat(written.path("verdict").asText(), is("equal"));
    assertThat(written.path("records").size(), is(1));
    assertThat(written.path("records").get(0).path("killed").asInt(), is(2));
    assertThat(written.path("records").get(0).path("injured").isNull(), is(true));
  }

  @Test
  void writesParquet() throws Exception {
    Path parquet = temporary.resolve("traced.parquet");
    assertThat(trace("--parquet", parquet.toString()).code(), is(0));
    try (DuckDb sql = new DuckDb()) {
      assertThat(
          sql.rows("SELECT count(*), sum(killed), sum(injured) FROM '" + parquet + "'"),
          is(List.of(List.of("5", "8", "3"))));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--where period=2021 | --where: unknown column \"period\"; expected one of period_id",
        "--where period_key=1999 | no row of casualties_by_month_district in run ",
        "--measure items | --measure: unknown measure \"items\"; expected one of records, victims",
        "--snapshot 7 | has no snapshot \"7\". minetally snapshots ",
        "--snapshot previous | has no snapshot \"previous\". minetally snapshots ",
        "--claim x | expected --table TABLE or --claim ID",
        "--where killed | --where \"killed\": expected --where COLUMN=VALUE",
        "--where region_code=N1,region_code=N2 | --where region_code: the column is named twice",
        "--nonsense=1 | --nonsense",
      })
  void refusesWhatDoesNotFitTheOutput(String arguments, String message) {
    Command traced = trace(arguments.split(" "));
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(traced.err(), containsString(message));
  }

  @Test
  void listsRecordsThatDoNotReportField() {
    Command traced =
        Command.of(
            "trace",
            folder.output(),
            "--table",
            "field_completeness",
            "--where",
            "period_key=2021,field=injured",
            "--measure",
            "not_reported");
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(traced.out().replaceAll(" +", " "), containsString("a.csv:4 2021-03-03"));
    assertThat(traced.out(), containsString("\n1 record.\n"));
    assertThat(traced.out(), containsString("They add up to: not_reported 1\n"));
    Command unnamed = Command.of("trace", folder.output(), "--table", "field_completeness");
    assertThat(unnamed.code(), is(ExitCode.USAGE));
    assertThat(unnamed.err(), containsString("add --where field=FIELD"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "casualties_by_month_district | region_name=Aldr | region_name=Alder?",
        "casualties_by_month_district | period_key=2021-3,region_code=N1 | period_key=2021-03?",
        "field_completeness | period_key=2021,field=kiled | field=killed?",
        "summary_by_year_region | region_name=norht,period_key=2021 | region_name=North?",
      })
  void suggestsValueThatTableHas(String table, String where, String meant) {
    Command traced =
        Command.of("trace", folder.output(), "--table", table, "--where", where.strip());
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(
        traced.err(),
        containsString(
            " has %s. Did you mean %s\n".formatted(where.strip().replace(",", ", "), meant)));
  }

  @Test
  void suggestsNothingIfEveryValueIsInSomeRow() {
    Command traced = trace("--where", "period_key=2021-XX,region_name=Cedar");
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(traced.err(), containsString("has period_key=2021-XX, region_name=Cedar\n"));
  }

  @Test
  void refusesTableThatRunDoesNotHave() {
    Command traced = Command.of("trace", folder.output(), "--table", "casualties");
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(
        traced.err(), containsString("has no table casualties; it has casualties_by_month_"));
  }

  @Test
  void suggestsTableWithSimilarName() {
    Command traced =
        Command.of("trace", folder.output(), "--table", TABLE.replace("_by_", "_per_"));
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(traced.err(), containsString("Did you mean \"" + TABLE + "\"?"));
  }
}
