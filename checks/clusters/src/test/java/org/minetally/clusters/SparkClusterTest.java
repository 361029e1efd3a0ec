package org.minetally.clusters;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster tests on a standalone Spark cluster. */
final class SparkClusterTest extends ClusterTest {

  private static SparkCluster cluster;

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

  @Override
  Cluster cluster() {
    return cluster;
  }

  /** Spark recomputes data when memory is short or a stage's files are lost. */
  @Test
  void producesSameTablesIfDataIsComputedTwice() throws Exception {
    assertSameTables(sample(), 300, "--cacheDisabled=true");
  }
}
