package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FigureTest {

  private static final Figure TEN = Figure.of(BigDecimal.TEN, true);
  private static final Figure ZERO = Figure.of(BigDecimal.ZERO, false);
  private static final Figure SUPPRESSED = Figure.of(null, true);

  @Test
  void nullIsSuppressedOrNotReportedAndNeverZero() {
    assertThat(SUPPRESSED.json(), is("suppressed"));
    assertThat(Figure.of(null, false).isAbsent(), is(true));
    assertThat(ZERO.json(), is(BigDecimal.ZERO));
    assertThat(ZERO.isAbsent(), is(false));
  }

  @Test
  void sumWithASuppressedPartIsALowerBound() {
    assertThat(TEN.plus(SUPPRESSED).json(), is(Map.of("at_least", BigDecimal.TEN)));
    assertThat(SUPPRESSED.plus(TEN).plus(TEN).json(), is(Map.of("at_least", new BigDecimal(20))));
    assertThat(ZERO.plus(SUPPRESSED).json(), is("suppressed"));
    assertThat(Figure.NOT_REPORTED.plus(SUPPRESSED).json(), is("suppressed"));
    assertThat(Figure.NOT_REPORTED.plus(TEN).json(), is(BigDecimal.TEN));
  }

  @Test
  void ofTwoStatementsTheMorePreciseIsUsed() {
    Figure atLeastTen = TEN.plus(SUPPRESSED);
    assertThat(SUPPRESSED.orBetter(atLeastTen), is(atLeastTen));
    assertThat(atLeastTen.orBetter(SUPPRESSED), is(atLeastTen));
    assertThat(atLeastTen.orBetter(ZERO.plus(SUPPRESSED)), is(atLeastTen));
    assertThat(atLeastTen.orBetter(TEN.plus(TEN)), is(TEN.plus(TEN)));
    assertThat(SUPPRESSED.orBetter(Figure.NOT_REPORTED), is(Figure.NOT_REPORTED));
  }
}
