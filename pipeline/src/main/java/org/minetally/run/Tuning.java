package org.minetally.run;

/**
 * How the work is cut. None of it changes a result.
 *
 * @param rangeSize bytes of a file that are read as one piece
 * @param keyShards parts that a source's keys are spread over, a power of two
 */
public record Tuning(long rangeSize, int keyShards) {

  /** What serves for files of any size. */
  public static final Tuning DEFAULT = new Tuning(32L << 20, 16);
}
