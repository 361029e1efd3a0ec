package org.minetally.period.internal;

import java.io.Serializable;

/** A format in which dates are written. */
sealed interface DateForm extends Serializable permits EdtfForm, IsoForm, PatternForm {

  /**
   * Parses the whole slice.
   *
   * @return a packed interval, or a packed {@link DateProblem}
   */
  long read(byte[] buf, int from, int to);
}
