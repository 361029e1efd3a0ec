package org.minetally.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressTextTest {

  private static final long GIB = 1L << 30;

  private static ProgressText text(long records, long bytes, long of, int seconds) {
    Duration elapsed = Duration.ofSeconds(seconds);
    return new ProgressText(records, bytes, of, elapsed, elapsed);
  }

  @Test
  void estimatesRemainingTimeFromBytes() {
    assertThat(
        text(12_345_678, GIB, 2 * GIB, 60).line(),
        is(
            "after 60 s: 50 % read, 12,345,678 records, 1.00 GiB of 2.00 GiB, about 60 s left to read"));
    assertThat(
        text(12_345_678, GIB, 2 * GIB, 60).bar(200),
        is(
            "[############------------] 50 % read, 12,345,678 records, 1.00 GiB of 2.00 GiB,"
                + " about 60 s left to read"));
  }

  @Test
  void doesNotEstimateTimeBeforeFirstBytes() {
    assertThat(
        text(65_536, 0, 3 << 20, 130).line(),
        is("after 2 min 10 s: 0 % read, 65,536 records, 0.0 KiB of 3.0 MiB"));
  }

  @Test
  void estimatesFromTheTimeOfReadingOnly() {
    Duration elapsed = Duration.ofSeconds(30);
    assertThat(
        new ProgressText(1000, GIB, 4 * GIB, elapsed, Duration.ofSeconds(5)).bar(60),
        is("[######------------------] 25 %, about 15 s left"));
    assertThat(
        new ProgressText(1000, GIB, 4 * GIB, elapsed, Duration.ofMillis(900)).bar(60),
        is("[######------------------] 25 % read, 1,000 records"));
  }

  @Test
  void namesSummingAndWritingAfterReading() {
    assertThat(
        text(1000, 2048, 2048, 5).line(),
        is("after 5 s: all 1,000 records read; summing and writing"));
    assertThat(
        text(1000, 2048, 2048, 5).bar(200),
        is("[########################] 1,000 records read; summing and writing, 5 s"));
  }

  @Test
  void showsOnlyTimeIfOtherProcessesRead() {
    assertThat(text(0, 0, GIB, 90).line(), is("running for 90 s"));
    assertThat(text(0, 0, GIB, 90).bar(200), is("running for 90 s"));
  }

  @Test
  void leavesOutDetailsThatDoNotFitTheTerminal() {
    ProgressText text = text(12_345_678, GIB, 2 * GIB, 60);
    assertThat(
        text.bar(79),
        is("[############------------] 50 % read, 12,345,678 records, about 60 s left"));
    assertThat(text.bar(60), is("[############------------] 50 %, about 60 s left"));
    assertThat(text.bar(30), is("50 %, about 60 s left"));
    assertThat(text.bar(10), is(""));
  }

  @Test
  void neverExceedsTheWidth() {
    for (int width = 0; width < 120; width++) {
      for (ProgressText text :
          List.of(
              text(Long.MAX_VALUE, 1, GIB, 7199),
              text(Long.MAX_VALUE, GIB, GIB, 7199),
              text(1, 0, 1, 0))) {
        assertThat(text.bar(width).length() <= width, is(true));
      }
    }
  }
}
