package org.minetally.source;

import java.util.function.LongConsumer;
import org.minetally.source.internal.ReadMeter;

/**
 * Reports the bytes of a range to a meter while they are read. Reading a range takes more bytes
 * than it has, or fewer: a reader looks ahead, and some formats are read twice or in part. The
 * meter gets exactly the bytes of the range.
 */
final class RangeMeter implements LongConsumer {

  private final ReadMeter meter;
  private final long size;
  private long reported;

  /**
   * Creates a meter for a range.
   *
   * @param size the number of bytes in the range
   */
  RangeMeter(ReadMeter meter, long size) {
    this.meter = meter;
    this.size = size;
  }

  @Override
  public void accept(long bytes) {
    long more = Math.min(bytes, size - reported);
    meter.addBytes(more);
    reported += more;
  }

  /** Returns the number of bytes in the range. */
  long size() {
    return size;
  }

  /** Reports the rest of the range. */
  void finish() {
    accept(size);
  }
}
