package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner.Answer;

/**
 * Runs the README's commands in a copy of testdata and compares their output with the README.
 * {@code -Dminetally.golden.update=true} rewrites the output. {@link CountingDocumentTest} tests
 * the input and the table in the README.
 */
class ReadmeTest {

  private static final Path README = Repository.root().resolve("README.md");
  private static final Pattern SHOWN =
      Pattern.compile("(?<=```\n)\\$ (?<command>.*)\n(?<output>(?:.*\n)*?)…\n```");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");

  @TempDir Path root;

  @Test
  void showsOutputOfItsCommands() throws IOException {
    for (String folder : List.of("counting", "demo", "newcomer")) {
      Repository.copy(Repository.root().resolve("testdata").resolve(folder), root);
    }
    ShownCommands commands = new ShownCommands(root);
    List<String> shown = ShownCommands.of(README);
    assertThat(shown, hasSize(5));
    String readme = Files.readString(README);
    Matcher matcher = SHOWN.matcher(readme);
    assertThat("the README shows output", matcher.find(), is(true));
    String output = matcher.group("output");
    for (String command : shown) {
      Answer answer = commands.run(command).orElseThrow();
      if (command.equals(matcher.group("command"))) {
        assertShown(readme, output, firstLines(answer.out()));
        output = null;
      }
    }
    assertThat("the output is that of a command", output == null, is(true));
  }

  /** Returns the beginning of the run summary. */
  private static String firstLines(String out) {
    return String.join("\n", out.lines().limit(9).toList()) + "\n";
  }

  /** Masks what depends on the day, the machine, or the folder. */
  private String masked(String text) {
    return text.replace(root + "/", "")
        .replaceAll("[0-9]{8}T[0-9]{9}Z-[0-9a-f]{6}", "<run id>")
        .replaceAll("Took [0-9.]+ s", "Took <seconds> s");
  }

  private void assertShown(String readme, String shown, String expected) throws IOException {
    if (Boolean.getBoolean("minetally.golden.update")) {
      Files.writeString(
          README, readme.replace(shown + "…\n", expected.replace(root + "/", "") + "…\n"));
    } else {
      assertThat(masked(shown), is(masked(expected)));
    }
  }

  @Test
  void linksOnlyToFilesOfProject() throws IOException {
    List<String> missing = new ArrayList<>();
    Matcher link = LINK.matcher(Files.readString(README));
    int links = 0;
    while (link.find()) {
      links++;
      if (!Files.exists(Repository.root().resolve(link.group(1)))) {
        missing.add(link.group(1));
      }
    }
    assertThat(links > 20, is(true));
    assertThat(missing, is(List.of()));
  }

  /** Real data are not part of the clone. */
  @Test
  void usesNothingOutsideClone() throws IOException {
    for (String page : List.of("README.md", "docs/tutorial.md")) {
      try (Stream<String> lines = Files.lines(Repository.root().resolve(page))) {
        assertThat(
            page,
            lines
                .filter(line -> line.contains("shared/data") || line.contains("minetally run ex"))
                .toList(),
            is(List.of()));
      }
    }
  }
}
