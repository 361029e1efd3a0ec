package org.minetally.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minetally.model.Measure;

/**
 * The victims whose outcome is not reported: victims minus killed, injured and outcome unknown.
 * They make the parts of a chart by outcome add up to its total.
 */
final class OutcomeGap {

  /** The key of the figure in the page. No table has this column. */
  static final String COLUMN = "outcome_not_reported";

  private static final List<Measure> OUTCOMES =
      List.of(Measure.KILLED, Measure.INJURED, Measure.OUTCOME_UNKNOWN);

  private OutcomeGap() {}

  /**
   * Returns the number of victims without a reported outcome; empty if there are none.
   *
   * @param figures the figures of a period, region or group by column, all of them not suppressed
   */
  static Optional<DisplayedFigure> in(Map<String, DisplayedFigure> figures) {
    DisplayedFigure victims =
        figures.getOrDefault(Measure.VICTIMS.column(), DisplayedFigure.NOT_REPORTED);
    DisplayedFigure outcomes = DisplayedFigure.of(BigDecimal.ZERO, false);
    for (Measure outcome : OUTCOMES) {
      outcomes =
          outcomes.plus(figures.getOrDefault(outcome.column(), DisplayedFigure.NOT_REPORTED));
    }
    if (!victims.isExact() || !outcomes.isExact()) {
      return Optional.empty();
    }
    BigDecimal gap = victims.shown().subtract(outcomes.shown());
    return gap.signum() > 0 ? Optional.of(DisplayedFigure.of(gap, false)) : Optional.empty();
  }
}
