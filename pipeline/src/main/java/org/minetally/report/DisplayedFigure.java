package org.minetally.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A published value, or the sum of several. A sum with a suppressed part is marked as incomplete.
 *
 * @param shown the sum of the values that are shown; null if none is shown
 * @param isSuppressed whether at least one value is suppressed
 */
record DisplayedFigure(BigDecimal shown, boolean isSuppressed) {

  /** No value is reported. */
  static final DisplayedFigure NOT_REPORTED = new DisplayedFigure(null, false);

  private static final DisplayedFigure SUPPRESSED = new DisplayedFigure(null, true);

  /**
   * Returns the figure in a column of a row.
   *
   * @param value the value; null for NULL
   * @param suppressedRow whether the row is marked as suppressed; such a row does not show which of
   *     its NULLs are suppressed and which are not reported
   */
  static DisplayedFigure of(BigDecimal value, boolean suppressedRow) {
    if (value != null) {
      return new DisplayedFigure(value, false);
    }
    return suppressedRow ? SUPPRESSED : NOT_REPORTED;
  }

  /** Returns whether no value is reported and none is suppressed. */
  boolean isAbsent() {
    return shown == null && !isSuppressed;
  }

  /** Returns whether the figure is a complete total. */
  boolean isExact() {
    return shown != null && !isSuppressed;
  }

  DisplayedFigure plus(DisplayedFigure other) {
    BigDecimal sum = shown == null ? other.shown : shown;
    if (shown != null && other.shown != null) {
      sum = shown.add(other.shown);
    }
    return new DisplayedFigure(sum, isSuppressed || other.isSuppressed);
  }

  /** Returns the more precise of two statements about the same number. */
  DisplayedFigure orBetter(DisplayedFigure other) {
    if (isSuppressed != other.isSuppressed) {
      return isSuppressed ? other : this;
    }
    return other.shown != null && (shown == null || other.shown.compareTo(shown) > 0)
        ? other
        : this;
  }

  /**
   * Returns the figure for the data of the page: a number for a total, {@code {"at_least": 12}} if
   * a part is suppressed and the rest sums to more than 0, {@code "suppressed"} otherwise. A
   * suppressed figure is never a number, so no script can mistake it for a total.
   */
  @JsonValue
  Object json() {
    if (!isSuppressed) {
      return shown;
    }
    return shown != null && shown.signum() > 0 ? Map.of("at_least", shown) : "suppressed";
  }
}
