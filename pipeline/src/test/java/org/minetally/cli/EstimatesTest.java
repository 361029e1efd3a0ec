package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs jobs with low, best and high estimates. */
class EstimatesTest {

  @TempDir private Path dir;
  private JobFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(dir);
  }

  /** Writes a job with two sources, of which only the first has estimates. */
  private Path job(String... more) throws IOException {
    folder.write(
        "low-best-high.csv",
        """
        day,region,district,killed,injured,low,high
        2021-03-01,North,Alder,2,1,1,5
        2021-03-02,North,Alder,10,,,12
        2021-03-03,North,Birch,,3,,
        2021-04-01,South,Cedar,4,0,0,4
        """);
    folder.write(
        "without-estimates.csv",
        """
        day,region,district,killed,injured
        2021-03-09,North,Alder,100,
        """);
    String job = Files.readString(folder.job("low-best-high.csv", more));
    int source = job.indexOf("  - id: reports");
    int end = job.indexOf("injured}}}\n") + "injured}}}\n".length();
    String other =
        job.substring(source, end)
            .replace("id: reports", "id: others")
            .replace("low-best-high.csv", "without-estimates.csv");
    return folder.write(
        "job.yaml",
        job.substring(0, end).replace("{column: killed}", "{column: killed, low: low, high: high}")
            + other
            + job.substring(end));
  }

  private List<List<String>> rows(String table, String sql) throws Exception {
    try (DuckDb read = new DuckDb().open(folder.current(), List.of(table))) {
      return read.rows(sql.formatted(table));
    }
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }

  @Test
  void sumsLowBestAndHighSeparately() throws Exception {
    Command run = Command.good("run", job());
    assertThat(
        rows(
            "casualties_by_month_district",
            "SELECT period_key, region_code, killed_low, killed, killed_high, injured,"
                + " victims_low, victims, victims_high FROM %s ORDER BY 1, 2"),
        contains(
            row("2021-03", "N1", "111", "112", "117", "1", "112", "113", "118"),
            row("2021-03", "N2", null, null, null, "3", "3", "3", "3"),
            row("2021-04", "S1", "0", "4", "4", "0", "0", "4", "4")));
    assertThat(run.out(), not(containsString("Warning")));
    JsonNode table = new JsonMapper().readTree(folder.current().resolve("manifest.json").toFile());
    for (JsonNode entry : table.get("tables")) {
      if (entry.get("name").asText().equals("casualties_by_month_district")) {
        assertThat(entry.get("totals").get("killed_low").asInt(), is(111));
        assertThat(entry.get("totals").get("killed_high").asInt(), is(121));
      }
    }
    assertThat(
        rows("summary_by_month_district", "SELECT sum(killed) FROM %s"), contains(row("116")));
  }

  @Test
  void hasNoColumnsForMeasuresWithoutEstimates() throws Exception {
    Command.good("run", job());
    try (DuckDb read =
        new DuckDb().open(folder.current(), List.of("casualties_by_month_district"))) {
      List<String> columns = read.columns("SELECT * FROM casualties_by_month_district");
      assertThat(columns.contains("injured_low"), is(false));
      assertThat(
          columns.subList(columns.indexOf("records"), columns.size()),
          is(
              List.of(
                  "records",
                  "victims",
                  "victims_low",
                  "victims_high",
                  "killed",
                  "killed_low",
                  "killed_high",
                  "injured",
                  "outcome_unknown")));
    }
  }

  @Test
  void includesEstimatesInSupportedRangeOfClaim() throws Exception {
    Command run =
        Command.good(
            "run",
            job(
                """
                claims:
                  - {id: within, statement: s, dataset: casualties, measure: killed, comparator: exactly, value: 120, source: x}
                  - {id: beyond, statement: s, dataset: casualties, measure: killed, regions: [N1], comparator: exactly, value: 122, source: x}
                  - {id: part, statement: s, dataset: casualties, measure: killed, regions: [N1], window: {from: 2021-03-02}, comparator: at_least, value: 110, source: x}
                """));
    assertThat(
        run.out(),
        allOf(
            containsString("exactly 120: supported, possibly, the records support 111 to 121."),
            containsString("exactly 122: contradicted, the records support 111 to 117."),
            containsString("at least 110: supported, the records support 110 to 112.")));
  }

  @Test
  void rejectsEstimatesThatAreNotInOrder() throws Exception {
    Path job = job();
    folder.write(
        "low-best-high.csv",
        """
        day,region,district,killed,injured,low,high
        2021-03-01,North,Alder,2,1,3,5
        """);
    Command run = Command.of("run", job);
    assertThat(run.code(), is(ExitCode.QUALITY_GATE));
    assertThat(run.out() + run.err(), containsString("1 rejected as BOUNDS_NOT_IN_ORDER"));
  }

  @Test
  void widensEstimatesOutOfOrderAndCountsTheirAcceptedRecords() throws Exception {
    Path job = job();
    folder.write(
        "low-best-high.csv",
        """
        day,region,district,killed,injured,low,high
        2021-03-01,North,Alder,2,1,3,5
        2021-03-01,North,Alder,4,1,3,3
        2021-03-02,North,Alder,1,1,1,1
        """);
    Files.writeString(
        job, Files.readString(job).replace("high: high}", "high: high, out_of_order: widen}"));
    Command run = Command.good("run", job);
    assertThat(
        run.out(),
        containsString(
            "reports: 2 with a low or high estimate that was out of order and is replaced by"
                + " the best one"));
    assertThat(
        rows(
            "casualties_by_month_district",
            "SELECT killed_low, killed, killed_high FROM %s WHERE region_code = 'N1'"),
        contains(row("106", "107", "110")));
    JsonNode manifest =
        new JsonMapper().readTree(folder.current().resolve("manifest.json").toFile());
    assertThat(manifest.findValue("ESTIMATES_WIDENED").asLong(), is(2L));
  }

  @Test
  void explainsEstimatesAndReportsOnlyTheBest() throws Exception {
    Path job = job("report: true");
    Command.good("run", job);
    assertThat(
        Files.readString(folder.current().resolve("report.html")),
        not(containsString("killed_low")));
    assertThat(Command.good("explain", job).out(), containsString("killed_low: column \"low\""));
  }
}
