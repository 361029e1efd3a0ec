package org.minetally.model.internal;

/**
 * The position of a batch in its source, packed into one long. Packed positions of one source sort
 * in reading order.
 *
 * @param file the file's number in the source; at most 19 bits
 * @param range the range's number in the file; at most 24 bits
 * @param batch the batch's number in the range; at most 20 bits
 */
public record BatchOrder(int file, int range, int batch) {

  private static final int BATCH_BITS = 20;
  private static final int RANGE_BITS = 24;

  /** Returns the packed position. */
  public long packed() {
    return (long) file << (RANGE_BITS + BATCH_BITS) | (long) range << BATCH_BITS | batch;
  }

  /** Unpacks a position. */
  public static BatchOrder unpack(long packed) {
    return new BatchOrder(
        (int) (packed >>> (RANGE_BITS + BATCH_BITS)),
        (int) (packed >>> BATCH_BITS) & (1 << RANGE_BITS) - 1,
        (int) packed & (1 << BATCH_BITS) - 1);
  }

  /** Returns the position of the first batch of a range, given by {@link #range(long)}. */
  public static BatchOrder ofRange(long range) {
    return unpack(range << BATCH_BITS);
  }

  /** Returns a number that all batches of a range share, and that sorts in reading order. */
  public static long range(long packed) {
    return packed >>> BATCH_BITS;
  }
}
