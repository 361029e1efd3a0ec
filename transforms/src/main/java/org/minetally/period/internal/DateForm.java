package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;

/** A format in which dates are written. */
sealed interface DateForm extends Serializable
    permits EdtfForm, IsoForm, NamedForm, PatternForm, SerialForm, TimedForm {

  /**
   * Parses the whole slice.
   *
   * @return a packed interval, or a packed {@link DateProblem}
   */
  long read(byte[] buf, int from, int to);

  /**
   * Parses a text that {@link #read} did not accept. This may be slow, and may accept more.
   *
   * @param text the text as {@link DateNotation#plain} returns it
   * @return a packed interval, or a packed {@link DateProblem}
   */
  default long readWritten(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return read(bytes, 0, bytes.length);
  }
}
