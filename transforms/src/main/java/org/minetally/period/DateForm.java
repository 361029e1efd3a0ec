package org.minetally.period;

import java.io.Serializable;

/** One way to write a date. */
sealed interface DateForm extends Serializable permits EdtfForm, IsoForm, PatternForm {

  /**
   * Reads the whole slice.
   *
   * @return a packed interval, or what a {@link DateProblem} is packed as
   */
  long read(byte[] buf, int from, int to);
}
