package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {

  private static final String DATA =
      """
      day,region,district,killed,injured
      2021-03-01,North,Alder,1,2
      2021-03-02,South,Cedar,0,1
      2021-04-02,South,Birch,2,
      2021-04-03,South,Nowhere,0,0
      """;

  @TempDir private Path temporary;
  private JobFolder folder;

  @BeforeEach
  void write() throws IOException {
    folder = JobFolder.in(temporary);
    folder.write("data.csv", DATA);
  }

  @Test
  void listsCommandsAndExitCodesInHelp() {
    Command help = Command.of("--help");
    assertThat(help.code(), is(ExitCode.OK));
    assertThat(help.err(), is(""));
    assertThat(help.out(), startsWith("Usage: minetally "));
    for (String words :
        new String[] {
          "run", "validate", "explain", "Exit codes:", "5  the output is locked by another run"
        }) {
      assertThat(help.out(), containsString(words));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate", "explain"})
  void listsArgumentsInHelpOfCommand(String name) {
    Command help = Command.of(name, "--help");
    assertThat(help.code(), is(ExitCode.OK));
    assertThat(
        help.out(),
        allOf(
            startsWith("Usage: minetally " + name),
            containsString("The job file (YAML)."),
            containsString("--range-size")));
  }

  @Test
  void printsVersionsOfProgramBeamAndJava() {
    Command version = Command.of("--version");
    assertThat(version.code(), is(ExitCode.OK));
    assertThat(
        version.out(),
        matchesPattern("minetally \\S+\\nApache Beam 2\\.\\d+\\.\\d+, Java \\S+\\n"));
  }

  @Test
  void printsUsageWithoutArguments() {
    Command command = Command.of();
    assertThat(command.code(), is(ExitCode.USAGE));
    assertThat(command.err(), startsWith("Usage: minetally "));
    assertThat(command.out(), is(""));
  }

  @Test
  void rejectsUnknownCommand() {
    usageError(Command.of("rum", "job.yaml"), "rum");
  }

  @Test
  void rejectsUnknownOption() {
    usageError(Command.of("--verbos"), "unknown option \"--verbos\"");
  }

  @Test
  void rejectsMissingJobArgument() {
    usageError(Command.of("run"), "Missing required parameter: 'JOB'");
  }

  @Test
  void rejectsMissingJobFile() {
    Path job = temporary.resolve("none.yaml");
    usageError(Command.of("run", job), job + ":1:1: file not found.");
  }

  @Test
  void rejectsFolderAsJobFile() {
    usageError(Command.of("run", temporary), ":1:1: is a directory; expected a YAML file.");
  }

  @Test
  void rejectsSecondJobFile() throws IOException {
    usageError(
        Command.of("run", folder.job("data.csv"), "other.yaml"),
        "unexpected \"other.yaml\"; engine options are written --name=value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many"})
  void rejectsInvalidRangeSize(String size) throws IOException {
    usageError(Command.of("run", folder.job("data.csv"), "--range-size=" + size), "--range-size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate"})
  void rejectsUnknownEngineOptionBeforeWriting(String name) throws IOException {
    usageError(
        Command.of(name, folder.job("data.csv"), "--paralelism=2"),
        "The command line is not valid:",
        "unknown option \"--paralelism\"");
    assertThat(Files.exists(folder.output()), is(false));
  }

  @Test
  void rejectsUnknownRunnerAndListsAvailableOnes() throws IOException {
    usageError(
        Command.of("run", folder.job("data.csv"), "--runner=NoSuchRunner"),
        "unknown engine \"NoSuchRunner\" in --runner; expected DirectRunner.");
    assertThat(Files.exists(folder.output()), is(false));
  }

  @Test
  void acceptsBeamOptions() throws IOException {
    Command.good(
        "run", folder.job("data.csv"), "--targetParallelism=1", "--enforceImmutability=true");
  }

  @Test
  void rejectsUnknownOptionOfExplain() throws IOException {
    usageError(Command.of("explain", folder.job("data.csv"), "--recods=3"), "recods");
  }

  @Test
  void publishesAndPrintsRunSummary() throws IOException {
    Command run = Command.good("run", folder.job("data.csv"));
    assertThat(run.err(), is(""));
    assertThat(
        run.out(),
        allOf(
            containsString(
                """
                source   read  accepted  rejected  filtered  duplicates  counted
                reports     4         4         0         0           0        4
                  reports: 1 with a place that is not in the gazetteer; see the table unmatched_names
                """),
            startsWith("Published as run "),
            containsString("\nOpen " + folder.current())));
    try (var entries = Files.list(folder.output())) {
      assertThat(
          entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet()),
          is(Set.of("_lock", "_private", "current", "snapshots")));
    }
  }

  @Test
  void publishesTablesAndTheirDescriptionsOnly() throws IOException {
    Command.good("run", folder.job("data.csv"));
    Path snapshot = folder.current().toRealPath();
    try (var files = Files.walk(snapshot)) {
      assertThat(
          files
              .filter(Files::isRegularFile)
              .map(file -> snapshot.relativize(file).toString())
              .collect(Collectors.toSet()),
          is(
              Set.of(
                  "datapackage.json",
                  "views.duckdb.sql",
                  "views.trino.sql",
                  "manifest.json",
                  "quality.json",
                  "changes/part-00000-of-00001.parquet",
                  "casualties_by_month_region/part-00000-of-00001.parquet",
                  "casualties_by_month_district/part-00000-of-00001.parquet",
                  "casualties_by_year_region/part-00000-of-00001.parquet",
                  "casualties_by_year_district/part-00000-of-00001.parquet",
                  "dim_period/part-00000-of-00001.parquet",
                  "dim_region/part-00000-of-00001.parquet",
                  "field_completeness/part-00000-of-00001.parquet",
                  "findings/part-00000-of-00001.parquet",
                  "rejects/part-00000-of-00001.parquet",
                  "summary_by_month_region/part-00000-of-00001.parquet",
                  "summary_by_month_district/part-00000-of-00001.parquet",
                  "summary_by_year_region/part-00000-of-00001.parquet",
                  "summary_by_year_district/part-00000-of-00001.parquet",
                  "unmatched_names/part-00000-of-00001.parquet")));
    }
  }

  @Test
  void reportsRepeatedRunAsUnchanged() throws IOException {
    Path job = folder.job("data.csv");
    Command.good("run", job);
    Map<String, String> before = folder.published();
    Command second = Command.good("run", job);
    assertThat(
        second.out(),
        matchesPattern(
            """
            Nothing to publish: unchanged since run \\S+\\. Took \\S+ s\\.
            4 records counted, 0 rejected, 1 with an unmatched place\\.
            Open \\S+/current, for example \\S+
            """));
    assertThat(folder.published(), is(before));
  }

  @Test
  void runsAgainIfBytesChangeButSizeAndTimeDoNot() throws IOException {
    Path job = folder.job("data.csv");
    Path data = temporary.resolve("data.csv");
    FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(data, time);
    Command.good("run", job);
    folder.write("data.csv", DATA.replace("Alder,1,2", "Alder,1,3"));
    Files.setLastModifiedTime(data, time);
    assertThat(Command.good("run", job).out(), containsString("Published as run "));
  }

  @Test
  void runsAgainAfterGazetteerChanges() throws IOException {
    Path job = folder.job("data.csv");
    Command.good("run", job);
    Path gazetteer = temporary.resolve("gazetteer.csv");
    Files.writeString(gazetteer, Files.readString(gazetteer).replace("Cedar", "Cedra"));
    assertThat(Command.good("run", job).out(), containsString("Published as run "));
  }

  @Test
  void runsAgainAfterJobChanges() throws IOException {
    Path job = folder.job("data.csv");
    Command.good("run", job);
    Files.writeString(job, Files.readString(job) + "name: changed\n");
    assertThat(Command.good("run", job).out(), containsString("Published as run "));
  }

  @Test
  void runsAgainIfTableIsMissing() throws IOException {
    Path job = folder.job("data.csv");
    Command.good("run", job);
    Files.delete(folder.current().resolve("rejects/part-00000-of-00001.parquet"));
    assertThat(Command.good("run", job).out(), containsString("Published as run "));
  }

  @Test
  void validatesWithoutPublishing() throws IOException {
    Command validate = Command.good("validate", folder.job("data.csv"));
    assertThat(
        validate.out(),
        allOf(
            containsString("reports     4         4         0         0           0        4"),
            startsWith("All checks passed. Nothing was published. Took ")));
    assertThat(Files.exists(folder.current()), is(false));
    assertThat(Files.exists(folder.output().resolve("_work")), is(false));
  }

  @Test
  void validatesWithoutChangingPublishedSnapshot() throws IOException {
    Path job = folder.job("data.csv");
    Command.good("run", job);
    Map<String, String> before = folder.published();
    folder.write("data.csv", DATA + "2021-05-05,South,Cedar,9,9\n");
    Command.good("validate", job);
    assertThat(folder.published(), is(before));
  }

  @Test
  void failsValidationWhereRunWouldFail() throws IOException {
    folder.write("data.csv", DATA + "2021-05-05,South,Cedar,-9,9\n");
    Command validate = Command.of("validate", folder.job("data.csv"));
    assertThat(validate.code(), is(ExitCode.QUALITY_GATE));
    assertThat(validate.err(), containsString("1 of 5 records were rejected; the job allows 0."));
  }

  @Test
  void explainsMappingAndShowsFirstRecords() throws IOException {
    folder.write("data.csv", DATA + "2021-13-01,South,Cedar,1,1\n");
    Command explain = Command.good("explain", folder.job("data.csv"), "--records=5");
    for (String words :
        new String[] {
          "gazetteer " + temporary.resolve("gazetteer.csv"),
          "6 regions, levels region > district",
          "source reports: casualties",
          "file " + temporary.resolve("data.csv"),
          "separator ,  quote \"  charset UTF-8",
          "record key: none; no records are merged",
          "killed: column \"killed\"",
          "2021-03-01, Alder (N1), victim_status=unknown, age_group=unknown, victims=3, killed=1,"
              + " injured=2",
          "2021-04-02, Birch (S2), victim_status=unknown, age_group=unknown, victims=2, killed=2",
          "2021-04-03, South (S), victim_status=unknown, age_group=unknown, victims=0, killed=0,"
              + " injured=0",
          "record 5 (line 6) rejected: \"2021-13-01\": not a valid date",
          "casualties_by_month_region by []",
          "summary_by_month_region",
          "output " + folder.output()
        }) {
      assertThat(explain.out(), containsString(words));
    }
    assertThat(Files.exists(folder.output()), is(false));
  }

  @Test
  void showsRequestedNumberOfRecordsInExplain() throws IOException {
    Path job = folder.job("data.csv");
    assertThat(
        Command.good("explain", job, "--records=1").out(),
        allOf(containsString("2021-03-01, Alder"), not(containsString("2021-03-02, Cedar"))));
    assertThat(
        Command.good("explain", job, "--records=0").out(), not(containsString("first records")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate"})
  @SuppressWarnings("try") // The lock is only held.
  void reportsLockOfConcurrentRun(String name) throws IOException {
    Path job = folder.job("data.csv");
    Command.good("run", job);
    Map<String, String> before = folder.published();
    try (FileChannel channel =
            FileChannel.open(folder.output().resolve("_lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      channel.write(
          StandardCharsets.UTF_8.encode(
              """
              run: that-one
              process: 7
              host: a-host
              machine: a-machine
              since: 2026-11-23T10:00:00Z
              until: 2026-11-23T10:02:00Z
              """));
      Command second = Command.of(name, job);
      assertThat(second.code(), is(ExitCode.LOCKED));
      assertThat(
          second.err(),
          is(
              """
              Nothing was done:
                %s is locked by another run: run that-one, process 7 on a-host, since 2026-11-23T10:00:00Z. Wait until it ends, then run again.
              """
                  .formatted(folder.output())));
      channel.truncate(0);
    }
    assertThat(folder.published(), is(before));
  }

  private static void usageError(Command command, String... words) {
    assertThat(command.toString(), command.code(), is(ExitCode.USAGE));
    for (String word : words) {
      assertThat(command.err(), containsString(word));
    }
    assertThat(
        command.err(), allOf(not(containsString("\tat ")), not(containsString("This is a bug"))));
    assertThat(command.out(), is(""));
  }
}
