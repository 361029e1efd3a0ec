package org.minetally.series;

import java.util.Arrays;
import org.minetally.model.Measure;
import org.minetally.profile.internal.WideMeasures;

/**
 * Raises each total to at least the sum of its parts. If a source prints a smaller total, the parts
 * stay as they are; if it prints no total, the sum of the parts is all that is known of it.
 */
final class CompletedTotals {

  private CompletedTotals() {}

  /** Returns the completed values of a figure that is not part of a cumulative series. */
  static long[] completed(WideMeasures measures, PublishedFigure figure) {
    long[] before = new long[measures.width()];
    Arrays.fill(before, Measure.NOT_REPORTED);
    return completed(measures, figure.values(), before);
  }

  /**
   * Returns the completed values of a figure in a cumulative series.
   *
   * @param before the last published value of each position. A figure with parts but no total does
   *     not retract the known total, nor the parts that it does not mention.
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
