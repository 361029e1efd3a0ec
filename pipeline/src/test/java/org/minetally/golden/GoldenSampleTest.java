package org.minetally.golden;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.CommandLineRunner.Answer;

/**
 * Runs the sample job through the command line and compares the result with {@code
 * testdata/sample/expected}. {@code -Dminetally.golden.update=true} rewrites those files instead.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoldenSampleTest {

  /** Every word of a personal column that is in no other column. */
  private static final List<String> PERSONAL =
      List.of(
          "Mirelle",
          "Quandt",
          "Tobrin",
          "Hut behind",
          "Osvina",
          "Brell",
          "lost a hand",
          "Halvo",
          "refused",
          "Peska",
          "Wendl",
          "Ulvane",
          "Dorst",
          "Zamir",
          "Thole",
          "Kestrin",
          "Vaudt");

  @TempDir static Path temp;
  private static Path job;
  private static Answer answer;
  private static GoldenSnapshot current;
  private static SortedMap<String, String> rows;

  @BeforeAll
  static void runTheSample() throws IOException, SQLException {
    job = Repository.copySample(temp);
    answer = CommandLineRunner.run("run", job.toString());
    assertThat(answer.err(), answer.exitCode(), is(0));
    current = new GoldenSnapshot(temp.resolve("out/sample/current"));
    rows = current.rows(Files.createDirectories(temp.resolve("csv")));
    if (Boolean.getBoolean("minetally.golden.update")) {
      update();
    }
  }

  @Test
  @Order(1)
  void publishesSampleWithoutOutputOnStandardError() {
    assertThat(answer.exitCode(), is(0));
    assertThat(answer.err(), is(""));
  }

  @Test
  @Order(1)
  void hasExpectedRowsInEveryTable() throws IOException {
    assertThat(rows.keySet(), is(expectedTables()));
    for (Map.Entry<String, String> table : rows.entrySet()) {
      String expected = expected(table.getKey() + ".csv");
      assertThat(table.getKey(), masked(table.getValue()), is(expected));
    }
  }

  @Test
  @Order(1)
  void hasExpectedColumnNamesAndTypes() throws IOException, SQLException {
    assertThat(current.columns(), is(expected("columns.txt")));
  }

  @Test
  @Order(1)
  void hasExpectedFilesOnly() throws IOException {
    assertThat(String.join("\n", current.files()) + "\n", is(expected("files.txt")));
  }

  @Test
  @Order(1)
  void printsExpectedRunSummary() throws IOException {
    assertThat(masked(answer.out()), is(expected("run-summary.txt")));
  }

  @Test
  @Order(1)
  void writesExpectedManifest() throws IOException {
    assertThat(maskedManifest(), is(expected("manifest.json")));
  }

  @Test
  @Order(1)
  void revealsNoPersonalValueInOutput() throws IOException {
    String input = Files.readString(job.resolveSibling("data/personal-column.csv"), ISO_8859_1);
    List<String> texts = new ArrayList<>();
    texts.add(answer.out());
    texts.add(CommandLineRunner.run("explain", "--records=100", job.toString()).out());
    // Also search the tables as text, since the files are compressed.
    texts.addAll(rows.values());
    for (Path file : Repository.filesUnder(temp.resolve("out"))) {
      texts.add(Files.readString(file, ISO_8859_1));
    }
    for (String personal : PERSONAL) {
      assertThat(input, containsString(personal));
      for (String text : texts) {
        assertThat(text, not(containsString(personal)));
      }
    }
  }

  @Test
  @Order(2)
  void reportsSecondRunAsUnchanged() throws IOException {
    Path before = current.folder().toRealPath();

    Answer second = CommandLineRunner.run("run", job.toString());

    assertThat(second.err(), second.exitCode(), is(0));
    assertThat(second.out(), startsWith("Nothing to publish: unchanged since run "));
    assertThat(current.folder().toRealPath(), is(before));
    try (var snapshots = Files.list(temp.resolve("out/sample/snapshots"))) {
      assertThat(snapshots.count(), is(1L));
    }
  }

  /** Ranges of a few bytes, which take minutes, are tested on one source below. */
  @Test
  @Order(3)
  void producesSameBytesForAnyRangeSize() throws IOException {
    SortedMap<String, String> once = tableFiles(current);
    Repository.remove(temp.resolve("out"));

    Answer again = CommandLineRunner.run("run", "--range-size=64", job.toString());

    assertThat(again.err(), again.exitCode(), is(0));
    assertThat(tableFiles(current), is(once));
    assertThat(masked(again.out()), is(masked(answer.out())));
  }

  @Test
  @Order(3)
  void producesSameBytesIfRangesSplitQuotedNewlines() throws IOException {
    Path quotes = job.resolveSibling("quotes.yaml");
    Files.writeString(quotes, onlySource("quotes").replace("out/sample", "out/quotes"));
    List<SortedMap<String, String>> tables = new ArrayList<>();
    for (String rangeSize : List.of("33554432", "7", "1")) {
      Answer run = CommandLineRunner.run("run", "--range-size=" + rangeSize, quotes.toString());
      assertThat(run.err(), run.exitCode(), is(0));
      tables.add(tableFiles(new GoldenSnapshot(temp.resolve("out/quotes/current"))));
      Repository.remove(temp.resolve("out/quotes"));
    }
    assertThat(tables.get(0).size(), is(22));
    assertThat(tables.get(1), is(tables.get(0)));
    assertThat(tables.get(2), is(tables.get(0)));
  }

  /** Returns the sample job with only one source. */
  private static String onlySource(String id) throws IOException {
    String text = Files.readString(job, UTF_8);
    int first = text.indexOf("  - id: ");
    int source = text.indexOf("  - id: " + id + "\n");
    int rest = text.indexOf("\nperiods:");
    int next = text.indexOf("  - id: ", source + 1);
    return text.substring(0, first)
        + text.substring(source, next < 0 ? rest : next)
        + text.substring(rest);
  }

  private static SortedMap<String, String> tableFiles(GoldenSnapshot snapshot) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (String table : snapshot.tables()) {
      Path file = snapshot.folder().resolve(table).resolve("part-00000-of-00001.parquet");
      files.put(table, Files.readString(file, ISO_8859_1));
    }
    return files;
  }

  private static Set<String> expectedTables() throws IOException {
    Set<String> tables = new TreeSet<>();
    for (Path file : Repository.filesUnder(Repository.expected())) {
      String name = file.getFileName().toString();
      if (name.endsWith(".csv")) {
        tables.add(name.substring(0, name.length() - ".csv".length()));
      }
    }
    return tables;
  }

  private static String expected(String file) throws IOException {
    return Files.readString(Repository.expected().resolve(file), UTF_8);
  }

  /** Masks everything that differs between runs and machines. */
  private static String masked(String text) {
    return text.replace(temp + "/", "")
        .replaceAll("[0-9]{8}T[0-9]{9}Z-[0-9a-f]{6}", "<run id>")
        .replaceAll("Took [0-9.]+ s", "Took <seconds> s");
  }

  /** Masks table sizes and hashes too, since another Parquet release may write other bytes. */
  private static String maskedManifest() throws IOException {
    String manifest = masked(Files.readString(current.folder().resolve("manifest.json"), UTF_8));
    int tables = manifest.indexOf("\"tables\"");
    return manifest
            .substring(0, tables)
            .replaceAll(
                "\"(content_id|minetally|beam|java|started|ended)\" : \"[^\"]*\"",
                "\"$1\" : \"<$1>\"")
        + manifest
            .substring(tables)
            .replaceAll("\"bytes\" : [0-9]+", "\"bytes\" : \"<bytes>\"")
            .replaceAll("\"sha256\" : \"[^\"]*\"", "\"sha256\" : \"<sha256>\"");
  }

  private static void update() throws IOException, SQLException {
    Path expected = Files.createDirectories(Repository.expected());
    for (Path old : Repository.filesUnder(expected)) {
      Files.delete(old);
    }
    for (Map.Entry<String, String> table : rows.entrySet()) {
      Files.writeString(expected.resolve(table.getKey() + ".csv"), masked(table.getValue()));
    }
    Files.writeString(expected.resolve("columns.txt"), current.columns());
    Files.writeString(expected.resolve("files.txt"), String.join("\n", current.files()) + "\n");
    Files.writeString(expected.resolve("run-summary.txt"), masked(answer.out()));
    Files.writeString(expected.resolve("manifest.json"), maskedManifest());
  }
}
