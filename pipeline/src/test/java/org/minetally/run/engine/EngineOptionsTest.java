package org.minetally.run.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings that an engine takes from system properties. */
class EngineOptionsTest {

  private static final String PARTITIONS = "spark.default.parallelism";
  private static final long GIB = 1L << 30;

  @AfterEach
  void clear() {
    System.clearProperty(PARTITIONS);
  }

  @Test
  void dividesShufflesOfLargeInputOnSparkInThisProcess() {
    divide(16 * GIB, "--runner=SparkRunner");
    assertThat(System.getProperty(PARTITIONS), is("128"));
  }

  @Test
  void leavesShufflesOfClustersAndOtherEnginesAlone() {
    divide(16 * GIB, "--runner=SparkRunner", "--sparkMaster=spark://host:7077");
    divide(16 * GIB, "--runner=FlinkRunner");
    assertThat(System.getProperty(PARTITIONS), is(nullValue()));
  }

  @Test
  void keepsTheNumberThatTheUserHasSet() {
    System.setProperty(PARTITIONS, "7");
    divide(16 * GIB, "--runner=SparkRunner");
    assertThat(System.getProperty(PARTITIONS), is("7"));
  }

  private static void divide(long text, String... options) {
    new EngineOptions(List.of(options)).divideShuffles(text);
  }
}
