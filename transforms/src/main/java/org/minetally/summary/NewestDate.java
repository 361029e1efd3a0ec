package org.minetally.summary;

import org.minetally.model.Batch;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;
import org.minetally.reconcile.Message;

/**
 * How far the records of a run reach, so that periods near their end can be marked as provisional.
 * It is taken from the data, not from a clock: the same input gives the same tables at any time.
 *
 * <p>What counts is the last day of records whose dates are known to the month or better. A record
 * of "2021" ends on 31 December 2021, but does not say that anybody has reported December yet. Only
 * if there are no others do such records count.
 */
final class NewestDate {

  /** No date is known. */
  private static final int NONE = Integer.MIN_VALUE;

  private static final int LONGEST_MONTH = 31;

  private int precise = NONE;
  private int any = NONE;

  /** Takes a batch's records into account. */
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

  /** Takes a part that was {@linkplain #asCells given away} into account. */
  void add(CellTable part) {
    for (int cell = 0; cell < part.size(); cell++) {
      precise = Math.max(precise, DateInterval.startDay(part.interval(cell)));
      any = Math.max(any, DateInterval.endDay(part.interval(cell)));
    }
  }

  /** The same as a report on a source. */
  Message.NewestDates reached(int source) {
    return new Message.NewestDates(source, precise, any);
  }

  /**
   * The same as a table without measures, which no table of figures is, so that it can travel with
   * them.
   */
  CellTable asCells() {
    CellTable cells = new CellTable(0, 0);
    cells.add(DateInterval.pack(precise, any), 0, 0, new long[0]);
    return cells;
  }

  /** Whether a part is one of these. */
  static boolean is(CellTable part) {
    return part.measures() == 0;
  }

  /**
   * Whether a period is provisional: it ends less than this many days before the newest date.
   *
   * @param days 0 if the job does not say
   * @return yes or no; null if the job does not say, or the period or all dates are unknown
   */
  String isProvisional(Period period, int days) {
    int newest = precise == NONE ? any : precise;
    if (days == 0 || newest == NONE || period.endDay() == DateInterval.UNKNOWN.endDay()) {
      return null;
    }
    return newest - period.endDay() < days ? "yes" : "no";
  }
}
