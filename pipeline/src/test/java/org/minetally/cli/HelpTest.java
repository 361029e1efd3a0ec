package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minetally.run.Interruption;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The help of every command, and what a person who mistypes its options sees. */
final class HelpTest {

  private static CommandLine all() {
    return Commands.of(new Main(new Interruption()));
  }

  static List<String> commands() {
    return List.copyOf(all().getSubcommands().keySet());
  }

  /** Every long option of every command. */
  static Stream<Arguments> options() {
    return all().getSubcommands().entrySet().stream()
        .flatMap(
            command ->
                command.getValue().getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .map(option -> Arguments.of(command.getKey(), option.longestName())));
  }

  private static List<String> examples(String help) {
    List<String> lines = help.lines().dropWhile(line -> !line.equals("Examples:")).toList();
    String text =
        String.join("\n", lines.stream().skip(1).takeWhile(line -> !line.isEmpty()).toList());
    return text.replaceAll("\\\\\n +", "").lines().map(String::strip).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void showsExamplesThatTheCommandAccepts(String name) {
    String help = Command.good(name, "--help").out();
    List<String> examples = examples(help);
    assertThat(name, examples, hasSize(greaterThanOrEqualTo(1)));
    for (String example : examples) {
      String line = example.replaceFirst("^source <\\((.*)\\)$", "$1").replace("'", "");
      List<String> words = List.of(line.split(" "));
      assertThat(example, words.subList(0, 2), is(List.of("minetally", name)));
      ParseResult parsed =
          all().parseArgs(words.subList(1, words.size()).toArray(String[]::new)).subcommand();
      assertThat(example, parsed.unmatched(), is(empty()));
    }
    help.lines().forEach(line -> assertThat(line, line.length(), is(lessThanOrEqualTo(80))));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpCommandShowsTheSameAsTheOption(String name) {
    assertThat(Command.good("help", name).out(), is(Command.good(name, "--help").out()));
  }

  @Test
  void helpWithoutCommandListsCommandsWithExamples() {
    String help = Command.good("help").out();
    assertThat(help, is(Command.good("--help").out()));
    for (String example : examples(help)) {
      List<String> words = Arrays.asList(example.split(" "));
      all().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    }
  }

  @Test
  void helpSuggestsSimilarCommand() {
    Command help = Command.of("help", "rnu");
    assertThat(help.code(), is(ExitCode.USAGE));
    assertThat(help.out(), is(""));
    assertThat(help.err(), startsWith("unknown command \"rnu\"; expected one of init, run, "));
    assertThat(help.err(), containsString("Did you mean \"run\"?\n"));
  }

  @ParameterizedTest
  @MethodSource("options")
  void suggestsOptionForMisspeltOne(String name, String option) {
    String misspelt = option.substring(0, option.length() - 2) + option.charAt(option.length() - 1);
    List<String> words = new ArrayList<>(List.of(name));
    all().getSubcommands().get(name).getCommandSpec().positionalParameters().stream()
        .filter(ArgSpec::required)
        .forEach(parameter -> words.add("word"));
    words.add(misspelt);
    Command command = Command.of(words.toArray());
    assertThat(command.code(), is(ExitCode.USAGE));
    assertThat(command.err(), containsString("\"" + misspelt + "\""));
    assertThat(command.err(), containsString("Did you mean \"" + option + "\"?"));
  }

  @Test
  void mistakeIsExplainedInFewLines() {
    Command run = Command.of("run");
    assertThat(
        run.err(), startsWith("Missing required parameter: 'JOB'\nUsage: minetally run [-hV]"));
    assertThat(
        run.err(),
        containsString("\nminetally run --help describes the arguments and shows examples.\n"));
    assertThat(run.err().lines().count(), is(lessThanOrEqualTo(10L)));
  }

  @Test
  void suggestsNamesForMisspeltOnes(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "date,killed\n2021-03-01,1\n");
    assertThat(
        Command.of("init", file, "--dataset=casualtes").err(),
        containsString("not \"casualtes\". Did you mean \"casualties\"?"));
    assertThat(
        Command.of("init", file, "--profile=colombia-victim").err(),
        containsString(". Did you mean \"colombia-victims\"?"));
  }

  @Test
  void helpHasColoursOnlyOnATerminalWithColours() {
    StringWriter device = new StringWriter();
    CommandLine run = all().getSubcommands().get("run");
    Terminal.of(new PrintWriter(device), true).help(run);
    assertThat(device.toString(), containsString("\u001b["));
    assertThat(
        device.toString().replaceAll("\u001b\\[[0-9;]*m", ""),
        is(Command.good("run", "--help").out()));
    assertThat(Command.good("run", "--help").out(), not(containsString("\u001b")));
  }

  @Test
  void everyOptionHasADescription() {
    for (CommandLine command : all().getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        assertThat(option.longestName(), option.description().length, is(greaterThanOrEqualTo(1)));
      }
    }
  }
}
