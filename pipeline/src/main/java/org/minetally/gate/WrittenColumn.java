package org.minetally.gate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.table.ColumnType;

/**
 * One column of a written table, over all row groups.
 *
 * @param table the open table
 * @param name the name of the column
 */
record WrittenColumn(WrittenTable table, String name) {

  /** Counts the NULL values. A required column cannot contain any. */
  long nulls() throws IOException {
    if (table.isRequired(name)) {
      return 0;
    }
    long[] nulls = {0};
    forEachValue(value -> nulls[0] += value.isNull() ? 1 : 0);
    return nulls[0];
  }

  /**
   * Passes each distinct text to a consumer at least once. Reads the dictionary instead of the rows
   * where it is complete.
   */
  void forEachDistinct(Consumer<String> taker) throws IOException {
    for (int i = 0; i < table.rowGroups(); i++) {
      Optional<List<String>> dictionary = table.dictionary(i, name);
      if (dictionary.isPresent()) {
        dictionary.get().forEach(taker);
      } else {
        table
            .rowGroup(i)
            .forEach(
                name,
                value -> {
                  if (!value.isNull()) {
                    taker.accept(value.text());
                  }
                });
      }
    }
  }

  /** Passes every text to a consumer in row order; NULL as null. */
  void forEach(Consumer<String> taker) throws IOException {
    forEachValue(value -> taker.accept(value.text()));
  }

  /** Passes every text, date or whole number to a consumer in row order; NULL as null. */
  void forEachKey(Consumer<Object> taker) throws IOException {
    ColumnType type = table.type(name);
    forEachValue(value -> taker.accept(value.isNull() ? null : key(value, type)));
  }

  private static Object key(ColumnCursor value, ColumnType type) {
    return switch (type) {
      case DATE -> value.date();
      case INTEGER -> value.number();
      default -> value.text();
    };
  }

  private void forEachValue(Consumer<ColumnCursor> taker) throws IOException {
    for (int i = 0; i < table.rowGroups(); i++) {
      table.rowGroup(i).forEach(name, taker);
    }
  }
}
