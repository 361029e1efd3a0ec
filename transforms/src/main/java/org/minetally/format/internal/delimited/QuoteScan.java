package org.minetally.format.internal.delimited;

import org.minetally.format.Dialect;

/**
 * Tracks quotes through a part of a file that starts at an arbitrary byte, when it is not known
 * whether that byte is inside a quoted field. Both possibilities are tracked in parallel. They
 * usually converge at the first quoted field: the wrong one treats the opening quote as a closing
 * one, then finds the real closing quote in the middle of an unquoted field, where a quote means
 * nothing. From there on the state is certain, whatever precedes the part.
 */
final class QuoteScan {

  private final Dialect dialect;
  private final byte separator;
  private final byte quote;
  private final long quotePattern;

  QuoteScan(Dialect dialect) {
    this.dialect = dialect;
    this.separator = (byte) dialect.separator();
    this.quote = (byte) dialect.quote();
    this.quotePattern = ByteSearch.repeat(quote);
  }

  /**
   * Returns the state at {@code to}, or null if it depends on the bytes before {@code from}.
   *
   * @param bytes the bytes; [from, to) is not empty, and {@link ByteSearch#SLACK} more bytes follow
   *     it
   */
  QuoteState certainStateAfter(byte[] bytes, int from, int to) {
    // The first byte may be in any state; what precedes it matters only for that byte.
    QuoteState outside = stateAfter(bytes, from, to, QuoteState.UNQUOTED);
    if (quote == 0) {
      return outside;
    }
    QuoteState fieldStart = stateAfter(bytes, from, to, QuoteState.FIELD_START);
    if (outside != fieldStart) {
      return null;
    }
    QuoteState inside = stateAfter(bytes, from, to, QuoteState.QUOTED);
    if (outside != inside) {
      return null;
    }
    QuoteState afterQuote = stateAfter(bytes, from, to, QuoteState.AFTER_QUOTE);
    return outside == afterQuote ? outside : null;
  }

  /** Returns the state at {@code to}, given the state at {@code from}. */
  QuoteState stateAfter(byte[] bytes, int from, int to, QuoteState start) {
    if (from == to) {
      return start;
    }
    if (quote == 0) {
      return start.next(bytes[to - 1], dialect);
    }
    // The first byte needs the state machine, since what precedes it is known only as a state.
    QuoteState state = start.next(bytes[from], dialect);
    int i = from + 1;
    while (i < to) {
      int q = ByteSearch.indexOf(bytes, i, to, quotePattern);
      if (q == to) {
        return state(state, bytes, i, to);
      }
      state = state(state, bytes, i, q).next(quote, dialect);
      i = q + 1;
    }
    return state;
  }

  /** Returns the state at {@code to} if [from, to) contains no quote. */
  private QuoteState state(QuoteState before, byte[] bytes, int from, int to) {
    if (from == to || before == QuoteState.QUOTED) {
      return before;
    }
    byte last = bytes[to - 1];
    if (last == '\n') {
      return QuoteState.RECORD_START;
    }
    return last == separator ? QuoteState.FIELD_START : QuoteState.UNQUOTED;
  }
}
