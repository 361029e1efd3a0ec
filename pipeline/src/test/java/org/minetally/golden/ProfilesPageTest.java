package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner.Answer;
import org.minetally.init.ShippedProfile;

/** Runs the commands of the page on shipped profiles, in a copy of the samples. */
class ProfilesPageTest {

  private static final Path PAGE = Repository.root().resolve("docs/how-to/profiles.md");

  @TempDir private Path root;

  @Test
  void runsCommandsWithDescribedResults() throws IOException {
    Repository.copy(Repository.root().resolve("testdata/profiles"), root);
    ShownCommands commands = new ShownCommands(root);
    List<Answer> answers = new ArrayList<>();
    for (String command : ShownCommands.of(PAGE)) {
      commands.run(command).ifPresent(answers::add);
    }
    assertThat(answers, hasSize(3));
    assertThat(answers.get(1).out(), containsString("Published as run"));
    String twoTables = Files.readString(root.resolve("out/imsma/job.yaml"));
    assertThat(twoTables, containsString("- name: accident"));
    assertThat(twoTables, containsString("key: [accident_id]"));
    assertThat(answers.get(2).out(), containsString("27 of 29 records can be read this way"));
  }

  @Test
  void describesEveryProfile() throws IOException {
    String page = Files.readString(PAGE);
    for (String name : ShippedProfile.all().keySet()) {
      assertThat(page, containsString("| `" + name + "` |"));
    }
  }
}
