package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that differ from the job file by their command line. */
final class OverridesTest {

  private static final String HEADER = "day,region,district,killed,injured\n";
  private static final String MARCH = HEADER + "2021-03-01,North,Alder,1,2\n";
  private static final String APRIL =
      HEADER + "2021-04-02,South,Birch,2,0\n2021-04-09,South,Cedar,1,0\n";

  private static final String PARAMETERS =
      """
      parameters:
        - {name: month, type: month}
        - {name: rejected, type: integer, default: 0}
      thresholds: {rejected_records: "${rejected}"}
      name: Reports of ${month}
      """;

  private static final Path HERE = Path.of("").toAbsolutePath();

  @TempDir private Path temporary;
  private JobFolder folder;
  private Path job;

  @BeforeEach
  void write() throws IOException {
    folder = JobFolder.in(temporary.toRealPath());
    folder.write("2021-03.csv", MARCH);
    folder.write("2021-04.csv", APRIL);
    job = folder.job("\"${month}.csv\"", PARAMETERS);
  }

  private Path path(String name) {
    return folder.folder().resolve(name);
  }

  /** Returns a path in the folder as a user in the working directory would write it. */
  private String relative(String name) {
    return HERE.relativize(path(name)).toString();
  }

  private static JsonNode json(Path file) throws IOException {
    return new JsonMapper().readTree(file.toFile());
  }

  private static JsonNode manifest(Path output) throws IOException {
    return json(output.resolve("current/manifest.json"));
  }

  private static int killed(Path output) throws IOException {
    for (JsonNode table : manifest(output).path("tables")) {
      if (table.path("name").asText().equals("casualties_by_year_region")) {
        return table.path("totals").path("killed").asInt();
      }
    }
    throw new AssertionError("no such table");
  }

  private static Path privateFolder(Path output) throws IOException {
    return output.resolve("_private").resolve(manifest(output).path("run_id").asText());
  }

  @Test
  void runsOneJobForTwoMonths() throws IOException {
    Command.good("run", job, "--set", "month=2021-03", "--output", path("march"));
    Command.good("run", job, "--set=month=2021-04", "--output=" + path("april"));
    assertThat(killed(path("march")), is(1));
    assertThat(killed(path("april")), is(3));
    assertThat(manifest(path("march")).path("job_name").asText(), is("Reports of 2021-03"));
    assertThat(Files.exists(folder.output()), is(false));
    assertThat(
        manifest(path("april")).path("parameters").toString(),
        is(
            "[{\"name\":\"month\",\"type\":\"month\",\"value\":\"2021-04\",\"origin\":\"command_line\"},"
                + "{\"name\":\"rejected\",\"type\":\"integer\",\"value\":\"0\",\"origin\":\"default\"}]"));
    assertThat(
        manifest(path("april")).path("overrides").toString(),
        is("{\"output\":\"%s\"}".formatted(path("april"))));
  }

  @Test
  void onlyTheSameValueIsUnchanged() throws IOException {
    Command.good("run", job, "--set=month=2021-03");
    assertThat(
        Command.good("run", job, "--set=month=2021-03", "--set=rejected=0").out(),
        containsString("unchanged since run"));
    assertThat(
        Command.good("run", job, "--set=month=2021-03", "--set=rejected=1").out(),
        containsString("Published as run"));
    assertThat(
        Command.good("run", job, "--set=month=2021-04", "--set=rejected=1").out(),
        containsString("Published as run"));
  }

  @Test
  void overriddenPathsStartFromWorkingDirectory(
      @TempDir(factory = InWorkingDirectory.class) Path here) throws IOException {
    Files.writeString(here.resolve("given.csv"), MARCH);
    String name = HERE.relativize(here).toString();
    Command.good(
        "run",
        job,
        "--set=month=2021-04",
        "--output",
        name + "/out",
        "--input",
        "reports=" + name + "/given.csv");
    assertThat(killed(here.resolve("out")), is(1));
  }

  /** A relative path below the working directory leads nowhere from the folder of the job. */
  static final class InWorkingDirectory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
        throws IOException {
      return Files.createTempDirectory(Files.createDirectories(HERE.resolve("target")), "runs");
    }
  }

  @Test
  void severalInputsOfOneSourceReplaceItsFilesTogether() throws IOException {
    Command.good(
        "run",
        job,
        "--set=month=2021-03",
        "--input=reports=" + path("*-04.csv"),
        "--input=reports=" + path("2021-03.csv"));
    assertThat(killed(folder.output()), is(4));
    JsonNode inputs = manifest(folder.output()).path("sources").path(0).path("inputs");
    assertThat(inputs.path(0).path("path").asText(), containsString("2021-03.csv"));
    assertThat(inputs.path(1).path("path").asText(), containsString("2021-04.csv"));
    assertThat(
        manifest(folder.output()).path("overrides").path("inputs").toString(),
        is("{\"reports\":[\"%s\",\"%s\"]}".formatted(path("*-04.csv"), path("2021-03.csv"))));
  }

  @Test
  void jobMayLeaveOutputAndFilesToTheCommandLine() throws IOException {
    String text = Files.readString(job).replace("output: {path: out}\n", "");
    Files.writeString(job, text.replaceAll(" +files: .*\n", ""));
    assertThat(
        Command.of("run", job, "--set=month=2021-03").err(),
        allOf(
            containsString(":1:1: missing key \"output\"; add it, or use --output."),
            containsString(":6:5: missing key \"files\"; add it, or use --input.")));
    Command.good(
        "run",
        job,
        "--set=month=2021-03",
        "--output=" + path("o"),
        "--input=reports=" + path("2021-04.csv"));
    assertThat(killed(path("o")), is(3));
  }

  @Test
  void privateFolderHasTheArgumentsThatRepeatTheRun() throws IOException {
    Command.good(
        "run",
        job,
        "--set=month=2021-03",
        "--input=reports=" + path("*-04.csv"),
        "--output=" + relative("first"));
    JsonNode stored = json(privateFolder(path("first")).resolve("job/arguments.json"));
    assertThat(stored.path("working_directory").asText(), is(HERE.toString()));
    assertThat(stored.path("job").asText(), is(job.toString()));
    List<String> again = new ArrayList<>(List.of("run", job.toString()));
    stored.path("arguments").forEach(argument -> again.add(argument.asText()));
    assertThat(Command.good(again.toArray()).out(), containsString("unchanged since run"));
  }

  @Test
  void plainRunStoresOnlyWhereItWasStarted() throws IOException {
    Command.good("run", folder.job("2021-03.csv"));
    JsonNode stored = json(privateFolder(folder.output()).resolve("job/arguments.json"));
    assertThat(stored.path("working_directory").asText(), is(HERE.toString()));
    assertThat(stored.path("arguments").isEmpty(), is(true));
    assertThat(manifest(folder.output()).has("parameters"), is(false));
    assertThat(manifest(folder.output()).has("overrides"), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate", "explain"})
  void readsJobFromStandardInputWithPathsFromWorkingDirectory(String name) throws IOException {
    String text = Files.readString(job);
    for (String file : List.of("gazetteer.csv", "out")) {
      text = text.replace(": " + file, ": " + relative(file));
    }
    text = text.replace("\"${month}.csv\"", "\"" + relative("${month}.csv") + "\"");
    Command command = fromStandardInput(text, name, "-", "--set=month=2021-03");
    assertThat(command.toString(), command.code(), is(ExitCode.OK));
    if (name.equals("run")) {
      assertThat(killed(folder.output()), is(1));
      assertThat(manifest(folder.output()).path("job").asText(), is("-"));
      Path stored = privateFolder(folder.output()).resolve("job/01-standard-input.yaml");
      assertThat(Files.readString(stored), is(text));
    }
  }

  @Test
  void mistakesOfStandardInputHaveLines() {
    Command command = fromStandardInput("minetally: 1\nx: 2\n", "validate", "-");
    assertThat(command.code(), is(ExitCode.USAGE));
    assertThat(command.err(), containsString("  standard input:2:1: unknown key \"x\""));
  }

  @Test
  void emptyStandardInputIsAnError() {
    Command command = fromStandardInput("", "run", "-");
    assertThat(command.code(), is(ExitCode.USAGE));
    assertThat(command.err(), containsString("standard input:1:1: the file is empty."));
  }

  private static Command fromStandardInput(String text, Object... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return Command.of(arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void explainShowsResolvedValues() {
    Command explain =
        Command.good(
            "explain",
            job,
            "--set=month=2021-03",
            "--output=" + path("o"),
            "--input=reports=" + path("2021-04.csv"));
    for (String line :
        List.of(
            "Reports of 2021-03 (" + job + ")",
            "parameter month = 2021-03 (month, command line)",
            "parameter rejected = 0 (integer, default)",
            "--output " + path("o"),
            "--input reports=" + path("2021-04.csv"),
            "  file " + path("2021-04.csv"),
            "output " + path("o"))) {
      assertThat(explain.out(), containsString(line + "\n"));
    }
    assertThat(explain.out(), not(containsString("2021-03.csv")));
  }

  @Test
  void environmentSetsParameters() throws Exception {
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.minetally.cli.Main",
            "explain",
            job.toString());
    program.environment().put("MINETALLY_SET_MONTH", "2021-04");
    Process process = program.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out, process.waitFor(), is(ExitCode.OK));
    assertThat(out, containsString("parameter month = 2021-04 (month, MINETALLY_SET_MONTH)\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate", "explain"})
  void unknownSourceIsAnErrorWithSuggestion(String name) {
    Command command =
        Command.of(name, job, "--set=month=2021-03", "--input=report=" + path("2021-03.csv"));
    assertThat(command.code(), is(ExitCode.USAGE));
    assertThat(
        command.err(),
        containsString(
            "  --input report=%s: unknown source \"report\"; expected one of reports. Did you mean \"reports\"?\n"
                .formatted(path("2021-03.csv"))));
  }

  @Test
  void patternWithoutFilesIsAnErrorNamingTheOption() {
    Command command =
        Command.of("run", job, "--set=month=2021-03", "--input=reports=no-such-*.csv");
    assertThat(command.code(), is(ExitCode.USAGE));
    assertThat(
        command.err(),
        containsString(
            "  --input reports=no-such-*.csv: no file in the working directory matches"
                + " no-such-*.csv.\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set month | --set \"month\": expected --set NAME=VALUE",
        "--set =x | --set \"=x\": expected --set NAME=VALUE",
        "--input x.csv | --input \"x.csv\": expected --input SOURCE=GLOB",
        "--set month=2021-03 --set month=2021-04 | --set month: the parameter is set twice",
        "--set month=2021-3 | --set month=2021-3: \"2021-3\" is not a valid value of the parameter"
            + " \"month\"; expected a month such as 2021-03.",
        "--set month=2021-03 --output= | --output : the path is empty",
        "--rejected=1 | the parameter \"month\" has no value; use --set month=VALUE"
      })
  void mistakenOptionsAreErrorsOfOneLine(String options, String message) {
    List<Object> words = new ArrayList<>(List.of("run", job));
    words.addAll(List.of(options.split(" ", -1)));
    if (options.startsWith("--rejected")) {
      words.remove(words.size() - 1);
    }
    Command command = Command.of(words.toArray());
    assertThat(command.toString(), command.code(), is(ExitCode.USAGE));
    assertThat(command.err(), containsString(message));
    assertThat(command.err(), not(containsString("\tat ")));
  }

  @Test
  void suppressionHidesTheOverriddenInputs() throws IOException {
    Files.writeString(job, Files.readString(job) + "suppression: {minimum_count: 3}\n");
    Command.good("run", job, "--set=month=2021-03", "--input=reports=" + path("2021-04.csv"));
    String shown = Files.readString(folder.current().resolve("manifest.json"));
    assertThat(shown, containsString("\"2021-03\""));
    assertThat(shown, not(containsString("2021-04.csv")));
    assertThat(
        Files.readString(privateFolder(folder.output()).resolve("manifest.json")),
        containsString("2021-04.csv"));
  }
}
