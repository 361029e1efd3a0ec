package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner.Answer;

/** Runs the commands of docs/how-to/unmatched-names.md and checks what the page says. */
class UnmatchedNamesDocumentTest {

  @TempDir Path root;

  @Test
  void commandsWorkInTheirOrder() throws IOException {
    Path document = Repository.root().resolve("docs/how-to/unmatched-names.md");
    Repository.copy(Repository.root().resolve("testdata/demo"), root);
    ShownCommands commands = new ShownCommands(root);
    StringBuilder printed = new StringBuilder();
    List<String> shown = ShownCommands.of(document);
    assertThat(shown.size(), is(8));
    for (String command : shown) {
      Optional<Answer> answer = commands.run(command);
      answer.ifPresent(a -> printed.append(a.out()));
    }
    String list = Files.readString(document);
    list = list.substring(list.indexOf("unmatched names: "));
    assertThat(printed.toString(), containsString(list.substring(0, list.indexOf("```"))));
    assertThat(printed.toString(), containsString("  district,QX0302,Rookaven\n"));
    assertThat(
        Files.readString(root.resolve("out/my-demo/aliases.csv")),
        is("level,code,alias\ndistrict,QX0302,Rookaven\n"));
    String review = Files.readString(root.resolve("out/my-demo/review.csv"));
    assertThat("it matches after the second run", review.contains("Rookaven"), is(false));
    assertThat(review, containsString("Goldcre"));
  }
}
