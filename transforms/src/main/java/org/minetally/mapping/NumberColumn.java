package org.minetally.mapping;

import java.nio.charset.StandardCharsets;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Measure;
import org.minetally.profile.NumberForm;

/** A column of numbers. */
final class NumberColumn {

  private final SourceColumn column;
  private final long factor;
  private final boolean rounded;
  private final NumberReader numbers;
  private final boolean spaced;

  /**
   * A column of numbers.
   *
   * @param factor what a number is multiplied by, a power of ten
   * @param rounded whether decimals beyond the last place are rounded, rather than refused
   */
  NumberColumn(SourceColumn column, long factor, boolean rounded, NumberForm form) {
    this.column = column;
    this.factor = factor;
    this.rounded = rounded;
    this.numbers = new NumberReader(form);
    this.spaced = form.thousands() == ' ';
  }

  /**
   * The record's number; {@link Measure#NOT_REPORTED} if there is none; another number below zero
   * if it cannot be read, after which {@link #rejection} says why.
   */
  long read(SourceRecord record) {
    byte[] bytes = record.bytes();
    column.locate(record);
    if (column.isMissing(bytes)) {
      return Measure.NOT_REPORTED;
    }
    long value = numbers.read(bytes, column.from(), column.to(), factor, rounded);
    return value == NumberReader.NOT_A_NUMBER && spaced ? readSpaced(column.text(bytes)) : value;
  }

  /** Why what {@link #read} gave is no number. */
  Rejection rejection(long value, SourceRecord record) {
    return column.reject(reason(value), record.bytes());
  }

  String name() {
    return column.name();
  }

  /** Number groups are often set apart by no-break spaces, which are several bytes. */
  private long readSpaced(String text) {
    byte[] plain =
        text.replace('\u00a0', ' ').replace('\u202f', ' ').getBytes(StandardCharsets.UTF_8);
    return numbers.read(plain, 0, plain.length, factor, rounded);
  }

  /** What a value below zero means. */
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
