package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner.Answer;
import org.minetally.cli.DuckDb;

/** Runs the tutorial's commands in order, in a copy of the folders that they name. */
class TutorialTest {

  @TempDir private Path root;

  @Test
  void runsCommandsWithDescribedResults() throws Exception {
    Repository.copy(Repository.root().resolve("testdata/demo"), root);
    Repository.copy(Repository.root().resolve("testdata/newcomer"), root);
    ShownCommands commands = new ShownCommands(root);
    List<Answer> answers = new ArrayList<>();
    for (String command : ShownCommands.of(Repository.root().resolve("docs/tutorial.md"))) {
      commands.run(command).ifPresent(answers::add);
    }
    assertThat(answers, hasSize(8));
    assertThat(answers.get(0).out(), containsString("casualties_by_month_country"));
    assertThat(answers.get(1).out(), containsString("Published as run"));
    assertThat(answers.get(1).out(), containsString("21 people were killed in 2023\n"));
    assertThat(answers.get(1).out(), containsString("exactly 21: contradicted"));
    assertThat(Files.exists(root.resolve("out/demo/current/report.html")), is(true));
    assertThat(Files.readString(root.resolve("out/demo-es.html")), containsString("lang=\"es\""));
    assertThat(answers.get(3).out(), containsString("unchanged since run"));
    assertThat(answers.get(4).out(), containsString("Published as run"));
    assertThat(
        "the alias moves records from the province to the district",
        changes(),
        is(List.of(List.of("added", "Rookhaven"), List.of("removed", "unknown"))));
    assertThat(
        answers.get(5).out(), containsString("CHECK: Engin: words that people use differently"));
    assertThat(answers.get(7).out(), containsString("Published as run"));
    assertThat(Files.exists(root.resolve("out/newcomer/out/current/report.html")), is(true));
  }

  /** Replaces one passage of one file, which must exist. */
  private List<List<String>> changes() throws Exception {
    try (DuckDb duckDb = new DuckDb()) {
      return duckDb
          .open(root.resolve("out/demo/current"), List.of("changes"))
          .rows(
              "SELECT kind, region_name FROM changes"
                  + " WHERE table_name = 'detections_by_month_district' AND measure = 'records'"
                  + " ORDER BY 1");
    }
  }
}
