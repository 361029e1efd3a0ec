package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.model.Measure;
import org.minetally.profile.MeasureMapping;

/** Tests the position and message of each mistake in low and high estimates. */
class BoundsMistakesTest {

  private static final String OUTCOME =
      "outcome: {column: outcome, values: {dead: killed, hurt: injured}}";

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  private void counts(String counts) {
    folder.with(OUTCOME, "counts: {" + counts + "}");
  }

  private void expect(String... lines) {
    assertThat(folder.mistakes(), contains(lines));
  }

  @Test
  void readsLowAndHighEstimates() {
    counts("killed: {column: best, low: least, high: most}, injured: {column: hurt}");
    MeasureMapping.Counts read =
        (MeasureMapping.Counts) folder.read().sources().get(0).profile().measures();
    assertThat(
        read.columns().keySet(),
        is(Set.of(Measure.KILLED, Measure.KILLED_LOW, Measure.KILLED_HIGH, Measure.INJURED)));
  }

  @Test
  void rejectsOrderWithoutEstimates() {
    counts("killed: {column: best, out_of_order: widen}");
    expect("job.yaml:22:41: out_of_order applies to low and high; add one of them.");
  }

  @Test
  void rejectsBoundsOfConstant() {
    counts("killed: {constant: 1, low: least}");
    expect("job.yaml:22:40: low cannot be combined with constant.");
  }

  @Test
  void rejectsBoundsOfSeries() {
    folder.with(
        OUTCOME, "counts: {killed: {column: best, high: most}}\n      series: {kind: increment}");
    expect("job.yaml:22:41: high cannot be combined with series.");
  }

  @Test
  void rejectsSourceWithSplitNextToSourceWithBounds() {
    String split =
        """
            - id: others
              dataset: casualties
              files: [victims.csv]
              profile:
                date: unknown
                measures: {counts: {killed: {column: k}}}
                split: {dimension: sex, members: {female: {killed: {column: kf}}}}
        """;
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD
            .replace(OUTCOME, "counts: {killed: {column: best, high: most}}")
            .replace("  - id: finds\n", split.indent(-2) + "  - id: finds\n"));
    expect(
        "job.yaml:6:1: the source victims has low or high estimates, and the source others is a"
            + " series or has a split; put them in separate jobs.");
  }

  @Test
  void rejectsBoundsWithSuppression() {
    folder.write(
        "job.yaml",
        JobFileFolder.GOOD.replace(OUTCOME, "counts: {killed: {column: best, high: most}}")
            + "suppression: {minimum_count: 5}\n");
    expect(
        "job.yaml:33:1: suppression cannot protect low and high estimates; remove low and high from"
            + " the source victims.");
  }
}
