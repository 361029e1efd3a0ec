package org.minetally.summary;

import org.minetally.model.Measure;

/**
 * Hides the suppressed figures of one row, and remembers whether there were any. A figure that is
 * not reported counts too; otherwise the row would reveal that it is not reported.
 */
final class RowMask {

  private boolean hidden;

  /**
   * Returns the figures that may be shown, and the others as if they were not reported.
   *
   * @param suppressed above 0 where a figure, or one from which it is computed, is suppressed
   */
  long[] over(long[] figures, long[]... suppressed) {
    long[] shown = figures.clone();
    for (long[] of : suppressed) {
      for (int i = 0; i < shown.length; i++) {
        if (of[i] > 0) {
          shown[i] = Measure.NOT_REPORTED;
          hidden = true;
        }
      }
    }
    return shown;
  }

  /** Returns whether any figure was hidden. */
  boolean hasHidden() {
    return hidden;
  }
}
