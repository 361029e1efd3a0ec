package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DisplayedFigureTest {

  private static final DisplayedFigure TEN = DisplayedFigure.of(BigDecimal.TEN, true);
  private static final DisplayedFigure ZERO = DisplayedFigure.of(BigDecimal.ZERO, false);
  private static final DisplayedFigure SUPPRESSED = DisplayedFigure.of(null, true);

  @Test
  void treatsNullAsSuppressedOrNotReportedButNotZero() {
    assertThat(SUPPRESSED.json(), is("suppressed"));
    assertThat(DisplayedFigure.of(null, false).isAbsent(), is(true));
    assertThat(ZERO.json(), is(BigDecimal.ZERO));
    assertThat(ZERO.isAbsent(), is(false));
  }

  @Test
  void treatsSumWithSuppressedPartAsLowerBound() {
    assertThat(TEN.plus(SUPPRESSED).json(), is(Map.of("at_least", BigDecimal.TEN)));
    assertThat(SUPPRESSED.plus(TEN).plus(TEN).json(), is(Map.of("at_least", new BigDecimal(20))));
    assertThat(ZERO.plus(SUPPRESSED).json(), is("suppressed"));
    assertThat(DisplayedFigure.NOT_REPORTED.plus(SUPPRESSED).json(), is("suppressed"));
    assertThat(DisplayedFigure.NOT_REPORTED.plus(TEN).json(), is(BigDecimal.TEN));
  }

  @Test
  void keepsMorePreciseFigure() {
    DisplayedFigure atLeastTen = TEN.plus(SUPPRESSED);
    assertThat(SUPPRESSED.orBetter(atLeastTen), is(atLeastTen));
    assertThat(atLeastTen.orBetter(SUPPRESSED), is(atLeastTen));
    assertThat(atLeastTen.orBetter(ZERO.plus(SUPPRESSED)), is(atLeastTen));
    assertThat(atLeastTen.orBetter(TEN.plus(TEN)), is(TEN.plus(TEN)));
    assertThat(SUPPRESSED.orBetter(DisplayedFigure.NOT_REPORTED), is(DisplayedFigure.NOT_REPORTED));
  }
}
