package org.minetally.format.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to go on when it gives more than its reader can hold. */
public final class BoundedStream extends FilterInputStream {

  private final String what;
  private final long most;
  private final long mostAtOnce;
  private long read;
  private long mark;

  /**
   * A stream.
   *
   * @param what it is, in messages
   * @param most bytes in all
   * @param mostAtOnce bytes between two calls of {@link #step}
   */
  public BoundedStream(InputStream in, String what, long most, long mostAtOnce) {
    super(in);
    this.what = what;
    this.most = most;
    this.mostAtOnce = mostAtOnce;
  }

  /** The reader has let go of what it read so far. */
  public void step() {
    mark = read;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int number = in.read(target, offset, length);
    count(Math.max(0, number));
    return number;
  }

  private void count(int number) throws FormatException {
    read += number;
    if (read > most) {
      throw new FormatException(
          "%s has more than %d MiB when it is unpacked, which is the most that is read. Save the data as CSV"
              .formatted(what, most >> 20),
          null);
    }
    if (read - mark > mostAtOnce) {
      throw new FormatException(
          "one text or name of %s is longer than %d MiB; no workbook needs that"
              .formatted(what, mostAtOnce >> 20),
          null);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
