package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tracing tables that list single records: rejects and findings. */
class TraceListsTest {

  private static final String DATA =
      """
      day,region,district,killed,injured,who
      2021-03-01,North,Alder,1,2,Jane
      2021-03-02,North,Alder,x,1,Roe
      2021-03-03,South,Cedar,2,1,Doe, J
      2021-13-03,South,Cedar,2,,"Poe, E"
      """;

  @TempDir private Path temporary;
  private JobFolder folder;
  private Path job;

  @BeforeEach
  void publish() throws IOException {
    folder = JobFolder.in(temporary);
    folder.write("a.csv", DATA);
    job = folder.job("a.csv");
    Files.writeString(
        job,
        Files.readString(job).replace("profile:", "profile:\n      personal: [who]")
            + "thresholds: {rejected_share: 1}\n");
    Command.good("run", job);
  }

  private Command trace(String table, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("trace", folder.output(), "--table", table));
    arguments.addAll(List.of(more));
    return Command.of(arguments.toArray());
  }

  @Test
  void findsRejectedRecordsAgainWithTheirRows() throws IOException {
    Path csv = temporary.resolve("out.csv");
    Command traced = trace("rejects", "--raw", "--csv", csv.toString());
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(
        traced.out(), containsString("The inputs give the 3 published rows again, and no others."));
    String all = traced.out() + Files.readString(csv);
    assertThat(all, containsString("line 3,\"2021-03-02,North,Alder,x,1,***\""));
    assertThat(all, containsString("line 5,\"2021-13-03,South,Cedar,2,,***\""));
    assertThat(all, not(containsString("Roe")));
    assertThat(all, not(containsString("Poe")));
  }

  @Test
  void hidesWholeRowWhosePersonalValueMayBeInAnotherField() throws IOException {
    Path csv = temporary.resolve("out.csv");
    Command traced =
        trace("rejects", "--where", "reason_code=FIELD_COUNT", "--raw", "--csv", csv.toString());
    assertThat(traced.out(), containsString("The inputs give the published row again"));
    String all = traced.out() + Files.readString(csv);
    assertThat(all, containsString("line 4,***"));
    assertThat(all, not(containsString("Doe")));
  }

  @Test
  void showsMisshapenRowIfNothingIsPersonal() throws IOException {
    Files.writeString(job, Files.readString(job).replace("personal: [who]", "personal: []"));
    Command.good("run", job);
    assertThat(
        trace("rejects", "--raw").out(), containsString("2021-03-03,South,Cedar,2,1,Doe, J\n"));
  }

  @Test
  void namesRowsThatTheInputsDoNotGive() throws IOException {
    Path part = Path.of("rejects/part-00000-of-00001.parquet");
    byte[] before = Files.readAllBytes(folder.current().resolve(part));
    folder.write("a.csv", DATA.replace("Alder,x", "Alder,y"));
    Command.good("run", job);
    Files.write(folder.current().resolve(part), before);
    Command traced = trace("rejects");
    assertThat(traced.code(), is(ExitCode.QUALITY_GATE));
    assertThat(
        traced.err(),
        containsString(
            "INVALID_NUMBER, \"x\": not a valid number in the profile's format.: published, but not"
                + " found again"));
    assertThat(
        traced.err(),
        containsString(
            "INVALID_NUMBER, \"y\": not a valid number in the profile's format.: found, but not"
                + " published"));
  }

  @Test
  void leavesOutSourcesThatASuppressedOutputHides() throws IOException {
    folder.write("a.csv", DATA.replace("South,Cedar", "South,Nowhere"));
    folder.write(
        "b.csv",
        """
        day,region,district,items
        2021-03-01,South,Nowhere,4
        2021-03-01,South,Nowhere,x
        """);
    Path safe =
        folder.write(
            "safe.yaml",
            Files.readString(job).replace("path: out", "path: safe")
                + """
                suppression: {minimum_count: 3}
                """);
    Files.writeString(
        safe,
        Files.readString(safe)
            .replace(
                "sources:\n",
                """
                sources:
                  - id: finds
                    dataset: detections
                    files: [b.csv]
                    profile:
                      date: {column: day, form: yyyy-MM-dd}
                      region: [{level: region, name: region}, {level: district, name: district}]
                      measures: {counts: {items: {column: items}}}
                """));
    Command.good("run", safe);
    for (String table : List.of("unmatched_names", "rejects")) {
      Command traced = Command.of("trace", temporary.resolve("safe"), "--table", table);
      assertThat(traced.err(), traced.code(), is(0));
      assertThat(traced.out(), containsString("b.csv:"));
      assertThat(traced.out(), not(containsString("a.csv:")));
    }
  }

  @Test
  void refusesMeasureAndUnknownColumn() {
    Command measure = trace("rejects", "--measure", "killed");
    assertThat(measure.code(), is(ExitCode.USAGE));
    assertThat(measure.err(), containsString("--measure: the table rejects has no figures"));
    Command column = trace("rejects", "--where", "region_code=N1");
    assertThat(
        column.err(), containsString("unknown column \"region_code\"; expected one of source_id"));
    Command none = trace("rejects", "--where", "line_number=2");
    assertThat(none.err(), containsString("no row of rejects in run "));
  }
}
