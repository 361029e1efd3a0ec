package org.minetally.internal.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ComposedTextTest {

  @Test
  void composesLettersWithTheirMarks() {
    assertThat(ComposedText.of("e\u0301".repeat(100)), is("\u00e9".repeat(100)));
    assertThat(ComposedText.of("e" + "\u0301".repeat(60)), is("\u00e9" + "\u0301".repeat(59)));
  }

  /** Sorting a million marks would take hours. */
  @Test
  @Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void leavesExcessiveMarksUnchanged() {
    String marks = "a" + "\u0301\u0323".repeat(500_000);
    assertThat(ComposedText.of(marks), sameInstance(marks));
  }
}
