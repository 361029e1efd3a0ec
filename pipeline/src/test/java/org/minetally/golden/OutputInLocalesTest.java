package org.minetally.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.CommandLineRunner.Answer;

/**
 * Publishes the sample with default locales that have digits of their own, as workers of a cluster
 * and users of the library may have. {@code Main} sets another one.
 */
class OutputInLocalesTest {

  /** Runs the command line without setting the default locale. */
  static final class WithoutMain {

    private WithoutMain() {}

    public static void main(String[] args) {
      Answer answer = CommandLineRunner.run(args);
      System.out.print(answer.out() + answer.err());
      System.out.flush();
      Runtime.getRuntime().halt(answer.exitCode());
    }
  }

  @TempDir static Path temp;
  private static Path job;
  private static SortedMap<String, String> expected;

  @BeforeAll
  static void runInEnglish() throws Exception {
    job = Repository.copySample(temp);
    Files.writeString(job, "report: true\n", APPEND);
    // Years and quarters without records, which the report inserts.
    Path data = job.resolveSibling("data/incidents-counted.csv");
    Files.writeString(data, "2024-08-30,Northland,Stonewick,AP mine,1,0,0\n", APPEND);
    Answer answer = CommandLineRunner.run("run", job.toString());
    assertThat(answer.err(), answer.exitCode(), is(0));
    expected = published(answer.out());
    assertThat(expected.get("report.html"), containsString("\"2023\""));
  }

  @ParameterizedTest
  @CsvSource({"ar, EG", "fa, IR"})
  void publishesSameContentInEveryLocale(String language, String country) throws Exception {
    Repository.remove(temp.resolve("out"));
    SortedMap<String, String> actual = published(runIn(language, country));
    assertThat(actual.keySet(), is(expected.keySet()));
    for (Map.Entry<String, String> content : expected.entrySet()) {
      assertThat(content.getKey(), actual.get(content.getKey()), is(content.getValue()));
    }
  }

  /** Runs the job in a process with a default locale; returns the run summary. */
  private static String runIn(String language, String country) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote", // It takes a sixth of the time.
                "-Dfile.encoding=UTF-8",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-cp",
                System.getProperty("java.class.path"),
                WithoutMain.class.getName(),
                "run",
                job.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(out, process.waitFor(), is(0));
    return out;
  }

  /** Returns the rows of each table, the text of every other file, and the run summary. */
  private static SortedMap<String, String> published(String summary) throws Exception {
    GoldenSnapshot snapshot = new GoldenSnapshot(temp.resolve("out/sample/current"));
    SortedMap<String, String> contents =
        snapshot.rows(Files.createDirectories(temp.resolve("csv")));
    for (String file : snapshot.files()) {
      if (!file.endsWith(".parquet")) {
        contents.put(file, Files.readString(snapshot.folder().resolve(file), UTF_8));
      }
    }
    contents.put("run summary", summary);
    contents.replaceAll((key, text) -> masked(text));
    return contents;
  }

  /** Masks everything that differs between runs of the same job. */
  private static String masked(String text) {
    return text.replaceAll("[0-9]{8}T[0-9]{9}Z-[0-9a-f]{6}", "<run id>")
        .replaceAll("Took [0-9.]+ s", "Took <seconds> s")
        .replaceAll("\"(started|ended)\" ?: ?\"[0-9TZ:.-]+\"", "<$1>")
        .replaceAll("\"bytes\" ?: ?[0-9]+", "<bytes>")
        .replaceAll("[0-9a-f]{64}", "<sha256>");
  }
}
