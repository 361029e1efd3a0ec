package org.minetally.format.internal.delimited;

import org.minetally.format.Dialect;

/**
 * The state of a parser of delimited text at a position, after all the bytes before it. A quote
 * opens a field only at the field's first byte; inside an unquoted field it is an ordinary
 * character; inside a quoted field a doubled quote is one quote.
 */
public enum QuoteState {
  /** A record starts here. */
  RECORD_START,
  /** A field starts here, and it is not the record's first. */
  FIELD_START,
  /** Inside an unquoted field, or after a closing quote and more text. */
  UNQUOTED,
  /** Inside a quoted field. */
  QUOTED,
  /** Just after a quote inside a quoted field: it closed the field, or it is the first of two. */
  AFTER_QUOTE;

  /** Returns the state after one more byte. */
  QuoteState next(byte b, Dialect dialect) {
    boolean quote = dialect.quote() != 0 && b == (byte) dialect.quote();
    return switch (this) {
      case QUOTED -> quote ? AFTER_QUOTE : QUOTED;
      case AFTER_QUOTE -> quote ? QUOTED : outside(b, dialect);
      case RECORD_START, FIELD_START -> quote ? QUOTED : outside(b, dialect);
      case UNQUOTED -> outside(b, dialect);
    };
  }

  private static QuoteState outside(byte b, Dialect dialect) {
    if (b == '\n') {
      return RECORD_START;
    }
    return b == (byte) dialect.separator() ? FIELD_START : UNQUOTED;
  }
}
