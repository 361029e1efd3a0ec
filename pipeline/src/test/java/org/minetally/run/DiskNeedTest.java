package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.minetally.run.engine.EngineOptions;

class DiskNeedTest {

  private static final long GIB = 1L << 30;
  private static final DiskNeed.Share SNAPSHOT =
      new DiskNeed.Share("The snapshot", Path.of("/data/out"), GIB);
  private static final DiskNeed.Share SPILL =
      new DiskNeed.Share("The temporary files", Path.of("/tmp"), 3 * GIB);

  private final DiskNeed need = new DiskNeed(List.of(SNAPSHOT, SPILL));

  @Test
  void doesNotWarnIfEachDiskHasEnoughSpace() {
    assertThat(
        need.warnings(folder -> disk(folder, folder.startsWith("/tmp") ? 3 * GIB : GIB)),
        is(empty()));
    assertThat(need.warnings(folder -> Optional.empty()), is(empty()));
  }

  @Test
  void addsUpWhatIsOnOneDisk() {
    assertThat(
        need.warnings(folder -> disk("the only one", 4 * GIB - 1)),
        contains(
            "Warning: the disk of /data/out may be too small. The run needs about 4,096 MiB; 4,095"
                + " MiB are free.",
            "  The snapshot: about 1,024 MiB in /data/out",
            "  The temporary files: about 3,072 MiB in /tmp",
            "  Free space there, or use another disk: docs/sizing.md. The run continues."));
    assertThat(need.warnings(folder -> disk("the only one", 4 * GIB)), is(empty()));
  }

  @Test
  void expectsEnginesInThisProcessToSpill() {
    assertThat(spill("--runner=DirectRunner"), is(OptionalLong.empty()));
    assertThat(spill("--runner=FlinkRunner"), is(OptionalLong.of(2000)));
    assertThat(spill("--runner=FlinkRunner", "--flinkMaster=host:1"), is(OptionalLong.empty()));
    assertThat(spill("--runner=SparkRunner", "--sparkMaster=local[4]"), is(OptionalLong.of(1100)));
    assertThat(
        spill("--runner=SparkRunner", "--sparkMaster=spark://host:1"), is(OptionalLong.empty()));
  }

  private static OptionalLong spill(String... options) {
    return new EngineOptions(List.of(options)).localSpill(1000);
  }

  private static Optional<DiskNeed.Disk> disk(Object id, long free) {
    return Optional.of(new DiskNeed.Disk(id, free));
  }
}
