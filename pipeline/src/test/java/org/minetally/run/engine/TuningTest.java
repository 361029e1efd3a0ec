package org.minetally.run.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class TuningTest {

  private static final long GIB = 1L << 30;

  private final Tuning onFlink =
      Tuning.of(new EngineOptions(List.of("--runner=FlinkRunner"))).withRangeSize(1000);

  @Test
  void dividesTablesOfLargeInputOnly() {
    assertThat(onFlink.forInput(2 * GIB - 1).inParts(), is(false));
    assertThat(onFlink.forInput(2 * GIB).inParts(), is(true));
  }

  @Test
  void hasMoreShardsForLargerInput() {
    assertThat(onFlink.forInput(16 * GIB).keyShards(), is(64));
    assertThat(onFlink.forInput(17 * GIB).keyShards(), is(128));
    assertThat(onFlink.forInput(860 * GIB).keyShards(), is(4096));
    assertThat(onFlink.forInput(Long.MAX_VALUE).keyShards(), is(65_536));
  }

  @Test
  void keepsTheSettingsOfTheCommandLine() {
    assertThat(onFlink.forInput(17 * GIB).rangeSize(), is(1000L));
  }
}
