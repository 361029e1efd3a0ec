package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/how-to/trace.md and checks what the page shows. */
class TraceDocumentTest {

  @TempDir Path root;

  @Test
  void commandsWorkInTheirOrder() throws IOException {
    Path document = Repository.root().resolve("docs/how-to/trace.md");
    Repository.copy(Repository.root().resolve("testdata/demo"), root);
    ShownCommands commands = new ShownCommands(root);
    StringBuilder printed = new StringBuilder();
    List<String> shown = ShownCommands.of(document);
    assertThat(shown.size(), is(9));
    for (String command : shown) {
      commands.run(command).ifPresent(answer -> printed.append(answer.out()));
    }
    String table = Files.readString(document);
    table = table.substring(table.indexOf("source_id  file:line"));
    assertThat(printed.toString(), containsString(table.substring(0, table.indexOf("```"))));
    assertThat(Files.exists(root.resolve("out/traced.parquet")), is(true));
  }
}
