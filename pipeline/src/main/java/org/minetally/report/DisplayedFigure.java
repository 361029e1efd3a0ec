package org.minetally.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A number as the published tables give it: one value, or the sum of several. A sum with a
 * suppressed part is not a total, and says so.
 *
 * @param shown the sum of the parts that are shown; null if none is
 * @param isSuppressed whether a part is suppressed
 */
record DisplayedFigure(BigDecimal shown, boolean isSuppressed) {

  /** No part is reported. */
  static final DisplayedFigure NOT_REPORTED = new DisplayedFigure(null, false);

  private static final DisplayedFigure SUPPRESSED = new DisplayedFigure(null, true);

  /**
   * The figure in a column of a row.
   *
   * @param value the value; null is NULL
   * @param suppressedRow whether the row says that it suppresses values. Which of its NULLs are
   *     suppressed and which are not reported, the row does not say.
   */
  static DisplayedFigure of(BigDecimal value, boolean suppressedRow) {
    if (value != null) {
      return new DisplayedFigure(value, false);
    }
    return suppressedRow ? SUPPRESSED : NOT_REPORTED;
  }

  /** Whether there is nothing to say: no part is reported, and none is suppressed. */
  boolean isAbsent() {
    return shown == null && !isSuppressed;
  }

  /** Whether the figure is a complete total. */
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

  /** Of two statements about the same number, the one that says more. */
  DisplayedFigure orBetter(DisplayedFigure other) {
    if (isSuppressed != other.isSuppressed) {
      return isSuppressed ? other : this;
    }
    return other.shown != null && (shown == null || other.shown.compareTo(shown) > 0)
        ? other
        : this;
  }

  /**
   * The figure in the page's data: a number if it is a total, {@code {"at_least": 12}} if a part is
   * suppressed and the others add up to more than 0, {@code "suppressed"} otherwise. A suppressed
   * figure is never a number, so that no script can take it for one.
   */
  @JsonValue
  Object json() {
    if (!isSuppressed) {
      return shown;
    }
    return shown != null && shown.signum() > 0 ? Map.of("at_least", shown) : "suppressed";
  }
}
