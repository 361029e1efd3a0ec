package org.minetally.format.internal.delimited;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.Dialect;

/**
 * Splits a file into ranges that can be read in parallel, and determines for each split point
 * whether it is inside quotes. The result is exact for every arrangement of quotes and newlines:
 * usually a short window before the split point is enough; otherwise the whole range before it is
 * scanned.
 */
public final class RangePlan {

  private static final int WINDOW = 64 << 10;
  private static final int CHUNK = 1 << 20;

  private final SeekableByteChannel file;
  private final QuoteScan scan;
  private final byte[] buffer = new byte[CHUNK + ByteSearch.SLACK];

  private RangePlan(SeekableByteChannel file, Dialect dialect) {
    this.file = file;
    this.scan = new QuoteScan(dialect);
  }

  /**
   * Returns the ranges of a file, in order; together they cover it from {@code first} on.
   *
   * @param file an uncompressed file in a charset that encodes ASCII in single bytes; its position
   *     is changed
   * @param first the byte at which the first record starts
   * @param rangeSize the size of a range in bytes, at least 1
   */
  public static List<ByteRange> of(
      SeekableByteChannel file, Dialect dialect, long first, long rangeSize) throws IOException {
    return new RangePlan(file, dialect).cut(first, rangeSize);
  }

  /**
   * Returns a size of ranges that can be distributed evenly: their number is a multiple of the
   * number of groups, unless that would more than double it.
   *
   * @param text the size of the text in bytes
   * @param most the maximum size of a range in bytes, at least 1
   * @param groups the number of groups that the ranges are distributed to, at least 1
   */
  public static long evenSize(long text, long most, int groups) {
    long number = quotientUp(text, most);
    long even = quotientUp(number, groups) * groups;
    return number < 2 || even > 2 * number ? most : quotientUp(text, even);
  }

  private static long quotientUp(long number, long by) {
    return number / by + (number % by == 0 ? 0 : 1);
  }

  private List<ByteRange> cut(long first, long rangeSize) throws IOException {
    long size = file.size();
    long start = first;
    QuoteState state = QuoteState.RECORD_START;
    List<ByteRange> ranges = new ArrayList<>();
    while (size - start > rangeSize) {
      long end = start + rangeSize;
      ranges.add(new ByteRange(start, end, state));
      state = stateAt(end, start, state);
      start = end;
    }
    ranges.add(new ByteRange(start, size, state));
    return ranges;
  }

  private QuoteState stateAt(long cut, long known, QuoteState stateAtKnown) throws IOException {
    int window = (int) Math.min(WINDOW, cut - known);
    read(cut - window, window);
    QuoteState certain = scan.certainStateAfter(buffer, 0, window);
    if (certain != null) {
      return certain;
    }
    QuoteState state = stateAtKnown;
    for (long at = known; at < cut; at += CHUNK) {
      int length = (int) Math.min(CHUNK, cut - at);
      read(at, length);
      state = scan.stateAfter(buffer, 0, length, state);
    }
    return state;
  }

  private void read(long from, int length) throws IOException {
    ByteBuffer target = ByteBuffer.wrap(buffer, 0, length);
    file.position(from);
    while (target.hasRemaining()) {
      if (file.read(target) < 0) {
        throw new EOFException("the file was truncated while it was being read");
      }
    }
  }
}
