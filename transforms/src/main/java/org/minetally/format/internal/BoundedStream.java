package org.minetally.format.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** A stream that fails when it returns more bytes than its reader can hold. */
public final class BoundedStream extends FilterInputStream {

  private final String what;
  private final long most;
  private final long mostAtOnce;
  private long read;
  private long mark;

  /**
   * Creates a stream.
   *
   * @param what the name of the content, for messages
   * @param most the maximum number of bytes in total
   * @param mostAtOnce the maximum number of bytes between two calls of {@link #step}
   */
  public BoundedStream(InputStream in, String what, long most, long mostAtOnce) {
    super(in);
    this.what = what;
    this.most = most;
    this.mostAtOnce = mostAtOnce;
  }

  /** Records that the reader has released what it has read so far. */
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
          String.format(
              Locale.ROOT,
              "%s is larger than %d MiB when decompressed, which is the limit. Save the data as CSV",
              what,
              most >> 20),
          null);
    }
    if (read - mark > mostAtOnce) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "a value or a name in %s is longer than %d MiB, which is the limit",
              what,
              mostAtOnce >> 20),
          null);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
