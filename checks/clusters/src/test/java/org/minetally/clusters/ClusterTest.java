package org.minetally.clusters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged job produces the DirectRunner's tables and traces on a cluster. */
@Tag("cluster")
abstract class ClusterTest {

  private static final long MANY = 5_000_000;

  @TempDir private Path folder;

  /** Returns the cluster, which the tests of a class share. */
  abstract Cluster cluster();

  @Test
  void producesSameTablesForSample() throws Exception {
    assertSameTables(sample(), 300);
  }

  @ParameterizedTest
  @CsvSource({
    "series,job.yaml",
    "counting,incidents.yaml",
    "counting,claims.yaml",
    "lookups,job.yaml",
    "rates,job.yaml"
  })
  void producesSameTablesForJobsWithEveryStage(String testData, String job) throws Exception {
    assertSameTables(JobCopy.ofTestData(testData, job, folder), 1);
  }

  @Test
  void producesSameTablesWithShuffledLookups() throws Exception {
    assertSameTables(JobCopy.ofTestData("lookups", "job.yaml", folder), 1, "--lookup-shards=4");
  }

  /** The demo has every kind of table, among them those of 45,000 records. */
  @Test
  void producesSameTablesOfRecords() throws Exception {
    assertSameTables(JobCopy.ofTestData("demo", "job.yaml", folder).withRecords(), 45_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"events.yaml", "victims.yaml"})
  void producesSameTablesForColombia(String job) throws Exception {
    assertSameTables(JobCopy.ofRealData("colombia", job, folder), 10_000);
  }

  @Test
  void producesSameTablesForFiveMillionRows() throws Exception {
    assertSameTables(JobCopy.ofGenerated(MANY, folder.resolve("generated")), 80_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--table casualties_by_month_district --where period_key=2014-07,region_code=QX0404",
        "--table summary_by_month_district --where period_key=2014-07,region_code=QX0404"
            + " --measure victims_12_months",
        "--table detections_by_year_province --where period_key=2014 --excluded",
        "--claim killed-in-2023"
      })
  void tracesSameRecords(String target) throws Exception {
    assertSameTrace(demo(), target);
  }

  /** These traces take other ways through the graph: gaps, lags, points, names and messages. */
  @Test
  void tracesSameRecordsOfOtherTables() throws Exception {
    Path output = demo();
    for (String target :
        List.of(
            "--table rejects --raw",
            "--table unmatched_names",
            "--table coordinate_checks",
            "--table field_completeness --where source_id=victims,field=coordinates"
                + " --measure not_reported",
            "--table reporting_lag --where source_id=victims,period_key=2014",
            "--table incidents_by_year_province --where period_key=2014")) {
      assertSameTrace(output, target);
    }
  }

  @Test
  void tracesSameFindings() throws Exception {
    JobCopy job = JobCopy.ofTestData("series", "job.yaml", folder.resolve("series"));
    direct(List.of("run", job.file().toString()));
    assertSameTrace(job.output(), "--table findings");
  }

  @Test
  void tracesSameChangesInBothSnapshots() throws Exception {
    Path monthly = Project.ROOT.resolve("testdata/monthly");
    Path output = folder.resolve("monthly");
    List<String> run =
        List.of(
            "run",
            monthly.resolve("job.yaml").toString(),
            "--set=month=2021-04",
            "--output=" + output);
    direct(run);
    List<String> corrected = new ArrayList<>(run);
    corrected.add("--input=victims=" + monthly.resolve("data/victims-2021-04-corrected.csv"));
    direct(corrected);
    assertSameTrace(output, "--table changes --where table_name=casualties_by_month_district");
  }

  /** Publishes the demo on this machine and returns the output. */
  private Path demo() throws Exception {
    JobCopy job = JobCopy.ofTestData("demo", "job.yaml", folder.resolve("demo"));
    direct(List.of("run", job.file().toString()));
    return job.output();
  }

  /** Traces rows of an output on this machine and on the cluster, and compares the records. */
  private void assertSameTrace(Path output, String target) throws Exception {
    Path files = Files.createTempDirectory(folder, "trace");
    Path expected = files.resolve("direct.csv");
    Path found = files.resolve("cluster.csv");
    Path work = Files.createDirectory(files.resolve("work"));
    String options = "trace %s %s --work %s --csv ".formatted(output, target, work);
    Program.Answer here = direct(List.of((options + expected).split(" ", -1)));
    Program.Answer there = cluster().minetally(List.of((options + found).split(" ", -1))).await();
    assertThat(there.err(), there.exitCode(), is(0));
    assertThat(there.out().replace("cluster.csv", "direct.csv"), is(here.out()));
    assertThat(Files.readString(found), is(Files.readString(expected)));
    assertThat(target, Files.readAllLines(found).size(), greaterThan(1));
  }

  /** Returns a copy of the sample. */
  JobCopy sample() throws Exception {
    return JobCopy.ofTestData("sample", "job.yaml", folder);
  }

  /**
   * Runs the job on this machine and on the cluster, and compares the tables.
   *
   * @param atLeast the tables have more rows than this
   */
  void assertSameTables(JobCopy job, int atLeast, String... options) throws Exception {
    direct(List.of("run", job.file().toString()));
    JobCopy onCluster = job.publishTo(folder.resolve("cluster"));
    long start = System.nanoTime();
    Program.Answer answer = cluster().submit(onCluster.file(), options).await();
    assertThat(answer.err(), answer.exitCode(), is(0));
    assertThat(answer.warnings(), is(emptyString()));
    long rows = onCluster.tables().assertEqualTo(job.tables());
    System.out.printf(
        "%s: %,d rows equal; %.1f s on the cluster%n",
        job.file().getFileName(), rows, (System.nanoTime() - start) / 1e9);
    assertThat(rows, greaterThan((long) atLeast));
  }

  private static Program.Answer direct(List<String> words) {
    List<String> arguments = new ArrayList<>(List.of("-jar", Project.directJar().toString()));
    arguments.addAll(words);
    Program.Answer answer = Program.java(arguments).await();
    assertThat(answer.err(), answer.exitCode(), is(0));
    return answer;
  }
}
