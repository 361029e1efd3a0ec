package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.reconcile.RecordCounts;

/** The constructed records of testdata/revisions, with one pitfall per province. */
final class ConstructedRevisionsTest {

  private static final Path REVISIONS =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata/revisions");

  private static final List<String> TABLES =
      List.of("casualties_by_month_province", "casualties_by_year_province", "rejects");

  private static Path folder;
  private static DuckDb tables;
  private static final Map<String, Manifest.SourceEntry> SOURCES = new TreeMap<>();

  @BeforeAll
  static void runTheJob(@TempDir Path temporary) throws Exception {
    folder = temporary;
    try (Stream<Path> files = Files.walk(REVISIONS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(REVISIONS.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path output = run("out");
    Manifest.current(new OutputLayout(output))
        .orElseThrow()
        .sources()
        .forEach(source -> SOURCES.put(source.id(), source));
    tables = new DuckDb().open(output.resolve("current"), TABLES);
  }

  private static Path run(String output, String... options) throws IOException {
    Path to = folder.resolve(output);
    String text = Files.readString(folder.resolve("job.yaml"));
    Path job = folder.resolve(output + ".yaml");
    Files.writeString(job, text.replaceFirst("(?m)^output:.*$", "output: {path: " + to + "}"));
    List<Object> arguments = new ArrayList<>(List.of("run", job));
    arguments.addAll(List.of(options));
    Command.good(arguments.toArray());
    return to;
  }

  @AfterAll
  static void close() throws SQLException {
    if (tables != null) {
      tables.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "newest_in_the_first_file,       4, 4, 2, 0, 2, 0",
    "equal_revisions,                3, 3, 1, 2, 0, 0",
    "missing_revision,               4, 4, 2, 1, 1, 0",
    "offsets_and_fractions,          6, 6, 3, 0, 3, 0",
    "numbers_not_texts,              6, 6, 3, 1, 2, 0",
    "deleted_after_all_others,       5, 5, 1, 0, 0, 4",
    "revived_after_a_deletion,       3, 3, 1, 0, 1, 1",
    "listed_as_deleted,              5, 5, 1, 0, 0, 4",
    "listed_with_revisions,          7, 7, 1, 0, 1, 5",
    "missing_key,                    4, 3, 3, 0, 0, 0",
    "no_revision,                    4, 1, 1, 0, 0, 0",
    "newest_is_filtered,             4, 2, 1, 0, 1, 0",
    "moved_to_another_place_and_day, 2, 2, 1, 0, 1, 0",
    "equal_rows_without_a_key,       7, 7, 7, 0, 0, 0",
    "key_of_two_columns,             5, 5, 2, 0, 1, 2"
  })
  void reconcilesEveryRecordOfSource(
      String id, long read, long accepted, long counted, long same, long older, long deleted) {
    RecordCounts counts = SOURCES.get(id).counts().get();
    assertThat(
        List.of(
            counts.read(),
            counts.accepted(),
            counts.counted(),
            counts.duplicates(),
            counts.superseded(),
            counts.deleted()),
        contains(read, accepted, counted, same, older, deleted));
    assertThat(counts.accepted(), is(counted + same + older + deleted));
  }

  /** Records that count have 1, 2 or 4 killed, all others 16 or more. */
  @Test
  void sumsNewestRevisionsOfProvince() throws SQLException {
    List<List<String>> expected =
        List.of(
            List.of("01", "2", "3"),
            List.of("02", "1", "1"),
            List.of("03", "2", "3"),
            List.of("04", "3", "7"),
            List.of("05", "3", "7"),
            List.of("06", "1", "1"),
            List.of("07", "1", "1"),
            List.of("08", "1", "1"),
            List.of("09", "1", "1"),
            List.of("10", "3", "3"),
            List.of("11", "1", "1"),
            List.of("12", "1", "1"),
            List.of("13", "1", "1"),
            List.of("14", "7", "7"),
            List.of("15", "2", "5"));
    for (String table : TABLES.subList(0, 2)) {
      assertThat(
          tables.rows(
              "SELECT region_code, sum(records), sum(killed) FROM "
                  + table
                  + " GROUP BY 1 ORDER BY 1"),
          is(expected));
    }
  }

  @Test
  void movesRevisedRecordToNewPlaceAndDay() throws SQLException {
    assertThat(
        tables.rows("SELECT period_key FROM casualties_by_month_province WHERE region_code = '13'"),
        contains(List.of("2020-12")));
  }

  @Test
  void reportsEqualRowsWithoutKeyAsPossibleDuplicatesInAnyFile() {
    assertThat(
        SOURCES.get("equal_rows_without_a_key").counts().get().notes(),
        is(Map.of("POSSIBLE_DUPLICATE", 3L)));
    SOURCES.forEach(
        (id, source) -> {
          if (!id.equals("equal_rows_without_a_key")) {
            assertThat(id, source.counts().get().notes(), is(Map.of()));
          }
        });
  }

  @Test
  void rejectsInvalidRevisionAndDeletionWithoutKey() throws SQLException {
    assertThat(
        tables.rows(
            "SELECT source_id, line_number, column_name, reason_code FROM rejects ORDER BY 1, 2"),
        is(
            List.of(
                java.util.Arrays.asList("missing_key", "5", null, "DELETION_WITHOUT_KEY"),
                List.of("no_revision", "3", "updated", "INVALID_REVISION"),
                List.of("no_revision", "4", "updated", "INVALID_REVISION"),
                List.of("no_revision", "5", "updated", "INVALID_REVISION"))));
  }

  @Test
  void producesSameTablesIfEachRecordIsReadAlone() throws Exception {
    Path other = run("ranges", "--range-size=1");
    try (DuckDb sql = new DuckDb().open(other.resolve("current"), TABLES)) {
      for (String table : TABLES) {
        List<List<String>> rows = tables.rows("FROM " + table);
        assertThat(rows.isEmpty(), is(false));
        assertThat(sql.rows("FROM " + table), is(rows));
      }
    }
    assertThat(
        Manifest.current(new OutputLayout(other)).orElseThrow().sources(), hasSize(SOURCES.size()));
  }
}
