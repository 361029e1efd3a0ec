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
    assertThat(onFlink.forInput(2 * GIB - 1, 0).inParts(), is(false));
    assertThat(onFlink.forInput(2 * GIB, 0).inParts(), is(true));
  }

  @Test
  void hasMoreShardsForLargerInput() {
    assertThat(onFlink.forInput(16 * GIB, 0).keyShards(), is(64));
    assertThat(onFlink.forInput(17 * GIB, 0).keyShards(), is(128));
    assertThat(onFlink.forInput(860 * GIB, 0).keyShards(), is(4096));
    assertThat(onFlink.forInput(Long.MAX_VALUE, 0).keyShards(), is(65_536));
  }

  @Test
  void hasTwoShardsForInputOfOneRange() {
    Tuning direct = Tuning.of(new EngineOptions(List.of()));
    assertThat(direct.forInput((32 << 20) - 1, 0).keyShards(), is(2));
    assertThat(direct.forInput(32 << 20, 0).keyShards(), is(8));
    assertThat(onFlink.forInput(0, 0).keyShards(), is(2));
  }

  @Test
  void keepsTheSettingsOfTheCommandLine() {
    assertThat(onFlink.forInput(17 * GIB, 0).rangeSize(), is(1000L));
  }

  @Test
  void keepsSmallLookupsInMemoryAndSharesLargeOnes() {
    Tuning direct = Tuning.of(new EngineOptions(List.of()));
    assertThat(direct.forInput(GIB, GIB / 2).lookupShards(), is(1));
    assertThat(direct.forInput(GIB, GIB / 2 + 1).lookupShards(), is(8));
    assertThat(onFlink.forInput(GIB, GIB / 32).lookupShards(), is(1));
    assertThat(onFlink.forInput(GIB, GIB).lookupShards(), is(16));
  }
}
