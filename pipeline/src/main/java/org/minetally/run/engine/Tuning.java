package org.minetally.run.engine;

/**
 * How the work is divided. No setting changes a result.
 *
 * @param rangeSize bytes of a file read as one piece
 * @param readGroups number of groups that the pieces are distributed to
 * @param keyShards number of shards for a source's keys; a power of two
 * @param inParts whether several workers merge and write each table
 */
public record Tuning(long rangeSize, int readGroups, int keyShards, boolean inParts) {

  private static final long RANGE_SIZE = 32L << 20;

  /**
   * Bytes of text from which tables may be too large for one worker. Dividing them costs a shuffle,
   * which is noticeable in a short run.
   */
  private static final long LARGE_INPUT = 2L << 30;

  /** A shard of this text needs about 200 MiB: keys of 16 bytes in a half-empty table, and rows. */
  private static final long TEXT_PER_SHARD = 256L << 20;

  private static final int MOST_SHARDS = 1 << 16;

  /** Returns the tuning for an engine. */
  public static Tuning of(EngineOptions engine) {
    if (!engine.isDirect()) {
      return new Tuning(RANGE_SIZE, Integer.MAX_VALUE, 64, false);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return new Tuning(RANGE_SIZE, 2 * cores, 8, false);
  }

  /** Returns a copy with another range size in bytes. */
  public Tuning withRangeSize(long bytes) {
    return new Tuning(bytes, readGroups, keyShards, inParts);
  }

  /**
   * Returns a copy that suits the size of the input.
   *
   * @param text bytes of text to read
   */
  public Tuning forInput(long text) {
    return new Tuning(rangeSize, readGroups, shards(text), inParts || text >= LARGE_INPUT);
  }

  /** Returns enough shards for the keys of one to fit into the memory of a worker. */
  private int shards(long text) {
    int shards = keyShards;
    while (shards < MOST_SHARDS && text / shards > TEXT_PER_SHARD) {
      shards *= 2;
    }
    return shards;
  }
}
