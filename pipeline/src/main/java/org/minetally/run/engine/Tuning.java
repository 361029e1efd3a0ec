package org.minetally.run.engine;

/**
 * How the work is divided. No setting changes a result.
 *
 * @param rangeSize bytes of a file read as one piece
 * @param readGroups number of groups that the pieces are distributed to
 * @param keyShards number of shards for a source's keys; a power of two
 */
public record Tuning(long rangeSize, int readGroups, int keyShards) {

  private static final long RANGE_SIZE = 32L << 20;

  /** Returns the tuning for an engine. */
  public static Tuning of(EngineOptions engine) {
    if (!engine.isDirect()) {
      return new Tuning(RANGE_SIZE, Integer.MAX_VALUE, 64);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return new Tuning(RANGE_SIZE, 4 * cores, 8);
  }

  /** Returns a copy with another range size in bytes. */
  public Tuning withRangeSize(long bytes) {
    return new Tuning(bytes, readGroups, keyShards);
  }
}
