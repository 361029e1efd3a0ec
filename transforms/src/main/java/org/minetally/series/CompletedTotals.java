package org.minetally.series;

import java.util.Arrays;
import org.minetally.model.Measure;
import org.minetally.profile.WideMeasures;

/**
 * Makes the whole at least what its parts make. Where a source prints less, the parts stay as they
 * are; where it prints no whole, the parts are all that is known of it.
 */
final class CompletedTotals {

  private CompletedTotals() {}

  /** The values of a figure that stands by itself. */
  static long[] completed(WideMeasures measures, PublishedFigure figure) {
    long[] before = new long[measures.width()];
    Arrays.fill(before, Measure.NOT_REPORTED);
    return completed(measures, figure.values(), before);
  }

  /**
   * The values of a figure that continues others.
   *
   * @param before what was last published of each value. A figure that gives parts and no whole
   *     does not take back what is known of the whole, nor of the parts that it does not give.
   */
  static long[] completed(WideMeasures measures, long[] values, long[] before) {
    if (measures.members() == 0) {
      return values;
    }
    long[] completed = values.clone();
    long[] known = null;
    for (int measure = 0; measure < measures.measures().size(); measure++) {
      long parts = measures.parts(values, measure);
      if (parts == Measure.NOT_REPORTED || !measures.isMapped(measure)) {
        continue;
      }
      if (completed[measure] == Measure.NOT_REPORTED) {
        known = known == null ? latest(values, before) : known;
        completed[measure] = Math.max(before[measure], measures.parts(known, measure));
      } else {
        completed[measure] = Math.max(completed[measure], parts);
      }
    }
    return completed;
  }

  private static long[] latest(long[] values, long[] before) {
    long[] latest = before.clone();
    for (int i = 0; i < latest.length; i++) {
      if (values[i] != Measure.NOT_REPORTED) {
        latest[i] = values[i];
      }
    }
    return latest;
  }
}
