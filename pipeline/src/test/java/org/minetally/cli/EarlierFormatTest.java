package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs jobs on outputs published by the last versions of the program that wrote formats 1 and 2 of
 * the manifest: {@code testdata/format-1} and {@code testdata/format-2}.
 */
final class EarlierFormatTest {

  private static final Path TESTDATA =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  /** Copies the jobs, their data and their outputs, {@code current} as the link that it is. */
  private void copyTheOutputs(int format) throws IOException {
    Path outputs = TESTDATA.resolve("format-" + format);
    try (Stream<Path> all = Files.walk(outputs)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path copy = folder.resolve(outputs.relativize(path).toString());
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  private static JsonNode manifest(Path folder) throws IOException {
    return JSON.readTree(folder.resolve("manifest.json").toFile());
  }

  private JsonNode published() throws IOException {
    return manifest(folder.resolve("out/current"));
  }

  private void append(String file, String lines) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path) + lines);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  /**
   * The content id of a snapshot includes the paths of its inputs, which depend on the working
   * folder.
   */
  private String runInFolder(String... arguments) throws Exception {
    List<String> words =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.minetally.cli.Main"),
                Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out, process.waitFor(), is(ExitCode.OK));
    return out;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isUnchangedIfJobAndInputsAre(int format) throws Exception {
    copyTheOutputs(format);
    assertThat(published().get("manifest").asInt(), is(format));
    JsonNode outcome = JSON.readTree(runInFolder("run", "job.yaml", "--json"));
    assertThat(outcome.get("outcome").asText(), is("unchanged"));
    assertThat(outcome.at("/sources/0/filtered/kind=exercise").asLong(), is(2L));
    assertThat(outcome.at("/sources/0/counted").asLong(), is(6L));
    assertThat(names(folder.resolve("out/snapshots")).size(), is(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isComparedWithTheNextSnapshotFigureByFigure(int format) throws Exception {
    copyTheOutputs(format);
    String before = published().get("run_id").asText();
    append("data/casualties.csv", "10,2024-01-20,North,Alder,accident,male,killed\n");
    Command.good("run", folder.resolve("job.yaml"));
    JsonNode changes = published().get("changes");
    assertThat(published().get("manifest").asInt(), is(3));
    assertThat(changes.get("previous_run_id").asText(), is(before));
    assertThat(changes.has("structure"), is(false));
    try (DuckDb tables =
        new DuckDb().open(folder.resolve("out/current").toRealPath(), List.of("changes"))) {
      assertThat(
          tables.rows(
              "SELECT table_name, kind, region_code, dimensions, measure, old_value::INT, new_value::INT"
                  + " FROM changes ORDER BY measure"),
          is(
              List.of(
                  change("killed", "0", "1"),
                  change("records", "1", "2"),
                  change("victims", "1", "2"))));
    }
    assertThat(volumeChange(), is("0.166667"));
  }

  private static List<String> change(String measure, String before, String now) {
    return List.of(
        "casualties_by_year_district", "changed", "N1", "sex=male", measure, before, now);
  }

  /**
   * Returns the change in the number of counted records of the register since the snapshot in the
   * earlier format.
   */
  private String volumeChange() throws IOException {
    for (JsonNode check :
        JSON.readTree(folder.resolve("out/current/quality.json").toFile()).get("checks")) {
      if (check.get("name").asText().equals("volume_change_share")
          && check.get("source").asText().equals("register")) {
        return check.get("observed").asText();
      }
    }
    throw new AssertionError("there is no such check");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isRemovedWhenTheJobKeepsOnlyNewerSnapshots(int format) throws Exception {
    copyTheOutputs(format);
    String first = published().get("run_id").asText();
    append("data/casualties.csv", "10,2024-01-20,North,Alder,accident,male,killed\n");
    Command.good("run", folder.resolve("job.yaml"));
    assertThat(names(folder.resolve("out/snapshots")).contains(first), is(true));
    append("data/casualties.csv", "11,2024-01-20,North,Alder,accident,male,killed\n");
    Command.good("run", folder.resolve("job.yaml"));
    assertThat(names(folder.resolve("out/snapshots")).contains(first), is(false));
    assertThat(names(folder.resolve("out/snapshots")).size(), is(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void keepsTheSuppressionHistoryOfItsPrivateRecord(int format) throws Exception {
    copyTheOutputs(format);
    append("data/people.csv", "2024-02-01,North,Birch,1\n".repeat(3));
    Command run = Command.good("run", folder.resolve("suppressed.yaml"));
    assertThat(run.out(), containsString("only because earlier snapshots could reveal them"));
    assertThat(north(), is(List.of(Arrays.asList("N", null))));
  }

  /** Without the history, the figure that the test above finds suppressed is shown. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void showsTheSameFigureIfNothingWasPublishedBefore(int format) throws Exception {
    copyTheOutputs(format);
    append("data/people.csv", "2024-02-01,North,Birch,1\n".repeat(3));
    Path job = folder.resolve("suppressed.yaml");
    Files.writeString(job, Files.readString(job).replace("out-suppressed", "other"));
    Files.move(folder.resolve("out-suppressed"), folder.resolve("elsewhere"));
    Command run = Command.good("run", job);
    assertThat(run.out(), not(containsString("earlier snapshots")));
    Files.move(folder.resolve("other"), folder.resolve("out-suppressed"));
    assertThat(north(), is(List.of(List.of("N", "12"))));
  }

  private List<List<String>> north() throws Exception {
    String table = "casualties_by_year_region";
    Path current = folder.resolve("out-suppressed/current").toRealPath();
    try (DuckDb tables = new DuckDb().open(current, List.of(table))) {
      return tables.rows("SELECT region_code, injured FROM " + table);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void isShownByTheReportWithTheNamesOfToday(int format) throws Exception {
    copyTheOutputs(format);
    Command.good("report", folder.resolve("out"));
    JsonNode data = ReportTest.data(Files.readString(folder.resolve("out/report.html")));
    JsonNode source = data.findValue("sources").get(0);
    assertThat(source.at("/counts/filtered").asLong(), is(2L));
    assertThat(source.get("reasons").toString(), containsString("\"kind\":\"filtered\""));
  }
}
