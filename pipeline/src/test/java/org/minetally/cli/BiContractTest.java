package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks {@link SnapshotContract}, on which BI tools rely, for constructed and real jobs. */
class BiContractTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample/job.yaml",
        "azerbaijan/job-at-event.yaml",
        "azerbaijan/job-as-of.yaml",
        "incidents/job.yaml",
        "coordinates/job.yaml",
        "counting/claims.yaml"
      })
  void matchesItsDataPackageOnConstructedJobs(String name) throws IOException, SQLException {
    Path current = run(copy(name));

    try (SnapshotContract contract = new SnapshotContract(current)) {
      contract.check();
      assertThat(contract.tables().size(), greaterThan(5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"victims.yaml", "events.yaml"})
  void matchesItsDataPackageOnRealRecords(String name) throws IOException, SQLException {
    RealData.assumePresent();
    Path job = RealData.sampledJob(name, temp);
    assertThat(CommandLineRunner.run("run", job.toString()).exitCode(), is(0));

    try (SnapshotContract contract = new SnapshotContract(temp.resolve("out/current"))) {
      contract.check();
    }
  }

  @Test
  void joinsChangedRegionOnce() throws IOException, SQLException {
    Path current = run(copy("azerbaijan/job-at-event.yaml"));

    try (SnapshotContract contract = new SnapshotContract(current)) {
      DuckDb duckDb = contract.duckDb();
      assertThat(
          "a district is under two economic regions in one year",
          duckDb.number(
              "SELECT count(*) FROM (SELECT 1 FROM casualties_by_year_district GROUP BY period_id, region_id"
                  + " HAVING count(DISTINCT parent_code) > 1)"),
          greaterThan(0L));
      assertThat(
          duckDb.rows("SELECT count(*), sum(victims) FROM casualties_by_year_district_joined"),
          is(duckDb.rows("SELECT count(*), sum(victims) FROM casualties_by_year_district")));
    }
  }

  /** Views opened before a run show all of the new snapshot and none of the old one. */
  @Test
  void showsOnlyNewSnapshotInOpenViews() throws IOException, SQLException {
    Path job = copy("counting/dates.yaml");
    Path current = run(job);
    try (SnapshotContract contract = new SnapshotContract(current)) {
      DuckDb duckDb = contract.duckDb();
      String table = SnapshotContract.name(contract.tables().get(0));
      String sql =
          "SELECT sum(records), count(DISTINCT filename) FROM read_parquet('"
              + table
              + "/*.parquet', filename = true)";
      long before = duckDb.number("SELECT sum(records) FROM " + table + "_joined");
      Path data = job.resolveSibling("dates.csv");
      List<String> lines = Files.readAllLines(data);
      Files.write(
          data, List.of(lines.get(lines.size() - 1)), java.nio.file.StandardOpenOption.APPEND);
      Path first = current.toRealPath();

      run(job);

      assertThat(current.toRealPath(), is(not(first)));
      assertThat(duckDb.number("SELECT sum(records) FROM " + table + "_joined"), is(before + 1));
      assertThat(duckDb.rows(sql), is(List.of(List.of("" + (before + 1), "1"))));
    }
  }

  private Path run(Path job) {
    CommandLineRunner.Answer answer = CommandLineRunner.run("run", job.toString());
    assertThat(answer.err(), answer.exitCode(), is(0));
    return temp.resolve("out/job/current");
  }

  /** Copies a folder of {@code testdata}; its job publishes to {@code out/job}. */
  private Path copy(String name) throws IOException {
    Path from = ROOT.resolve("testdata").resolve(name).getParent().toAbsolutePath().normalize();
    Path to = temp.resolve("testdata").resolve(from.getFileName());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Path job = to.resolve(Path.of(name).getFileName());
    Files.writeString(
        job,
        Files.readString(job).replaceFirst("(?m)^output:.*$", "output: {path: ../../out/job}"));
    return job;
  }
}
