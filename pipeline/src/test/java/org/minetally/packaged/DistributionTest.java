package org.minetally.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.JobFolder;
import org.minetally.cli.RealData;
import org.minetally.cli.TwinFiles;
import org.minetally.publish.Manifest;

/** The jar contains everything that a run needs, and little else. */
@Execution(ExecutionMode.CONCURRENT)
class DistributionTest {

  private static final Path ROOT =
      Path.of(System.getProperty("minetally.root", "..")).toAbsolutePath().normalize();
  private static final Path JAR = ROOT.resolve("pipeline/target/minetally.jar");
  private static final long MOST_BYTES = 85_000_000;

  @TempDir private Path folder;

  @Test
  void jarHasAtMost85Megabytes() throws IOException {
    assertThat(Files.size(JAR), is(lessThan(MOST_BYTES)));
  }

  /** Text formats; charts, boundaries and claims; regions over time. */
  @ParameterizedTest
  @CsvSource({"formats, job.yaml", "demo, job.yaml", "azerbaijan, job-at-event.yaml"})
  void writesSameTablesAsClassesOfTests(String example, String job) throws Exception {
    Path copy = copy(ROOT.resolve("testdata").resolve(example)).resolve(job);
    String text = Files.readString(copy);
    Files.writeString(copy, text.replaceFirst("(?m)^output:.*$", "output: {path: out}"));
    assertSameTables(copy);
  }

  @Test
  void writesSameTablesFromSpreadsheetsParquetAndCompressedFiles() throws Exception {
    TwinFiles twins = TwinFiles.sample();
    JobFolder files = JobFolder.in(folder);
    Path csv = files.write("twin.csv", twins.csv());
    files.write("twin.csv.zip", TwinFiles.zip("data/records.csv", twins.csv()));
    files.write("twin.csv.zst", TwinFiles.zstd(twins.csv()));
    files.write("twin.xlsx", twins.xlsx());
    twins.parquet(csv, folder.resolve("twin.parquet"));
    assertSameTables(
        files.job(
            "twin.csv",
            JobFolder.source("zip", "twin.csv.zip"),
            JobFolder.source("zstandard", "twin.csv.zst"),
            JobFolder.source("spreadsheet", "twin.xlsx"),
            JobFolder.source("parquet", "twin.parquet"),
            "thresholds: {rejected_records: 5}"));
  }

  @Test
  void writesSameTablesFromColombiasRegister() throws Exception {
    RealData.assumePresent();
    assertSameTables(RealData.sampledJob("victims.yaml", folder));
  }

  /** The classes that the JVM logs are those of the jar that it loads. */
  @Test
  void printsSameVersionsAsTestsWithoutLoadingCommandLineOrBeam() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    Process version =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-jar",
                JAR.toString(),
                "--version")
            .start();
    List<String> lines =
        new String(version.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(version.waitFor(), is(0));
    List<String> ofTests = CommandLineRunner.run("--version").out().lines().toList();
    assertThat(lines.get(0), matchesPattern("minetally \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
    assertThat(lines.subList(1, lines.size()), is(ofTests.subList(1, ofTests.size())));
    String classes = Files.readString(loaded);
    assertThat(classes, containsString("org.minetally.cli.Main"));
    assertThat(classes, not(containsString(" picocli.")));
    assertThat(classes, not(containsString(" org.apache.beam.")));
  }

  private void assertSameTables(Path job) throws Exception {
    Path out = job.resolveSibling("out");
    Path errors = folder.resolve("errors.txt");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-jar",
                JAR.toString(),
                "run",
                job.toString(),
                "--no-progress")
            .redirectOutput(folder.resolve("output.txt").toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(Files.readString(errors), run.waitFor(), is(0));
    assertThat(Files.readString(errors), is(emptyString()));
    List<Manifest.TableEntry> tables = tables(out);

    Files.move(out, job.resolveSibling("first"));
    assertThat(CommandLineRunner.run("run", job.toString()).exitCode(), is(0));
    assertThat(tables, is(tables(out)));
  }

  /**
   * Returns the published tables without their hashes: the Parquet writer orders a part of the
   * footer by hash codes, which differ between processes.
   */
  private static List<Manifest.TableEntry> tables(Path out) throws IOException {
    return Manifest.read(out.resolve("current")).tables().stream()
        .map(
            table ->
                new Manifest.TableEntry(
                    table.name(), table.rows(), table.bytes(), "", List.of(), table.totals()))
        .toList();
  }

  private Path copy(Path from) throws IOException {
    Path to = folder.resolve("job");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return to;
  }
}
