package org.minetally.period;

/** What EDTF's marks {@code ?}, {@code ~} and {@code %} say of a date. They never change it. */
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

  /** The member of the dimension {@code date_qualifier}. */
  public String label() {
    return label;
  }

  /** What this and another one say together, of the two ends of an interval for instance. */
  public DateQualifier and(DateQualifier other) {
    if (this == UNQUALIFIED || this == other) {
      return other;
    }
    return other == UNQUALIFIED ? this : UNCERTAIN_AND_APPROXIMATE;
  }

  /** What the marks in a text say. */
  static DateQualifier of(byte[] buf, int from, int to) {
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
