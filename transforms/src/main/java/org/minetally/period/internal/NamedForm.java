package org.minetally.period.internal;

import org.minetally.period.DateInterval;

/**
 * A form with the name of a month, such as {@code d MMMM yyyy}. Letter case and accents do not
 * matter anywhere in the text.
 *
 * @param form the form of the folded text; see {@link MonthNames#folded}
 */
record NamedForm(PatternForm form) implements DateForm {

  /** Reads nothing: the text has to be folded first. */
  @Override
  public long read(byte[] buf, int from, int to) {
    return DateInterval.INVALID;
  }

  @Override
  public long readWritten(String text) {
    return form.readWritten(MonthNames.folded(text));
  }
}
