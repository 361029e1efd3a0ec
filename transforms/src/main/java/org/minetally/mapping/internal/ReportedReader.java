package org.minetally.mapping.internal;

import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Batch.Extra;
import org.minetally.period.DateInterval;
import org.minetally.period.internal.DateForms;
import org.minetally.profile.Series;

/** Reads the column of the day on which a record was reported, or a figure published. */
final class ReportedReader {

  private final SourceColumn column;
  private final DateForms forms;
  private long interval = DateInterval.UNKNOWN_PACKED;
  private Rejection rejection;

  private ReportedReader(SourceColumn column, DateForms forms) {
    this.column = column;
    this.forms = forms;
  }

  /** Returns a reader; null if there is no column. */
  static ReportedReader of(Series.Publication reported, SourceColumn.Header header) {
    if (reported.column().isEmpty()) {
      return null;
    }
    SourceColumn column = header.column(reported.column());
    return new ReportedReader(
        column, header.dates(column, reported.forms(), reported.monthNames()));
  }

  /** Reads the record's day; returns false if there is a {@link #rejection()}. */
  boolean read(SourceRecord record) {
    column.locate(record);
    if (column.isMissing(record.bytes())) {
      interval = DateInterval.UNKNOWN_PACKED;
      return true;
    }
    interval = forms.read(record.bytes(), column.from(), column.to());
    if (interval == DateInterval.INVALID) {
      rejection = column.reject(DateReader.reason(column, forms, record.bytes()), record.bytes());
      return false;
    }
    return true;
  }

  Rejection rejection() {
    return rejection;
  }

  /** Returns whether the record has no such day. */
  boolean isMissing() {
    return interval == DateInterval.UNKNOWN_PACKED;
  }

  /**
   * Returns the first possible day, an epoch day; {@link Integer#MIN_VALUE} if nothing is known.
   */
  int firstDay() {
    return DateInterval.startDay(interval);
  }

  /** Returns the day; {@link Extra#NO_DAY} if it is not known to the day. */
  long day() {
    return DateInterval.startDay(interval) == DateInterval.endDay(interval)
        ? DateInterval.startDay(interval)
        : Extra.NO_DAY;
  }
}
