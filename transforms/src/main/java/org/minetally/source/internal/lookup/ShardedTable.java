package org.minetally.source.internal.lookup;

import java.util.List;
import org.minetally.model.internal.Shards;

/**
 * The rows of a lookup, divided into tables by their keys. A row is a table's number and, in the
 * lower 32 bits, the row in that table.
 *
 * <p>Not safe for use by several threads.
 */
public final class ShardedTable {

  /** The result of a search if no row has the key. */
  static final long NONE = -1;

  /** A lookup without rows. */
  public static final ShardedTable EMPTY = new ShardedTable(List.of(LookupTable.EMPTY));

  private final List<LookupTable> tables;
  private final Shards shards;

  /** For each table, the number of rows in the tables before it. */
  private final int[] rowsBefore;

  private long[] highOfTable = new long[0];
  private long[] lowOfTable = new long[0];
  private int[] foundInTable = new int[0];
  private int[] keyOf = new int[0];

  /**
   * Creates a table of tables.
   *
   * @param tables the table of each shard, in the order of the shards; a power of two
   */
  public ShardedTable(List<LookupTable> tables) {
    this.tables = List.copyOf(tables);
    shards = new Shards(tables.size());
    rowsBefore = new int[tables.size()];
    for (int i = 1; i < rowsBefore.length; i++) {
      rowsBefore[i] = rowsBefore[i - 1] + tables.get(i - 1).size();
    }
  }

  /**
   * Finds the rows of several keys, which need not wait for each other's memory.
   *
   * @param rows receives the row of each key, or {@link #NONE}
   */
  void find(long[] high, long[] low, int count, long[] rows) {
    if (keyOf.length < count) {
      highOfTable = new long[count];
      lowOfTable = new long[count];
      foundInTable = new int[count];
      keyOf = new int[count];
    }
    for (int number = 0; number < tables.size(); number++) {
      int keys = 0;
      for (int i = 0; i < count; i++) {
        if (shards.of(high[i], low[i]) == number) {
          highOfTable[keys] = high[i];
          lowOfTable[keys] = low[i];
          keyOf[keys++] = i;
        }
      }
      tables.get(number).find(highOfTable, lowOfTable, keys, foundInTable);
      for (int i = 0; i < keys; i++) {
        int row = foundInTable[i];
        rows[keyOf[i]] = row == LookupTable.NONE ? NONE : (long) number << 32 | row;
      }
    }
  }

  /** Returns the table of a row. */
  LookupTable tableOf(long row) {
    return tables.get((int) (row >>> 32));
  }

  /** Returns the number of a row among those of all tables. */
  int number(long row) {
    return rowsBefore[(int) (row >>> 32)] + tableOf(row).number((int) row);
  }

  /** Returns the number of rows. */
  public int size() {
    return tables.stream().mapToInt(LookupTable::size).sum();
  }

  /** Returns the number of rows that are in no table because a newer one has their key. */
  public long superseded() {
    return tables.stream().mapToLong(LookupTable::superseded).sum();
  }
}
