package org.minetally.period.internal;

import java.io.Serializable;
import java.util.Optional;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;

/**
 * The newest date of some records, so that periods near it can be marked. It is taken from the
 * data, not from a clock: the same input produces the same tables at any time.
 *
 * <p>It is the last day of the records whose dates are known to the month or better. A record of
 * "2021" ends on 31 December 2021, but does not show that December has been reported yet. Such
 * records count only if there are no others.
 *
 * @param precise the newest date that is known to the month or better, in days since 1970-01-01;
 *     {@link Integer#MIN_VALUE} if there is none
 * @param any the newest date; {@link Integer#MIN_VALUE} if there is none
 */
public record DataEnd(int precise, int any) implements Serializable {

  /** No date is known. */
  public static final DataEnd NONE = new DataEnd(Integer.MIN_VALUE, Integer.MIN_VALUE);

  private static final int LONGEST_MONTH = 31;

  /** Returns the newest date including another record's interval. */
  public DataEnd with(int startDay, int endDay) {
    if (endDay == DateInterval.UNKNOWN.endDay() || endDay <= precise) {
      return this;
    }
    boolean toTheMonth = (long) endDay - startDay < LONGEST_MONTH;
    return new DataEnd(toTheMonth ? endDay : precise, Math.max(any, endDay));
  }

  /** Returns the newest date of these records and others. */
  public DataEnd with(DataEnd other) {
    return new DataEnd(Math.max(precise, other.precise), Math.max(any, other.any));
  }

  /** Returns the newest date in days since 1970-01-01; {@link Integer#MIN_VALUE} for none. */
  public int newestDay() {
    return precise == NONE.precise ? any : precise;
  }

  /**
   * Returns whether the data ends before the last day of a period; empty if the period or all dates
   * are unknown.
   */
  public Optional<Boolean> isPartial(Period period) {
    return isComparable(period) ? Optional.of(newestDay() < period.endDay()) : Optional.empty();
  }

  /**
   * Returns whether a period ends less than {@code days} before the newest date; empty if the
   * period or all dates are unknown.
   */
  public Optional<Boolean> isProvisional(Period period, int days) {
    return isComparable(period)
        ? Optional.of((long) newestDay() - period.endDay() < days)
        : Optional.empty();
  }

  private boolean isComparable(Period period) {
    return newestDay() != NONE.any && period.endDay() != DateInterval.UNKNOWN.endDay();
  }
}
