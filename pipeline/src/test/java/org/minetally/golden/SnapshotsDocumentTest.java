package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.CommandLineRunner.Answer;

/** Runs the commands of docs/how-to/snapshots.md and checks what the page says. */
class SnapshotsDocumentTest {

  @TempDir private Path root;

  @Test
  void commandsWorkInTheirOrder() throws IOException {
    Path document = Repository.root().resolve("docs/how-to/snapshots.md");
    String page = withoutTimes(Files.readString(document));
    Repository.copy(Repository.root().resolve("testdata/monthly"), root);
    ShownCommands commands = new ShownCommands(root);
    List<String> shown = ShownCommands.of(document);
    assertThat(shown, hasSize(10));
    List<Path> current = new ArrayList<>();
    for (String command : shown) {
      Answer answer = commands.run(command).orElseThrow();
      current.add(root.resolve("out/snapshots/current").toRealPath());
      if (command.contains(" snapshots ")) {
        assertThat(page, containsString("```\n" + withoutTimes(answer.out()) + "```\n"));
      }
      if (command.contains(" rollback ")) {
        Answer pinned =
            CommandLineRunner.run(
                "run",
                root.resolve("testdata/monthly/job.yaml").toString(),
                "--set=month=2021-04",
                "--output=" + root.resolve("out/snapshots"));
        assertThat(pinned.exitCode(), is(6));
        assertThat(page, containsString("```\n" + withoutTimes(pinned.err()) + "```\n"));
      }
    }
    String csv = Files.readString(root.resolve("out/changes.csv"));
    assertThat(csv, containsString("month:2021-04,province:"));
    assertThat(Files.size(root.resolve("out/changes.parquet")), is(greaterThan(0L)));
    assertThat(current.get(1), is(not(current.get(0))));
    assertThat("after the rollback", current.get(5), is(current.get(0)));
    assertThat("after unpin", current.get(6), is(current.get(0)));
  }

  private String withoutTimes(String text) {
    return text.replace(root + "/", "")
        .replaceAll("\\d{8}T\\d{9}Z-[0-9a-f]{6}", "RUN")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z", "TIME");
  }
}
