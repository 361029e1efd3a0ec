package org.minetally.source;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.minetally.profile.Lookup;
import org.minetally.source.internal.lookup.LookupSearch;
import org.minetally.source.internal.lookup.LookupTable;
import org.minetally.source.internal.lookup.RowSet;

/**
 * The rows of lookups that records may have, by the lookup's number in the run, and those that were
 * found.
 *
 * <p>Not safe for use by several threads.
 */
final class FoundTables {

  private final Map<Integer, LookupTable> tables;
  private final Map<Integer, RowSet> found = new HashMap<>();

  FoundTables(Map<Integer, LookupTable> tables) {
    this.tables = Map.copyOf(tables);
  }

  /** Returns tables for a run without lookups. */
  static FoundTables none() {
    return new FoundTables(Map.of());
  }

  /** Returns a search in the table of this number. */
  LookupSearch search(int number, LookupSearch.Records records, Lookup lookup) {
    return new LookupSearch(
        lookup,
        tables.getOrDefault(number, LookupTable.EMPTY),
        records,
        found.computeIfAbsent(number, n -> new RowSet()));
  }

  /** Passes on the rows that were found in each table, one bit for each, and forgets them. */
  void drain(BiConsumer<Integer, byte[]> to) {
    found.forEach((number, rows) -> to.accept(number, rows.packed()));
    found.clear();
  }
}
