package org.minetally.period.internal;

/**
 * The meaning of EDTF's marks {@code ?}, {@code ~} and {@code %} on a date. They never change its
 * interval.
 */
public enum DateQualifier {
  /** The date has no mark. */
  UNQUALIFIED("unqualified"),
  /** {@code ?}: the source of the date is doubtful. */
  UNCERTAIN("uncertain"),
  /** {@code ~}: the date is an estimate. */
  APPROXIMATE("approximate"),
  /** {@code %}, or a part with {@code ?} and another with {@code ~}. */
  UNCERTAIN_AND_APPROXIMATE("uncertain_and_approximate");

  private final String label;

  DateQualifier(String label) {
    this.label = label;
  }

  /** Returns the member of the dimension {@code date_qualifier}. */
  public String label() {
    return label;
  }

  /** Combines two qualifiers, for example those of the two ends of an interval. */
  public DateQualifier and(DateQualifier other) {
    if (this == UNQUALIFIED || this == other) {
      return other;
    }
    return other == UNQUALIFIED ? this : UNCERTAIN_AND_APPROXIMATE;
  }

  /** Returns the qualifier expressed by the marks in a string. */
  public static DateQualifier of(byte[] buf, int from, int to) {
    DateQualifier all = UNQUALIFIED;
    for (int i = from; i < to; i++) {
      switch (buf[i]) {
        case '?' -> all = all.and(UNCERTAIN);
        case '~' -> all = all.and(APPROXIMATE);
        case '%' -> all = all.and(UNCERTAIN_AND_APPROXIMATE);
        default -> {
          // Not a mark.
        }
      }
    }
    return all;
  }
}
