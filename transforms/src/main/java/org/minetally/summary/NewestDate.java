package org.minetally.summary;

import org.minetally.model.Batch;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.reconcile.internal.Message;

/**
 * The newest date of a run's records, so that periods near it can be marked as provisional. It is
 * taken from the data, not from a clock: the same input produces the same tables at any time.
 *
 * <p>It is the last day of the records whose dates are known to the month or better. A record of
 * "2021" ends on 31 December 2021, but does not show that December has been reported yet. Such
 * records count only if there are no others.
 */
final class NewestDate {

  /** No date is known. */
  private static final int NONE = Integer.MIN_VALUE;

  private static final int LONGEST_MONTH = 31;

  private int precise = NONE;
  private int any = NONE;

  /** Includes a batch's records. */
  void add(Batch batch) {
    for (int row = 0; row < batch.size(); row++) {
      add(batch.startDay(row), batch.endDay(row));
    }
  }

  void add(int startDay, int endDay) {
    if (endDay == DateInterval.UNKNOWN.endDay()) {
      return;
    }
    any = Math.max(any, endDay);
    if ((long) endDay - startDay < LONGEST_MONTH) {
      precise = Math.max(precise, endDay);
    }
  }

  /** Includes the newest date of other records. */
  void add(TablePart.DataEnd other) {
    precise = Math.max(precise, other.precise());
    any = Math.max(any, other.any());
  }

  /** Returns a message about a source. */
  Message.NewestDates reached(int source) {
    return new Message.NewestDates(source, precise, any);
  }

  /** Returns the same dates as a part of a table. */
  TablePart.DataEnd asPart() {
    return new TablePart.DataEnd(precise, any);
  }

  /**
   * Returns whether a period is provisional, that is, ends less than {@code days} before the newest
   * date.
   *
   * @param days 0 if the job does not set it
   * @return {@code yes} or {@code no}; null if the job does not set it, or the period or all dates
   *     are unknown
   */
  String isProvisional(Period period, int days) {
    int newest = precise == NONE ? any : precise;
    if (days == 0 || newest == NONE || period.endDay() == DateInterval.UNKNOWN.endDay()) {
      return null;
    }
    return newest - period.endDay() < days ? "yes" : "no";
  }
}
