package org.minetally.period;

/** Why a text is not read as a date. */
public enum DateProblem {
  /** It is not written in any of the forms, or the calendar does not have the date. */
  NOT_A_DATE,
  /** It is a date of a year that the form does not accept. */
  OUT_OF_RANGE,
  /** It is a date in EDTF that stands for several days with others between them. */
  SEVERAL_INTERVALS,
  /** It is an interval that ends before it starts. */
  START_AFTER_END;

  /**
   * What a form gives for such a text: a packed value whose first day lies after its last. That of
   * {@link #NOT_A_DATE} is {@link DateInterval#INVALID}.
   */
  @SuppressWarnings("EnumOrdinal") // never leaves a method
  long packed() {
    return DateInterval.pack(Integer.MAX_VALUE, Integer.MIN_VALUE + ordinal());
  }

  /** The problem that a form gives. */
  static DateProblem of(long packed) {
    return values()[DateInterval.endDay(packed) - Integer.MIN_VALUE];
  }
}
