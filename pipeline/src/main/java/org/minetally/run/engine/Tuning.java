package org.minetally.run.engine;

/**
 * How the work is cut. None of it changes a result.
 *
 * @param rangeSize bytes of a file that are read as one piece
 * @param readGroups how many workers the pieces are dealt out to
 * @param keyShards parts that a source's keys are spread over, a power of two
 */
public record Tuning(long rangeSize, int readGroups, int keyShards) {

  private static final long RANGE_SIZE = 32L << 20;

  /** What serves an engine. */
  public static Tuning of(EngineOptions engine) {
    if (!engine.isDirect()) {
      return new Tuning(RANGE_SIZE, Integer.MAX_VALUE, 64);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return new Tuning(RANGE_SIZE, 4 * cores, 8);
  }

  /** The same with pieces of this many bytes. */
  public Tuning withRangeSize(long bytes) {
    return new Tuning(bytes, readGroups, keyShards);
  }
}
