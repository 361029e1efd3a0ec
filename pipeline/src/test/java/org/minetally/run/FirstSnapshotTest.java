package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.job.OutputFormats;
import org.minetally.job.Overrides;
import org.minetally.run.engine.EngineOptions;

class FirstSnapshotTest {

  private static final long MIB = 1L << 20;
  private static final Path TESTDATA =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata");

  @Test
  void growsWithWhatTheJobPublishes() {
    FirstSnapshot snapshot = new FirstSnapshot(1_000_000, 4_000_000, MIB);
    long tables = 8 * MIB + 3 * MIB + 28_000_000;

    assertThat(snapshot.bytes(false, OutputFormats.PARQUET), is(tables));
    assertThat(snapshot.bytes(true, OutputFormats.PARQUET), is(tables + 26_000_000));
    assertThat(
        snapshot.bytes(false, new OutputFormats(true, false, true)), is(tables + 290_000_000));
    assertThat(
        snapshot.bytes(true, new OutputFormats(true, false, false)),
        is(tables + 26_000_000 + 380_000_000));
  }

  /** The demo has 46,000 records of 116 bytes, and six fact tables of each of two datasets. */
  @Test
  void countsRowsInTheTablesOfTheirDataset() {
    FirstSnapshot snapshot =
        FirstSnapshot.of(Preparation.of(TESTDATA.resolve("demo/job.yaml")).job());

    assertThat(snapshot.records(), is(allOf(greaterThan(46_000L), lessThan(150_000L))));
    assertThat(snapshot.rows(), is(6 * snapshot.records()));
  }

  @Test
  void needsSpaceForTheFirstSnapshotOfAnOutput(@TempDir Path folder) {
    Path output = folder.resolve("out");
    Overrides overrides =
        new Overrides(Optional.of(output.toString()), Map.of(), Map.of(), List.of(), Map.of());
    EngineOptions engine = new EngineOptions(List.of());
    DiskNeed need =
        DiskNeed.of(
            Preparation.of(TESTDATA.resolve("sample/job.yaml"), engine, overrides).job(), engine);

    assertThat(need.shares(), hasSize(1));
    DiskNeed.Share share = need.shares().get(0);
    assertThat(share.what(), is("The first snapshot, estimated from the size of the input"));
    assertThat(share.folder(), is(output));
    assertThat(share.bytes(), is(allOf(greaterThan(8 * MIB), lessThan(20 * MIB))));
  }
}
