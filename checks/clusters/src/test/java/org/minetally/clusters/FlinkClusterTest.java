package org.minetally.clusters;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The cluster tests on a standalone Flink cluster. */
final class FlinkClusterTest extends ClusterTest {

  private static FlinkCluster cluster;

  @BeforeAll
  static void start(@TempDir Path folder) {
    cluster = FlinkCluster.start(folder);
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
}
