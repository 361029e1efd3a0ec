package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.CommandLineRunner.Answer;

/** The tutorial's commands, one after the other, in a copy of the folders that they name. */
class TutorialTest {

  private static final String PROGRAM = "pipeline/bin/minetally ";
  private static final Pattern SED = Pattern.compile("sed -i 's/(.+)/(.+)/' (\\S+)");

  @TempDir private Path root;

  @Test
  void itsCommandsDoWhatItSays() throws Exception {
    Path data = Repository.root().resolve("../shared/data/colombia").toAbsolutePath().normalize();
    assumeTrue(Files.isDirectory(data), "real data not present at " + data);
    Repository.copy(Repository.root().resolve("testdata/colombia"), root);
    Repository.copy(Repository.root().resolve("testdata/newcomer"), root);
    Path job = root.resolve("testdata/colombia/report.yaml");
    Files.writeString(
        job, Files.readString(job).replace("../../../shared/data/colombia", data.toString()));
    List<Answer> answers = new ArrayList<>();
    for (String command : commands()) {
      if (command.startsWith("sed")) {
        edit(command);
        continue;
      }
      String[] words = command.substring(PROGRAM.length()).split(" ");
      for (int i = 0; i < words.length; i++) {
        if (words[i].contains("/")) {
          words[i] = root.resolve(words[i]).toString();
        }
      }
      Answer answer = CommandLineRunner.run(words);
      assertThat(command + "\n" + answer.err(), answer.exitCode(), is(0));
      answers.add(answer);
    }
    assertThat(answers, hasSize(7));
    assertThat(answers.get(0).out(), containsString("graph"));
    assertThat(answers.get(1).out(), containsString("Published as run"));
    assertThat(Files.exists(root.resolve("out/colombia/current/report.html")), is(true));
    assertThat(Files.readString(root.resolve("out/colombia.html")), containsString("lang=\"es\""));
    assertThat(answers.get(3).out(), containsString("unchanged since run"));
    assertThat(answers.get(4).out(), containsString("CHECK: Engin: not known"));
    assertThat(answers.get(6).out(), containsString("Published as run"));
    assertThat(Files.exists(root.resolve("out/newcomer/out/current/report.html")), is(true));
  }

  /** One piece of one file is replaced, which must be there. */
  private void edit(String command) throws Exception {
    Matcher sed = SED.matcher(command);
    assertThat(command, sed.matches(), is(true));
    Path file = root.resolve(sed.group(3));
    String text = Files.readString(file);
    assertThat(text, containsString(sed.group(1)));
    Files.writeString(file, text.replace(sed.group(1), sed.group(2)));
  }

  private static List<String> commands() throws Exception {
    return Files.readAllLines(Repository.root().resolve("docs/tutorial.md")).stream()
        .filter(line -> line.startsWith(PROGRAM) || line.startsWith("sed "))
        .toList();
  }
}
