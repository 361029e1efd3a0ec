package org.minetally.format.internal.delimited;

import org.minetally.format.Dialect;

/**
 * Detects whether the records of a text file end with a lone carriage return, as on old Macs. If
 * they do, a line feed or CR LF ends a record too; if not, a lone carriage return is data.
 *
 * <p>Records end with carriage returns if the first line end outside quotes is a carriage return
 * and either no line feed is outside quotes, or more records have as many fields as the header than
 * they would if records ended with line feeds.
 */
public final class LineEnds {

  /** The number of bytes examined. */
  public static final int SAMPLE = 64 << 10;

  private LineEnds() {}

  /**
   * Returns whether the records of a text file that begins with these bytes end with carriage
   * returns.
   */
  public static boolean areCarriageReturns(byte[] text, Dialect dialect) {
    if (!hasCarriageReturnAlone(text)) {
      return false;
    }
    Walk atReturns = new Walk(text, dialect, true);
    return atReturns.firstEnd == '\r'
        && (!atReturns.sawNewline || atReturns.isMoreRegularThan(new Walk(text, dialect, false)));
  }

  private static boolean hasCarriageReturnAlone(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (isAlone(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAlone(byte[] text, int i) {
    return text[i] == '\r' && (i + 1 == text.length || text[i + 1] != '\n');
  }

  /** The records of the text under one of the two assumptions. */
  private static final class Walk {

    private static final int NONE = -1;

    private byte firstEnd;
    private boolean sawNewline;
    private int fieldsOfHeader = NONE;
    private long records;
    private long regular;

    Walk(byte[] text, Dialect dialect, boolean returnsEndRecords) {
      QuoteState state = QuoteState.RECORD_START;
      int fields = 0;
      for (int i = 0; i < text.length; i++) {
        boolean outside = state != QuoteState.QUOTED;
        boolean alone = outside && isAlone(text, i);
        boolean newline = outside && text[i] == '\n';
        sawNewline |= newline;
        if (firstEnd == 0 && (alone || newline)) {
          firstEnd = text[i];
        }
        QuoteState before = state;
        state = state.next(alone && returnsEndRecords ? (byte) '\n' : text[i], dialect);
        if (state == QuoteState.FIELD_START) {
          fields++;
        } else if (state == QuoteState.RECORD_START) {
          if (before != QuoteState.RECORD_START) {
            count(fields);
          }
          fields = 0;
        }
      }
      if (state != QuoteState.RECORD_START && text.length < SAMPLE) {
        count(fields);
      }
    }

    private void count(int fields) {
      if (fieldsOfHeader == NONE) {
        fieldsOfHeader = fields;
        return;
      }
      records++;
      regular += fields == fieldsOfHeader ? 1 : 0;
    }

    boolean isMoreRegularThan(Walk other) {
      return regular * Math.max(1, other.records) > other.regular * Math.max(1, records);
    }
  }
}
