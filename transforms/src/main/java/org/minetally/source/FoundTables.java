package org.minetally.source;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.minetally.profile.Lookup;
import org.minetally.source.internal.lookup.LookupSearch;
import org.minetally.source.internal.lookup.LookupTable;
import org.minetally.source.internal.lookup.RowSet;
import org.minetally.source.internal.lookup.ShardedTable;

/**
 * The rows of lookups that records may have, by the lookup's number in the run, and those that were
 * found.
 *
 * <p>Not safe for use by several threads.
 */
final class FoundTables {

  private final Map<Integer, ShardedTable> tables;
  private final Map<Integer, RowSet> found = new HashMap<>();

  FoundTables(Map<Integer, ShardedTable> tables) {
    this.tables = Map.copyOf(tables);
  }

  /** Returns tables for a run without lookups. */
  static FoundTables none() {
    return new FoundTables(Map.of());
  }

  /** Returns the tables of all lookups, given those of their shards. */
  static FoundTables of(int lookups, LookupShards shards, Map<Integer, LookupTable> byShard) {
    Map<Integer, ShardedTable> tables = new HashMap<>();
    for (int number = 0; number < lookups; number++) {
      tables.put(number, table(number, shards, byShard));
    }
    return new FoundTables(tables);
  }

  private static ShardedTable table(
      int number, LookupShards shards, Map<Integer, LookupTable> byShard) {
    int first = shards.first(number);
    return new ShardedTable(
        IntStream.range(first, first + shards.number())
            .mapToObj(shard -> byShard.getOrDefault(shard, LookupTable.EMPTY))
            .toList());
  }

  /** Returns the table of this number. */
  ShardedTable table(int number) {
    return tables.getOrDefault(number, ShardedTable.EMPTY);
  }

  /** Returns a search in the table of this number. */
  LookupSearch search(int number, LookupSearch.Records records, Lookup lookup) {
    return new LookupSearch(
        lookup, table(number), records, found.computeIfAbsent(number, n -> new RowSet()));
  }

  /** Passes on the rows that were found in each table, one bit for each, and forgets them. */
  void drain(BiConsumer<Integer, byte[]> to) {
    found.forEach((number, rows) -> to.accept(number, rows.packed()));
    found.clear();
  }
}
