package org.minetally.summary;

import org.minetally.model.Measure;

/**
 * Hides the figures of one row that must not be shown, and remembers whether there were any; a
 * figure that is not reported counts too, or the row would tell that it is not.
 */
final class RowMask {

  private boolean hidden;

  /**
   * The figures that may be shown; the others as if they were not reported.
   *
   * @param suppressed above 0 where a figure, or one that it is made of, is suppressed
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

  /** Whether anything was hidden. */
  boolean hasHidden() {
    return hidden;
  }
}
