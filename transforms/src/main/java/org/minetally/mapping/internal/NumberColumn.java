package org.minetally.mapping.internal;

import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Measure;
import org.minetally.profile.NumberForm;

/** Reads a column of numbers. */
final class NumberColumn {

  private final SourceColumn column;
  private final long factor;
  private final boolean rounded;
  private final NumberForm form;
  private final NumberReader numbers;

  /**
   * Creates a reader.
   *
   * @param factor the factor for each number, a power of ten
   * @param rounded whether decimals beyond the last place are rounded rather than rejected
   */
  NumberColumn(SourceColumn column, long factor, boolean rounded, NumberForm form) {
    this.column = column;
    this.factor = factor;
    this.rounded = rounded;
    this.form = form;
    this.numbers = new NumberReader(form);
  }

  /**
   * Returns the record's number; {@link Measure#NOT_REPORTED} if there is none; another negative
   * number if it cannot be read, in which case {@link #rejection} returns the reason.
   */
  long read(SourceRecord record) {
    byte[] bytes = record.bytes();
    column.locate(record);
    if (column.isMissing(bytes)) {
      return Measure.NOT_REPORTED;
    }
    long value = numbers.read(bytes, column.from(), column.to(), factor, rounded);
    return value == NumberReader.NOT_A_NUMBER
        ? NumberReader.readPlain(form.plain(column.text(bytes)), factor, rounded)
        : value;
  }

  /** Returns the rejection for a negative result of {@link #read}. */
  Rejection rejection(long value, SourceRecord record) {
    return column.reject(reason(value), record.bytes());
  }

  String name() {
    return column.name();
  }

  /** Returns the reason denoted by a negative result. */
  static Reason reason(long value) {
    if (value == NumberReader.NEGATIVE) {
      return Reason.NEGATIVE;
    }
    if (value == NumberReader.TOO_LARGE) {
      return Reason.TOO_LARGE;
    }
    return value == NumberReader.NOT_WHOLE ? Reason.NOT_WHOLE : Reason.INVALID_NUMBER;
  }
}
