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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misspelt options and values get a message of our own. */
final class UnknownOptionsTest {

  @TempDir private Path temporary;
  private JobFolder folder;
  private Path job;

  @BeforeEach
  void write() throws IOException {
    folder = JobFolder.in(temporary);
    folder.write("data.csv", "day,region,district,killed,injured\n2021-03-01,North,Alder,1,2\n");
    job = folder.job("data.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--outptu=x | unknown option \"--outptu\"; --help lists the options. Did you mean \"--output\"?",
        "--ouput x | unknown option \"--ouput\"; --help lists the options. Did you mean \"--output\"?",
        "--inputs=a=b | unknown option \"--inputs\"; --help lists the options. Did you mean \"--input\"?",
        "--sett=a=b | unknown option \"--sett\"; --help lists the options. Did you mean \"--set\"?",
        "--Output=x | unknown option \"--Output\"; --help lists the options. Did you mean \"--output\"?",
        "--range_size=3 | unknown option \"--range_size\"; --help lists the options. Did you mean \"--range-size\"?",
        "--paralelism=2 | unknown option \"--paralelism\"; --help lists the options. Did you mean \"--parallelism\"?",
        "--targetparalelism=2 | unknown option \"--targetparalelism\"; --help lists the options. Did you mean \"--targetParallelism\"?",
        "--runer=DirectRunner | unknown option \"--runer\"; --help lists the options. Did you mean \"--runner\"?",
        "--zzzzzzzz | unknown option \"--zzzzzzzz\"; --help lists the options.",
        "--parallelism=2 | --parallelism is an option of Flink; use minetally-flink.jar (docs/clusters.md).",
        "--awsRegion=x | --awsRegion is an option of S3; add minetally-s3.jar to the class path (docs/storage.md).",
        "--runner=Flnk | unknown engine \"Flnk\" in --runner; expected DirectRunner. Did you mean \"FlinkRunner\"?",
        "--runner=flink | --runner=FlinkRunner needs Flink; use minetally-flink.jar (docs/clusters.md).",
        "--runner=SparkRunner | --runner=SparkRunner needs Spark; use minetally-spark.jar (docs/clusters.md).",
        "--targetParallelism=two | \"two\" is not a valid value of --targetParallelism; expected a whole number.",
        "--targetParallelism= | \"\" is not a valid value of --targetParallelism; expected a whole number.",
        "--targetParallelism | --targetParallelism has no value; write --targetParallelism=VALUE.",
        "--targetParallelism 2 | --targetParallelism has no value; write --targetParallelism=VALUE.",
        "--enforceImmutability=maybe | \"maybe\" is not a valid value of --enforceImmutability; expected true or false.",
        "--stableUniqueNames=x | \"x\" is not a valid value of --stableUniqueNames; expected one of",
        "-o x | unknown option \"-o\"; --help lists the options",
        "--=3 | unknown option \"--\"; --help lists the options.",
        "--outptu=x --paralelism=2 | Did you mean \"--parallelism\"?"
      })
  void unknownOptionIsAnErrorWithSuggestion(String options, String message) {
    for (String name : List.of("run", "validate", "explain")) {
      List<Object> words = new ArrayList<>(List.of(name, job));
      words.addAll(List.of(options.split(" ", -1)));
      Command command = Command.of(words.toArray());
      assertMistake(command, message);
      assertThat(command.out(), is(""));
    }
    assertThat(Files.exists(folder.output()), is(false));
  }

  @Test
  void allUnknownOptionsAreReportedTogether() {
    Command command = Command.of("run", job, "--outptu=x", "--paralelism=2");
    assertMistake(command, "Did you mean \"--output\"?\n");
    assertMistake(command, "Did you mean \"--parallelism\"?\n");
  }

  /** The misspelt option takes no value, so that its value is taken for the job. */
  @Test
  void unknownOptionBeforeTheJobIsReportedRatherThanTheJob() {
    assertMistake(Command.of("run", "--outptu", "x", job), "Did you mean \"--output\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--verison | unknown option \"--verison\"; --help lists the options. Did you mean \"--version\"?",
        "rnu job.yaml --output=x | unknown command \"rnu\"; expected one of",
        "valdate job.yaml | Did you mean \"validate\"?",
        "init --dateset=x a.csv | unknown option \"--dateset\"; --help lists the options. Did you mean \"--dataset\"?",
        "report out --langage=es | unknown option \"--langage\"; --help lists the options. Did you mean \"--language\"?",
        "completion zsh | unexpected \"zsh\""
      })
  void otherCommandsNameUnknownWordsToo(String line, String message) {
    assertMistake(Command.of((Object[]) line.split(" ", -1)), message);
  }

  @Test
  void jsonReportsUnknownOption() {
    Command command = Command.of("run", job, "--json", "--outptu=x");
    assertMistake(command, "unknown option");
    assertThat(command.out(), containsString("\"exit_code\" : 2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--runner=DirectRunner", "--runner=direct", "--runner=directrunner"})
  void engineMayBeNamedInShort(String option) {
    Command.good("validate", job, option, "--targetParallelism=1");
  }

  private static void assertMistake(Command command, String message) {
    assertThat(command.toString(), command.code(), is(ExitCode.USAGE));
    assertThat(command.err(), containsString(message));
    for (String internal : List.of("org.apache", "Exception", "\tat ", "interface", "Class ")) {
      assertThat(command.err(), not(containsString(internal)));
    }
  }
}
