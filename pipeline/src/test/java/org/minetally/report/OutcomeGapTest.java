package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutcomeGapTest {

  private static DisplayedFigure figure(long value) {
    return DisplayedFigure.of(BigDecimal.valueOf(value), false);
  }

  @Test
  void isVictimsMinusReportedOutcomes() {
    assertThat(
        OutcomeGap.in(Map.of("victims", figure(83), "killed", figure(30), "injured", figure(32))),
        is(Optional.of(figure(21))));
    assertThat(OutcomeGap.in(Map.of("victims", figure(4))), is(Optional.of(figure(4))));
  }

  @Test
  void isAbsentIfNothingIsMissing() {
    assertThat(
        OutcomeGap.in(Map.of("victims", figure(5), "killed", figure(5))).isEmpty(), is(true));
    assertThat(OutcomeGap.in(Map.of("killed", figure(5))).isEmpty(), is(true));
  }
}
