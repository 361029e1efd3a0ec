package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of testdata/formats: eight sources with the same three records. */
final class ConstructedFormatsTest {

  private static final Path FORMATS =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/formats");

  @TempDir Path temporary;

  @Test
  void producesSameTableFromEverySource() throws Exception {
    copy();
    Path job = temporary.resolve("job.yaml");
    String text = Files.readString(job);
    int sources = text.indexOf("sources:\n") + "sources:\n".length();
    Map<String, List<List<String>>> tables = new TreeMap<>();
    for (String source : text.substring(sources).split("(?m)^  (?=- )", -1)) {
      if (!source.startsWith("- ")) {
        continue; // The comment before the first source.
      }
      Path single = temporary.resolve("single.yaml");
      Files.writeString(single, text.substring(0, sources) + "  " + source);
      Command.good("run", single);
      try (DuckDb reader =
          new DuckDb()
              .open(temporary.resolve("out/current"), List.of("casualties_by_month_district"))) {
        tables.put(
            source.lines().findFirst().orElseThrow(),
            reader.rows("FROM casualties_by_month_district"));
      }
    }
    assertThat(tables.keySet(), hasSize(8));
    List<List<String>> first = tables.values().iterator().next();
    assertThat(first, hasSize(3));
    assertThat(tables.values(), everyItem(is(first)));
  }

  @Test
  void countsEachRecordOnceAndFiltersTotalsRows() throws Exception {
    copy();
    Command command = Command.good("run", temporary.resolve("job.yaml"));
    assertThat(
        command.out(),
        allOf(
            containsString("totals row district=Total"),
            containsString("totals row district=Grand total"),
            containsString("totals row code=N"),
            containsString("totals row code=S")));
    try (DuckDb reader =
        new DuckDb().open(temporary.resolve("out/current"), List.of("casualties_by_year_region"))) {
      assertThat(
          reader.rows(
              "SELECT sum(records), sum(killed), sum(injured) FROM casualties_by_year_region"),
          is(List.of(List.of("24", "48", "40"))));
    }
  }

  private void copy() throws IOException {
    try (Stream<Path> files = Files.walk(FORMATS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = temporary.resolve(FORMATS.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
