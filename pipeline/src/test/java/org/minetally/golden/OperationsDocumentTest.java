package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/operations.md whose output the page shows. */
class OperationsDocumentTest {

  @TempDir private Path root;

  @Test
  void showsOutputOfItsCommands() throws IOException {
    Path document = Repository.root().resolve("docs/operations.md");
    String page = masked(Files.readString(document));
    Repository.copy(Repository.root().resolve("testdata/counting"), root);
    ShownCommands commands = new ShownCommands(root);
    List<String> shown =
        Files.readAllLines(document).stream()
            .filter(line -> line.startsWith("$ pipeline/bin/minetally "))
            .map(line -> line.substring(2))
            .toList();
    assertThat(shown, hasSize(2));
    for (String command : shown) {
      String out = commands.run(command).orElseThrow().out();
      assertThat(page, containsString("```\n$ " + command + "\n" + masked(out) + "```\n"));
    }
  }

  /** Masks what depends on the day, the machine, or the folder. */
  private String masked(String text) {
    return text.replace(root + "/", "")
        .replaceAll("[0-9]{8}T[0-9]{9}Z-[0-9a-f]{6}", "<run id>")
        .replaceAll("Took [0-9.]+ s", "Took <seconds> s");
  }
}
