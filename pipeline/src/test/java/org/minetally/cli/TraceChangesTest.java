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

/** Tracing rows of the table of changes in both snapshots. */
class TraceChangesTest {

  private static final String BEFORE =
      """
      day,region,district,killed,injured
      2021-03-01,North,Alder,1,2
      2021-03-02,North,Alder,0,1
      2021-03-03,South,Cedar,2,
      2021-03-04,North,Birch,3,0
      """;

  private static final String NOW =
      """
      day,region,district,killed,injured
      2021-03-01,North,Alder,5,2
      2021-03-02,North,Alder,0,1
      2021-03-03,South,Cedar,2,
      2021-04-04,North,Birch,3,0
      """;

  private static final String DISTRICTS = "table_name=casualties_by_month_district";

  @TempDir private Path temporary;
  private JobFolder folder;
  private Path archive;

  @BeforeEach
  void publishTwice() throws IOException {
    folder = JobFolder.in(temporary);
    folder.write("a.csv", BEFORE);
    Path job = folder.job("a.csv");
    Command.good("run", job);
    archive = Files.createDirectories(temporary.resolve("archive"));
    Files.move(temporary.resolve("a.csv"), archive.resolve("march.csv"));
    folder.write("a.csv", NOW);
    Command.good("run", job);
  }

  private Command trace(String where, String... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("trace", folder.output(), "--table", "changes", "--where", where));
    arguments.addAll(List.of(more));
    return Command.of(arguments.toArray());
  }

  @Test
  void listsRecordsOfBothSnapshots() {
    Command traced =
        trace(DISTRICTS + ",region_code=N1", "--measure", "killed", "--inputs", archive.toString());
    assertThat(traced.err(), traced.code(), is(0));
    String out = traced.out().replaceAll(" +", " ");
    assertThat(
        out,
        containsString("previous removed reports a.csv:2 2021-03-01 N1 Alder precise 1 3 1 2"));
    assertThat(
        out, containsString("current added reports a.csv:2 2021-03-01 N1 Alder precise 1 7 5 2"));
    assertThat(out, containsString("2 records."));
    assertThat(out, containsString("month:2021-03, district:N1: killed 1 -> 5 (+4).\nThis equals"));
    assertThat(out, containsString("This equals the published row exactly."));
  }

  @Test
  void listsRecordsOfOneSnapshotBeforeThoseOfBoth() {
    Command traced = trace(DISTRICTS + ",region_code=N1", "--inputs", archive.toString());
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(
        traced.out().replaceAll(" +", " ").lines().filter(line -> line.contains("a.csv:")).toList(),
        is(
            List.of(
                "previous removed reports a.csv:2 2021-03-01 N1 Alder precise 1 3 1 2",
                "current added reports a.csv:2 2021-03-01 N1 Alder precise 1 7 5 2",
                "previous same reports a.csv:3 2021-03-02 N1 Alder precise 1 1 0 1",
                "current same reports a.csv:3 2021-03-02 N1 Alder precise 1 1 0 1")));
  }

  @Test
  void tracesRowThatWasAddedOrRemoved() {
    Command added = trace(DISTRICTS + ",kind=added", "--inputs", archive.toString());
    assertThat(added.err(), added.code(), is(0));
    assertThat(added.out(), containsString("killed not reported -> 3."));
    assertThat(added.out(), containsString("\n1 record.\n"));
    Command removed = trace(DISTRICTS + ",kind=removed", "--inputs", archive.toString());
    assertThat(removed.err(), removed.code(), is(0));
    assertThat(removed.out(), containsString("killed 3 -> not reported."));
    assertThat(removed.out(), containsString("exactly"));
  }

  @Test
  void tracesOnlyPresentFiguresIfPreviousInputsAreMissing() {
    Command traced = trace(DISTRICTS + ",region_code=N1,measure=killed");
    assertThat(traced.err(), traced.code(), is(0));
    assertThat(traced.out(), containsString("The previous figures are not traced, because run "));
    assertThat(traced.out(), containsString("a.csv: changed since the run"));
    assertThat(traced.out(), containsString("--inputs DIR finds files by their hash"));
    assertThat(traced.out(), containsString("This equals the published row exactly."));
  }

  @Test
  void asksForOneTable() {
    Command traced = trace("region_code=N1");
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(
        traced.err(),
        containsString(
            "the changes are in several tables; add --where table_name=TABLE with one of"
                + " casualties_by_month_district, casualties_by_year_district"));
  }

  @Test
  void refusesWhatHasNotChanged() {
    Command traced = trace(DISTRICTS + ",region_code=S1");
    assertThat(traced.code(), is(ExitCode.USAGE));
    assertThat(traced.err(), containsString("no row of changes in run "));
  }
}
