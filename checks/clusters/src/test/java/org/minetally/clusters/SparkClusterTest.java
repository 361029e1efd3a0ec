package org.minetally.clusters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged job produces the DirectRunner's tables on a standalone Spark cluster. */
@Tag("cluster")
final class SparkClusterTest {

  private static final long MANY = 5_000_000;

  private static SparkCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start(@TempDir Path folder) {
    cluster = SparkCluster.start(folder);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void producesSameTablesForSample() throws Exception {
    assertSameTables(JobCopy.ofTestData("sample", "job.yaml", folder), 300);
  }

  @ParameterizedTest
  @CsvSource({
    "series,job.yaml",
    "counting,incidents.yaml",
    "counting,claims.yaml",
    "lookups,job.yaml"
  })
  void producesSameTablesForJobsWithEveryStage(String testData, String job) throws Exception {
    assertSameTables(JobCopy.ofTestData(testData, job, folder), 1);
  }

  @Test
  void producesSameTablesWithShuffledLookups() throws Exception {
    assertSameTables(JobCopy.ofTestData("lookups", "job.yaml", folder), 1, "--lookup-shards=4");
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

  /** Spark recomputes data when memory is short or a stage's files are lost. */
  @Test
  void producesSameTablesIfDataIsComputedTwice() throws Exception {
    assertSameTables(JobCopy.ofTestData("sample", "job.yaml", folder), 300, "--cacheDisabled=true");
  }

  private void assertSameTables(JobCopy job, int atLeast, String... options) throws Exception {
    Program.Answer direct =
        Program.java(List.of("-jar", Project.directJar().toString(), "run", job.file().toString()))
            .await();
    assertThat(direct.err(), direct.exitCode(), is(0));
    JobCopy onSpark = job.publishTo(folder.resolve("spark"));
    long start = System.nanoTime();
    Program.Answer spark = cluster.submit(onSpark.file(), options).await();
    assertThat(spark.err(), spark.exitCode(), is(0));
    assertThat(spark.warnings(), is(emptyString()));
    long rows = onSpark.tables().assertEqualTo(job.tables());
    System.out.printf(
        "%s: %,d rows equal; %.1f s on the cluster%n",
        job.file().getFileName(), rows, (System.nanoTime() - start) / 1e9);
    assertThat(rows, greaterThan((long) atLeast));
  }
}
