package org.minetally.format.internal.delimited;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.minetally.format.Dialect;

/**
 * Turns each carriage return that ends a record into a line feed. Carriage returns in quotes or
 * before a line feed are kept, and so is the number of bytes.
 */
public final class CarriageReturns extends FilterInputStream {

  private final Dialect dialect;
  private QuoteState state = QuoteState.RECORD_START;

  /**
   * Filters text.
   *
   * @param in the text, at the beginning of a record; closed with this stream
   */
  public CarriageReturns(InputStream in, Dialect dialect) {
    super(new BufferedInputStream(in));
    this.dialect = dialect;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    return read < 0 ? read : filtered((byte) read, read == '\r' && next() == '\n') & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int number = in.read(target, offset, length);
    for (int i = offset; i < offset + number; i++) {
      boolean pair =
          target[i] == '\r' && (i + 1 < offset + number ? target[i + 1] == '\n' : next() == '\n');
      target[i] = filtered(target[i], pair);
    }
    return number;
  }

  /**
   * Returns a byte after filtering.
   *
   * @param pair whether the byte is a carriage return followed by a line feed
   */
  private byte filtered(byte b, boolean pair) {
    byte kept = b == '\r' && !pair && state != QuoteState.QUOTED ? (byte) '\n' : b;
    state = state.next(kept, dialect);
    return kept;
  }

  /** Returns the next byte without consuming it. */
  private int next() throws IOException {
    in.mark(1);
    int next = in.read();
    in.reset();
    return next;
  }

  @Override
  public long skip(long number) throws IOException {
    long skipped = 0;
    while (skipped < number && read() >= 0) {
      skipped++;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
