package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of reporting lags of jobs with each kind of source that says when it reported. */
class ReportingLagTest {

  private static final String LAGS =
      "SELECT source_id, period_key, records, records_with_lag, records_reported_before_event,"
          + " min_days, median_days, p90_days, max_days, mean_days FROM reporting_lag";

  private static final String PLACE = "region: [{level: region, name: region}]\n";

  @TempDir private Path temporary;
  private JobFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = JobFolder.in(temporary);
  }

  @Test
  void countsDaysFromTheEventToTheFirstRevision() throws Exception {
    folder.write(
        "events.csv",
        """
        id,version,day,entered,region,killed
        A,1,2020-03-01,2020-03-04,North,1
        A,2,2020-03-02,2020-05-01,North,2
        B,1,2020-03-01,2020-02-28,North,1
        C,1,2020-03,2020-04-01,North,1
        D,1,2020-03-05,,North,1
        D,2,2020-03-05,2020-03-05,North,1
        ,1,2020-12-31,2021-01-10,North,1
        ,1,,2021-01-10,North,1
        """);
    Path job =
        job(
            "events",
            """
            record_key: [id]
            revision: {column: version, form: number}
            date: {column: day, forms: [yyyy-MM-dd, yyyy-MM]}
            reported: {column: entered, form: yyyy-MM-dd}
            measures: {counts: {killed: {column: killed}}}
            """);
    Command.good("run", job);
    assertThat(
        lags(),
        is(
            List.of(
                // A: from 2 to 4 March. B: two days before the event.
                List.of("events", "2020", "5", "4", "1", "-2", "0", "10", "10", "2.5"),
                row("events", "XXXX", "1", "0", "0"))));
    assertThat(
        Command.good(
                "trace", folder.output(), "--table", "reporting_lag", "--where", "period_key=2020")
            .out()
            .replaceAll(" +", " "),
        containsString("events.csv:3 A 2020-03-02 N North casualties 2 1 1 0 0\n"));
    assertThat(
        Command.good("explain", job).out(),
        containsString("first reported: column \"entered\" as yyyy-MM-dd"));
    Command trace = Command.of("trace", folder.output(), "--table", "reporting_lag", "--all");
    assertThat(trace.code(), is(ExitCode.USAGE));
  }

  @Test
  void countsFromTheEndOfAnIntervalToItsFirstPublication() throws Exception {
    folder.write(
        "figures.csv",
        """
        from,to,published,region,killed
        2021-01-01,2021-01-31,2021-06-30,North,4
        2021-01-01,2021-01-31,2021-02-05,North,3
        2021-02-01,2021-02-28,2021-03,North,1
        2021-03-01,2021-03-31,2021-04-01,North,1
        2021-12-01,2022-01-31,2022-02-10,North,1
        """);
    String dates = "date: {start: from, end: to, form: yyyy-MM-dd}\n";
    String measures = "measures: {counts: {killed: {column: killed}}}\n";
    Command.good(
        "run",
        job(
            "figures",
            dates
                + measures
                + "series: {kind: increment, published: {column: published, forms: [yyyy-MM-dd,"
                + " yyyy-MM]}}\n"));
    assertThat(
        lags(),
        is(
            List.of(
                List.of("figures", "2021", "3", "2", "0", "1", "1", "5", "5", "3.0"),
                List.of("figures", "XXXX", "1", "1", "0", "10", "10", "10", "10", "10.0"))));
    folder.write(
        "totals.csv",
        """
        from,to,published,region,killed
        2021-01-01,2021-01-31,2021-02-05,North,3
        2021-01-01,2021-02-28,2021-03-02,North,4
        """);
    Command.good(
        "run",
        job(
            "totals",
            dates
                + measures
                + "series: {kind: cumulative, published: {column: published, form: yyyy-MM-dd}}\n"));
    assertThat(
        lags(), is(List.of(List.of("totals", "2021", "2", "2", "0", "2", "2", "5", "5", "3.5"))));
  }

  @Test
  void countsASplitRecordOnce() throws Exception {
    folder.write(
        "events.csv",
        """
        day,entered,region,women,men
        2020-03-01,2020-03-04,North,1,2
        2020-03-01,,North,1,
        """);
    Command.good(
        "run",
        job(
            "events",
            """
            date: {column: day, form: yyyy-MM-dd}
            reported: {column: entered, form: yyyy-MM-dd}
            measures: {counts: {}}
            split:
              dimension: sex
              members: {female: {killed: {column: women}}, male: {killed: {column: men}}}
            """));
    assertThat(
        lags(), is(List.of(List.of("events", "2020", "2", "1", "0", "3", "3", "3", "3", "3.0"))));
  }

  @Test
  void rejectsRecordsWhoseReportIsNotADateAndNamesTheColumn() throws Exception {
    folder.write("events.csv", "day,entered,region,killed\n2020-03-01,soon,North,1\n");
    Path job =
        job(
            "events",
            """
            date: {column: day, form: yyyy-MM-dd}
            reported: {column: entered, form: yyyy-MM-dd}
            measures: {counts: {killed: {column: killed}}}
            """);
    Command run = Command.of("run", job);
    assertThat(run.code(), is(ExitCode.QUALITY_GATE));
    assertThat(
        run.out() + run.err(),
        containsString("events.csv:2: column entered: \"soon\": not a valid date"));
  }

  @Test
  void isNotWrittenWithoutADeclaredColumn() throws Exception {
    folder.write("data.csv", "day,region,district,killed,injured\n2020-01-05,North,Birch,0,1\n");
    Command.good("run", folder.job("data.csv"));
    assertThat(Files.exists(folder.current().resolve("reporting_lag")), is(false));
    assertThat(Files.exists(folder.current().resolve("field_completeness")), is(true));
  }

  private Path job(String source, String profile) throws IOException {
    return folder.write(
        source + ".yaml",
        """
        minetally: 1
        gazetteer: {file: gazetteer.csv, levels: [region, district]}
        periods: [year]
        levels: [region]
        output: {path: out}
        sources:
          - id: %s
            dataset: casualties
            files: [%s.csv]
            profile:
        """
                .formatted(source, source)
            + (PLACE + profile).indent(6));
  }

  private static List<String> row(String... first) {
    List<String> row = new ArrayList<>(List.of(first));
    while (row.size() < 10) {
      row.add(null);
    }
    return row;
  }

  /** Returns the table; the records that a trace finds add up to it. */
  private List<List<String>> lags() throws Exception {
    Command traced = Command.good("trace", folder.output(), "--table", "reporting_lag");
    assertThat(traced.out(), containsString("exactly."));
    try (DuckDb sql = new DuckDb().open(folder.current(), List.of("reporting_lag"))) {
      return sql.rows(LAGS);
    }
  }
}
