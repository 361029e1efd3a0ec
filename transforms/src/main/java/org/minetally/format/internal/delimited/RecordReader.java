package org.minetally.format.internal.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.minetally.format.Dialect;
import org.minetally.format.internal.RecordCursor;

/**
 * Reads records of delimited text as slices of a byte buffer. Only requested fields are decoded or
 * copied.
 *
 * <p>Records end with LF or CR LF; a lone CR is data ({@link CarriageReturns} turns it into LF). An
 * empty line is not a record. Text after a closing quote makes a record {@linkplain #isMalformed()
 * malformed}; reading continues after it.
 *
 * <pre>{@code
 * RecordReader reader = new RecordReader(Dialect.CSV, in, 0, fieldsWanted);
 * while (reader.next()) {
 *   use(reader.bytes(), reader.start(0), reader.end(0));
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class RecordReader implements RecordCursor {

  /**
   * The length of the longest record in bytes, including its newline. A longer one nearly always
   * means a quote that never closes.
   */
  public static final int LONGEST_RECORD = 16 << 20;

  /**
   * The initial size of the buffer. It grows to {@link #FULL_BUFFER} as it fills; a short range
   * needs no more.
   */
  private static final int FIRST_BUFFER = 16 << 10;

  private static final int FULL_BUFFER = 1 << 20;
  private static final long NEWLINE = ByteSearch.repeat('\n');
  private static final int INCOMPLETE = -1;

  private final Dialect dialect;
  private final InputStream in;
  private final byte separator;
  private final byte quote;
  private final long separatorPattern;
  private final long quotePattern;
  private final int[] starts;
  private final int[] ends;
  private final int[] doubled;

  private byte[] buffer;
  private int limit;
  private int position;
  private int recordStart;
  private boolean atEnd;

  /** The offset in the file of the buffer's first byte. */
  private long base;

  private int fields;
  private int doubledFields;
  private boolean malformed;
  private boolean countsReturns;
  private int newlines;
  private long linesBefore;
  private long linesOfRecord;
  private long stop = Long.MAX_VALUE;

  /**
   * Creates a reader.
   *
   * @param in the text, at {@code offset} of its file; the caller closes it
   * @param offset the offset in the file of the first byte of {@code in}
   * @param fieldsKept the number of fields kept per record, at least 1; further fields are only
   *     counted
   */
  public RecordReader(Dialect dialect, InputStream in, long offset, int fieldsKept) {
    this.dialect = dialect;
    this.in = in;
    this.base = offset;
    this.separator = (byte) dialect.separator();
    this.quote = (byte) dialect.quote();
    this.separatorPattern = ByteSearch.repeat(separator);
    this.quotePattern = ByteSearch.repeat(quote);
    this.starts = new int[fieldsKept];
    this.ends = new int[fieldsKept];
    this.doubled = new int[fieldsKept];
    this.buffer = new byte[FIRST_BUFFER + ByteSearch.SLACK];
  }

  /**
   * Advances to the first record that starts at or after the current position.
   *
   * @param state the state at the current position
   * @return false if no record starts before the end
   */
  public boolean skipToRecordStart(QuoteState state) throws IOException {
    QuoteState now = state;
    while (now != QuoteState.RECORD_START) {
      recordStart = position;
      if (position == limit && !fill()) {
        return false;
      }
      now = now.next(buffer[position], dialect);
      position++;
    }
    recordStart = position;
    return true;
  }

  /** Ends the input before the first line that starts at or after this offset in the file. */
  public void stopAt(long offset) {
    stop = offset;
  }

  /** Also counts a lone carriage return in a quoted field as the end of a line. */
  public void countCarriageReturns() {
    countsReturns = true;
  }

  /**
   * Reads the next record.
   *
   * @return false at the end of the input
   * @throws DelimitedException if a quote never closes, or a record is longer than {@link
   *     #LONGEST_RECORD}
   */
  @Override
  public boolean next() throws IOException {
    linesBefore += linesOfRecord;
    linesOfRecord = 0;
    while (true) {
      recordStart = position;
      if (base + position >= stop || (position == limit && !fill())) {
        return false;
      }
      int end = parse();
      if (end == INCOMPLETE) {
        if (!fill() && !atEnd) {
          throw new IllegalStateException("no progress");
        }
        continue;
      }
      if (end - recordStart > LONGEST_RECORD) {
        // The limit must not depend on a buffer that grew for an earlier record.
        throw tooLong();
      }
      position = end;
      linesOfRecord = 1L + newlines;
      if (fields > 1 || starts[0] < ends[0] || starts[0] != recordStart) {
        joinDoubledQuotes();
        return true;
      }
      linesBefore++;
      linesOfRecord = 0;
    }
  }

  /** Returns the number of fields of the record, including those not kept. */
  @Override
  public int fields() {
    return fields;
  }

  /** Returns the buffer that contains the fields. Valid until the next call of {@link #next()}. */
  @Override
  public byte[] bytes() {
    return buffer;
  }

  /** Returns the position of a field's first byte, inside any quotes. */
  @Override
  public int start(int field) {
    return starts[field];
  }

  /** Returns the position after a field's last byte. */
  @Override
  public int end(int field) {
    return ends[field];
  }

  /** Returns the position of the record's first byte, including an opening quote. */
  @Override
  public int recordStart() {
    return recordStart;
  }

  /** Returns the position after the record's last byte, including its newline. */
  @Override
  public int recordEnd() {
    return position;
  }

  /** Returns whether every byte of the record is ASCII. */
  @Override
  public boolean isAscii() {
    return ByteSearch.isAscii(buffer, recordStart, position);
  }

  /** Returns whether text follows a closing quote. */
  @Override
  public boolean isMalformed() {
    return malformed;
  }

  /** Returns the offset in the file at which the current record starts. */
  public long offset() {
    return base + recordStart;
  }

  /** Returns the offset in the file at which the next record, if any, starts. */
  public long nextOffset() {
    return base + position;
  }

  /**
   * Returns the number of lines between the start of the first record and the start of this one.
   */
  @Override
  public long linesBefore() {
    return linesBefore;
  }

  /** Returns the number of lines between the start of the first record and the end of this one. */
  @Override
  public long linesRead() {
    return linesBefore + linesOfRecord;
  }

  /**
   * Returns the position after the record that starts at {@link #recordStart}, or {@link
   * #INCOMPLETE}.
   */
  private int parse() throws DelimitedException {
    byte[] b = buffer;
    int p = recordStart;
    int count = 0;
    newlines = 0;
    doubledFields = 0;
    malformed = false;
    while (true) {
      int from = p;
      int to;
      if (quote != 0 && p < limit && b[p] == quote) {
        from = p + 1;
        to = closingQuote(from, count);
        if (to < 0) {
          return incomplete(true);
        }
        p = afterClosingQuote(to + 1);
        if (p < 0) {
          return INCOMPLETE;
        }
      } else {
        p = ByteSearch.indexOfEither(b, p, limit, separatorPattern, NEWLINE);
        to = p > from && (p == limit || b[p] == '\n') && b[p - 1] == '\r' ? p - 1 : p;
      }
      if (p == limit && !atEnd) {
        return incomplete(false);
      }
      if (count < starts.length) {
        starts[count] = from;
        ends[count] = to;
      }
      count++;
      if (p == limit || b[p] == '\n') {
        fields = count;
        return Math.min(limit, p + 1);
      }
      p++;
    }
  }

  private int incomplete(boolean insideQuotes) throws DelimitedException {
    if (insideQuotes && atEnd) {
      throw new DelimitedException(
          "a quote opens in this record and never closes", base + recordStart);
    }
    return INCOMPLETE;
  }

  /** Returns the position of the quote that closes the field, or {@link #INCOMPLETE}. */
  private int closingQuote(int from, int field) {
    int q = from;
    boolean twice = false;
    while (true) {
      q = ByteSearch.indexOf(buffer, q, limit, quotePattern);
      if (q == limit || (q + 1 == limit && !atEnd)) {
        return INCOMPLETE;
      }
      if (q + 1 == limit || buffer[q + 1] != quote) {
        break;
      }
      twice = true;
      q += 2;
    }
    if (twice && field < starts.length) {
      doubled[doubledFields++] = field;
    }
    int n = ByteSearch.indexOf(buffer, from, q, NEWLINE);
    while (n < q) {
      newlines++;
      n = ByteSearch.indexOf(buffer, n + 1, q, NEWLINE);
    }
    if (countsReturns) {
      newlines += returnsAlone(from, q);
    }
    return q;
  }

  private int returnsAlone(int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number += buffer[i] == '\r' && (i + 1 == to || buffer[i + 1] != '\n') ? 1 : 0;
    }
    return number;
  }

  /**
   * Returns the position of the separator or newline that must follow a closing quote, or {@link
   * #INCOMPLETE}.
   */
  private int afterClosingQuote(int from) {
    if (from == limit || buffer[from] == separator || buffer[from] == '\n') {
      return from;
    }
    if (buffer[from] == '\r') {
      if (from + 1 == limit) {
        return atEnd ? limit : INCOMPLETE;
      }
      if (buffer[from + 1] == '\n') {
        return from + 1;
      }
    }
    malformed = true;
    return ByteSearch.indexOfEither(buffer, from, limit, separatorPattern, NEWLINE);
  }

  private void joinDoubledQuotes() {
    for (int i = 0; i < doubledFields; i++) {
      int field = doubled[i];
      int to = starts[field];
      for (int from = to; from < ends[field]; from++) {
        byte b = buffer[from];
        buffer[to++] = b;
        if (b == quote) {
          from++;
        }
      }
      // The bytes left over must not look like the rest of a multi-byte character.
      Arrays.fill(buffer, to, ends[field], quote);
      ends[field] = to;
    }
  }

  private DelimitedException tooLong() {
    return new DelimitedException(
        "a record is longer than "
            + (LONGEST_RECORD >> 20)
            + " MiB; a quote in it probably never closes",
        base + recordStart);
  }

  /**
   * Moves the current record to the front of the buffer and reads more after it. Returns false if
   * there is no more.
   */
  private boolean fill() throws IOException {
    if (atEnd) {
      return false;
    }
    int kept = limit - recordStart;
    if (kept > LONGEST_RECORD) {
      throw tooLong();
    }
    byte[] target = buffer;
    int capacity = buffer.length - ByteSearch.SLACK;
    if (kept > capacity / 2 || (limit > 0 && capacity < FULL_BUFFER)) {
      target = new byte[2 * capacity + ByteSearch.SLACK];
    }
    System.arraycopy(buffer, recordStart, target, 0, kept);
    base += recordStart;
    position -= recordStart;
    recordStart = 0;
    buffer = target;
    limit = kept;
    while (limit < target.length - ByteSearch.SLACK) {
      int read = in.read(target, limit, target.length - ByteSearch.SLACK - limit);
      if (read < 0) {
        atEnd = true;
        Arrays.fill(target, limit, limit + ByteSearch.SLACK, (byte) 0);
        break;
      }
      limit += read;
    }
    return limit > kept;
  }
}
