package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner.Answer;
import org.minetally.model.internal.TooManyNamesException;

/** Columns in which every record has a different value. */
final class HostileNamesTest {

  @TempDir private Path temporary;

  @Test
  void listsManyUnmatchedNamesAndCountsEveryRecord() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    int names = 20_000;
    folder.write("names.csv", rows(names, 2));
    Command.good("run", folder.job("names.csv"));
    try (DuckDb sql =
        new DuckDb()
            .open(
                folder.output().resolve("current"),
                List.of("unmatched_names", "casualties_by_year_region"))) {
      assertThat(
          sql.rows("SELECT count(DISTINCT name), sum(records) FROM unmatched_names"),
          is(List.of(List.of("" + names, "" + 2 * names))));
      assertThat(
          sql.rows("SELECT region_code, sum(killed) FROM casualties_by_year_region GROUP BY ALL"),
          is(List.of(List.of("N", "" + 2 * names))));
    }
  }

  @Test
  void failsWithExampleOnTooManyUnmatchedNames() throws Exception {
    JobFolder folder = JobFolder.in(temporary);
    folder.write("names.csv", rows(TooManyNamesException.MOST + 1, 1));
    Answer answer = CommandLineRunner.run("run", folder.job("names.csv").toString());
    assertThat(answer.toString(), answer.exitCode(), is(3));
    assertThat(
        answer.err(),
        containsString(
            "names.csv: more than 100,000 different place names are not in the gazetteer, for"
                + " example \"Place "));
    assertThat(answer.err(), not(containsString("\tat ")));
    assertThat(Files.exists(folder.output().resolve("current")), is(false));
  }

  private static String rows(int names, int times) {
    return IntStream.range(0, names * times)
        .mapToObj(i -> "2020-05-01,North,Place " + i % names + ",1,0")
        .collect(Collectors.joining("\n", "day,region,district,killed,injured\n", "\n"));
  }
}
