package org.minetally.golden;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.DuckDb;

/** The page about tables made for people, and the job of testdata/tables that it explains. */
class TablesPageTest {

  private static final Path PAGE =
      Repository.root().resolve("docs/how-to/tables-made-for-people.md");

  @TempDir Path temporary;

  /** Copies the job and its data. */
  private Path copy() throws Exception {
    Path from = Repository.root().resolve("testdata/tables");
    Repository.copy(from, temporary);
    return temporary.resolve("testdata/tables/job.yaml");
  }

  @Test
  void runsCommandsOfPage() throws Exception {
    copy();
    ShownCommands commands = new ShownCommands(temporary);
    List<String> shown = ShownCommands.of(PAGE);
    assertThat(shown.size(), is(2));
    for (String command : shown) {
      commands.run(command);
    }
  }

  @Test
  void showsFilesOfJob() throws Exception {
    String page = Files.readString(PAGE);
    for (String file :
        List.of(
            "one-column-per-year.csv",
            "killed-and-injured-per-year.csv",
            "title-rows-and-notes.csv")) {
      String text =
          Files.readString(Repository.root().resolve("testdata/tables/data").resolve(file));
      assertThat(file, page.contains("```\n" + text + "```\n"), is(true));
    }
  }

  @Test
  void countsFiguresOfEverySource() throws Exception {
    Path job = copy();
    String text = Files.readString(job);
    int sources = text.indexOf("sources:\n") + "sources:\n".length();
    Map<String, String> sums = new TreeMap<>();
    for (String source : text.substring(sources).split("(?m)^  (?=- id)", -1)) {
      if (!source.startsWith("- id")) {
        continue; // The comment before the first source.
      }
      String id = source.lines().findFirst().orElseThrow().substring("- id: ".length());
      Path single = job.resolveSibling(id + ".yaml");
      Files.writeString(
          single, text.substring(0, sources).replace("path: out", "path: " + id) + "  " + source);
      CommandLineRunner.Answer answer = CommandLineRunner.run("run", single.toString());
      assertThat(answer.err(), answer.exitCode(), is(0));
      try (DuckDb tables =
          new DuckDb()
              .open(job.resolveSibling(id + "/current"), List.of("casualties_by_year_region"))) {
        sums.put(
            id,
            tables
                .rows(
                    "SELECT min(period_key), max(period_key), sum(records), sum(killed),"
                        + " sum(injured) FROM casualties_by_year_region")
                .get(0)
                .toString());
      }
    }
    assertThat(
        sums,
        is(
            new TreeMap<>(
                Map.of(
                    "yearly", "[2018, 2020, 7, 22, null]",
                    "killed_and_injured", "[2018, 2019, 3, 9, 3]",
                    "by_sex", "[2018, 2019, 4, 8, null]",
                    "monthly", "[2019, 2019, 3, 4, null]",
                    "constants", "[2018, 2018, 2, 3, null]",
                    "titles", "[2018, 2019, 2, 6, 2]",
                    "titles_in_sheet", "[2018, 2019, 2, 6, 2]",
                    "merged", "[2019, 2019, 4, 7, 4]",
                    "merged_in_sheet", "[2019, 2019, 4, 7, 4]"))));
  }
}
