package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapNeedTest {

  private static final long GIB = 1L << 30;
  private static final Path JOB = Path.of("job.yaml");

  @Test
  void doesNotWarnIfNeedFits() {
    HeapNeed need = HeapNeed.of(GIB, 0, 0);

    assertThat(need.warnings(need.bytes(), 24 * GIB, JOB), is(empty()));
    assertThat(need.warnings(need.bytes() - 1, 24 * GIB, JOB), is(not(empty())));
  }

  @Test
  void growsWithText() {
    long one = HeapNeed.of(GIB, 0, 0).bytes();
    long nine = HeapNeed.of(9 * GIB, 0, 0).bytes();

    assertThat(HeapNeed.of(0, 0, 0).bytes(), is(lessThan(GIB / 2)));
    assertThat(nine - one, is(greaterThan(4 * GIB)));
  }

  @Test
  void countsCompressedFileAsLargerGuess() {
    HeapNeed packed = HeapNeed.of(0, GIB, 0);

    assertThat(packed.bytes(), is(greaterThan(HeapNeed.of(4 * GIB, 0, 0).bytes())));
    assertThat(text(packed.warnings(GIB, 24 * GIB, JOB)), containsString("a guess"));
    assertThat(
        text(HeapNeed.of(9 * GIB, 0, 0).warnings(GIB, 24 * GIB, JOB)),
        not(containsString("guess")));
  }

  @Test
  void suggestsHeapSizeIfMachineIsLargeEnough() {
    String text = text(HeapNeed.of(9 * GIB, 0, 0).warnings(2 * GIB, 64 * GIB, JOB));

    assertThat(
        text,
        allOf(
            containsString("the limit of this process is 2.0 GiB"),
            containsString("for 9.0 GiB of input"),
            containsString("MINETALLY_JAVA_OPTS=-Xmx"),
            containsString(
                "  Or use an engine that spills to disk (docs/clusters.md): java -jar"
                    + " minetally-flink.jar run job.yaml --parallelism=")));
  }

  @Test
  void printsSmallSizesInMebibytes() {
    String text = text(HeapNeed.of(3000, 0, 0).warnings(64 << 20, GIB, JOB));

    assertThat(
        text,
        containsString(
            "needs about 201 MiB of heap for 1 MiB of input; the limit of this process is 64 MiB."));
  }

  @Test
  void suggestsOnlyOtherEngineIfMachineIsTooSmall() {
    String text = text(HeapNeed.of(90 * GIB, 0, 0).warnings(2 * GIB, 8 * GIB, JOB));

    assertThat(text, containsString("This machine has 8.0 GiB"));
    assertThat(text, containsString("minetally-flink.jar run job.yaml"));
    assertThat(text, not(containsString("-Xmx")));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines);
  }
}
