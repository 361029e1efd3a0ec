package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run summary for people: the outcome first, and as much detail as they ask for. */
final class RunSummaryTest {

  private static final String RUN = "[0-9]{8}T[0-9]{9}Z-[0-9a-f]{6}";
  private static final String COUNTS =
      "3 records counted, 1 rejected, 1 with an unmatched place\\.";

  @TempDir private Path temporary;
  private JobFolder folder;

  @BeforeEach
  void write() throws IOException {
    folder = JobFolder.in(temporary);
    folder.write(
        "data.csv",
        """
        day,region,district,killed,injured
        2021-03-01,North,Alder,1,2
        2021-03-02,South,Cedar,0,1
        2021-04-03,South,Nowhere,0,0
        2021-13-03,South,Cedar,0,0
        """);
  }

  private Path job(String threshold) throws IOException {
    return folder.job("data.csv", "thresholds: {rejected_records: " + threshold + "}");
  }

  @Test
  void leadsWithOutcomeRecordsAndPath() throws IOException {
    assertThat(
        Command.good("run", job("1")).out(),
        matchesPattern(
            "(?s)Published as run "
                + RUN
                + "\\. Took [0-9.]+ s\\.\n"
                + COUNTS
                + "\nOpen \\S+/current, for example \\S+\\.\n\n.*\nsource +read.*"));
  }

  @Test
  void validationSaysFirstThatNothingWasPublished() throws IOException {
    assertThat(
        Command.good("validate", job("1")).out(),
        matchesPattern(
            "(?s)All checks passed\\. Nothing was published\\. Took [0-9.]+ s\\.\n"
                + COUNTS
                + "\n\n.*"));
  }

  @Test
  void quietPrintsOneLine() throws IOException {
    Path job = job("1");
    String outcome = " Took [0-9.]+ s\\. " + COUNTS + " Open \\S+/current\\.\n";
    Command run = Command.good("run", job, "--quiet");
    assertThat(run.out(), matchesPattern("Published as run " + RUN + "\\." + outcome));
    assertThat(run.err(), is(""));
    assertThat(
        Command.good("run", job, "--quiet").out(),
        matchesPattern("Nothing to publish: unchanged since run " + RUN + "\\." + outcome));
    assertThat(
        Command.good("validate", job, "--quiet").out(),
        matchesPattern(
            "All checks passed\\. Nothing was published\\. Took [0-9.]+ s\\. " + COUNTS + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--quiet", "--no-progress", "--verbose"})
  void warningsFollowTheOutcomeHoweverMuchIsPrinted(String option) throws IOException {
    String out = Command.good("run", job("0, warn_only: [rejected_records]"), option).out();
    String outcome = out.substring(0, out.indexOf("Warning: "));
    assertThat(out, containsString("Warning: "));
    assertThat(outcome, startsWith("Published as run "));
    assertThat(outcome, not(containsString("source")));
  }

  @Test
  void verboseListsEachTable() throws IOException {
    String table = "\ncasualties_by_month_district     3\n";
    Path job = job("1");
    assertThat(Command.good("run", job, "--verbose").out(), containsString(table));
    Command brief = Command.good("run", job, "--tables=*_by_month_*");
    assertThat(brief.out(), not(containsString(table)));
    assertThat(brief.out(), containsString("2 casualties_by_*, 2 summary_by_*, "));
  }

  @Test
  void failureLeadsWithItsReason() throws IOException {
    String reason = "Nothing was published:\n  source reports: 1 of 4 records";
    Path job = job("0");
    Command run = Command.of("run", job);
    assertThat(run.code(), is(ExitCode.QUALITY_GATE));
    assertThat(run.err(), startsWith(reason));
    assertThat(run.err(), containsString("\n\nsource   read  accepted  rejected"));
    assertThat(run.err(), containsString("  reports: 1 rejected as INVALID_DATE\n"));
    Command quiet = Command.of("run", job, "--quiet");
    assertThat(quiet.err(), startsWith(reason));
    assertThat(quiet.err(), not(containsString("source   read")));
    assertThat(quiet.out(), is(""));
  }

  @Test
  void refersToTablesOnlyIfTheyArePublished() throws IOException {
    String line = "  reports: 1 with a place that is not in the gazetteer";
    assertThat(
        Command.good("run", job("1")).out(),
        containsString(line + "; see the table unmatched_names\n"));
    assertThat(Command.good("validate", job("1")).out(), containsString(line + "\n"));
  }

  @Test
  void countsPossibleDuplicatesInTheOutcome() throws IOException {
    folder.write(
        "data.csv",
        "day,region,district,killed,injured\n" + "2021-03-01,North,Alder,1,2\n".repeat(3));
    assertThat(
        Command.good("validate", job("0"), "--quiet").out(),
        containsString(" 3 records counted, 0 rejected, 2 possible duplicates.\n"));
  }

  @Test
  void rejectsQuietTogetherWithVerbose() throws IOException {
    Command run = Command.of("run", job("1"), "--quiet", "--verbose");
    assertThat(run.code(), is(ExitCode.USAGE));
    assertThat(
        run.err(),
        startsWith("--quiet and --verbose cannot be used together; give one of them.\n"));
  }
}
