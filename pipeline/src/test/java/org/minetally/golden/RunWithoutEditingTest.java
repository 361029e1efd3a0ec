package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner.Answer;

/** Runs the commands of a how-to page in order, in a copy of its data. */
class RunWithoutEditingTest {

  private static final Path PAGE = Repository.root().resolve("docs/how-to/run-without-editing.md");

  @TempDir private Path root;

  @Test
  void runsCommandsWithDescribedResults() throws IOException {
    Repository.copy(Repository.root().resolve("testdata/monthly"), root);
    ShownCommands commands = new ShownCommands(root);
    List<Answer> answers = new ArrayList<>();
    for (String command : ShownCommands.of(PAGE)) {
      if (command.contains(" < ")) {
        answers.add(fromStandardInput(commands, command.substring(0, command.indexOf(" < "))));
      } else {
        commands.run(command).ifPresent(answers::add);
      }
    }
    assertThat(answers, hasSize(7));
    assertThat(published("out/monthly/2021-03"), containsString("\"killed\" : 1"));
    assertThat(published("out/monthly-trial"), containsString("Victims of 2021-03"));
    assertThat(
        published("out/monthly-trial"),
        allOf(
            containsString("\"name\" : \"summary_by_year_province\""),
            not(containsString("\"name\" : \"casualties_by_year_province\""))));
    String april = published("out/monthly/2021-04");
    assertThat(april, containsString("victims-2021-04-corrected.csv"));
    assertThat(april, containsString("\"killed\" : 2"));
    assertThat(
        lines(answers.get(2).out()),
        is(lines(Files.readString(PAGE).replaceAll("(?s).*```\n(?=Victims of)", ""))));
    assertThat(answers.get(6).out(), containsString("Published as run"));
  }

  private String published(String output) throws IOException {
    return Files.readString(root.resolve(output).resolve("current/manifest.json"));
  }

  private List<String> lines(String text) {
    return text.lines().limit(3).map(line -> line.replace(root + "/", "")).toList();
  }

  /** Gives the job to a command as text, with paths as from the folder of the job. */
  private Answer fromStandardInput(ShownCommands commands, String command) throws IOException {
    Path folder = root.resolve("testdata/monthly");
    String text = Files.readString(folder.resolve("job.yaml"));
    Path given = root.resolve("given.yaml");
    Files.writeString(
        given,
        text.replace("data/victims", folder + "/data/victims")
            .replace("file: gazetteer", "file: " + folder + "/gazetteer")
            .replace("../../out", root + "/out/standard-input"));
    InputStream before = System.in;
    try (InputStream job = new FileInputStream(given.toFile())) {
      System.setIn(job);
      return commands.run(command).orElseThrow();
    } finally {
      System.setIn(before);
    }
  }
}
