package org.minetally.reconcile.internal;

import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.period.DateInterval;

/** The number of days from the event of a record to its first report. */
public final class EventLag {

  private EventLag() {}

  /**
   * Returns the number of days of a record of a batch with {@link Extra#REPORTED}, negative for a
   * report before the event; {@link YearLag#UNKNOWN} if one of the days is not known.
   */
  public static int days(Batch batch, int row) {
    long interval = batch.interval(row);
    long reported = batch.extra(Extra.REPORTED, row);
    // A figure of an interval happened when the interval ended; a record of an event with an
    // imprecise date happened on any of its days.
    int last = DateInterval.endDay(interval);
    boolean dated = batch.has(Extra.PUBLISHED) || DateInterval.startDay(interval) == last;
    return reported == Extra.NO_DAY || !dated ? YearLag.UNKNOWN : (int) (reported - last);
  }
}
