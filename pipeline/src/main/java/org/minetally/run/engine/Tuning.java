package org.minetally.run.engine;

/**
 * How the work is divided. No setting changes a result.
 *
 * @param rangeSize bytes of a file read as one piece
 * @param readGroups number of groups that the pieces are distributed to
 * @param keyShards number of shards for a source's keys; a power of two
 * @param lookupShards number of shards of each lookup, a power of two; 1 if every worker keeps all
 *     lookups in memory
 * @param smallLookups bytes of text up to which a worker keeps all lookups in memory
 * @param inParts whether several workers merge and write each table
 */
public record Tuning(
    long rangeSize,
    int readGroups,
    int keyShards,
    int lookupShards,
    long smallLookups,
    boolean inParts) {

  private static final long RANGE_SIZE = 32L << 20;

  /**
   * Bytes of text from which tables may be too large for one worker. Dividing them costs a shuffle,
   * which is noticeable in a short run.
   */
  private static final long LARGE_INPUT = 2L << 30;

  /** A shard of this text needs about 200 MiB: keys of 16 bytes in a half-empty table, and rows. */
  private static final long TEXT_PER_SHARD = 256L << 20;

  /** One process has one copy of a lookup. */
  private static final long SMALL_FOR_ONE_PROCESS = 512L << 20;

  /** A cluster sends a copy to every worker, as one element. */
  private static final long SMALL_FOR_CLUSTERS = 32L << 20;

  private static final long LOOKUP_TEXT_PER_SHARD = 64L << 20;

  private static final int FEWEST_SHARDS = 2;

  private static final int MOST_SHARDS = 1 << 16;

  /** Returns the tuning for an engine. */
  public static Tuning of(EngineOptions engine) {
    if (!engine.isDirect()) {
      return ofClusters();
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return new Tuning(RANGE_SIZE, cores, 8, 1, SMALL_FOR_ONE_PROCESS, false);
  }

  /** Returns the tuning for engines other than the DirectRunner. */
  public static Tuning ofClusters() {
    return new Tuning(RANGE_SIZE, Integer.MAX_VALUE, 64, 1, SMALL_FOR_CLUSTERS, false);
  }

  /** Returns a copy with another range size in bytes. */
  public Tuning withRangeSize(long bytes) {
    return new Tuning(bytes, readGroups, keyShards, lookupShards, smallLookups, inParts);
  }

  /** Returns a copy with another number of shards of each lookup, a power of two. */
  public Tuning withLookupShards(int number) {
    return new Tuning(rangeSize, readGroups, keyShards, number, smallLookups, inParts);
  }

  /**
   * Returns a copy that suits the size of the input.
   *
   * @param text bytes of text to read
   * @param lookups bytes of text in lookups, which are part of it
   */
  public Tuning forInput(long text, long lookups) {
    int shards =
        lookups <= smallLookups
            ? lookupShards
            : shards(lookupShards, lookups, LOOKUP_TEXT_PER_SHARD);
    return new Tuning(
        rangeSize,
        readGroups,
        shards(fewestKeyShards(text), text, TEXT_PER_SHARD),
        shards,
        smallLookups,
        inParts || text >= LARGE_INPUT);
  }

  /** Returns whether the input is so small that bundles cost more than data. */
  public boolean isSmall() {
    return keyShards <= FEWEST_SHARDS;
  }

  /**
   * Returns the fewest shards for keys. An engine has a bundle for each shard in several steps, and
   * a bundle sums into every table, which costs more than reading a small input.
   */
  private int fewestKeyShards(long text) {
    return text < RANGE_SIZE ? Math.min(keyShards, FEWEST_SHARDS) : keyShards;
  }

  /** Returns at least {@code fewest} shards, so many that one fits into the memory of a worker. */
  private static int shards(int fewest, long text, long textPerShard) {
    int shards = fewest;
    while (shards < MOST_SHARDS && text / shards > textPerShard) {
      shards *= 2;
    }
    return shards;
  }
}
