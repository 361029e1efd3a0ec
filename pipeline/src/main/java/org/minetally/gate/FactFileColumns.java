package org.minetally.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minetally.model.Dimension;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.table.ColumnType;
import org.minetally.table.TableSchema;

/**
 * The columns of a fact table file.
 *
 * @param others the dimensions, and the flag of suppressed rows if there is one, in file order
 * @param figures the types of the figure columns by name, in file order
 */
record FactFileColumns(List<String> others, Map<String, ColumnType> figures) {

  /** Columns whose values decide which rows there are, other than period and region. */
  private static final Set<String> DIVIDING =
      Stream.concat(
              Arrays.stream(Dimension.values()).map(Dimension::column),
              Stream.of(TableSchema.IS_SUPPRESSED))
          .collect(Collectors.toUnmodifiableSet());

  /** Returns the dimensions. */
  List<String> dimensions() {
    return others.stream().filter(name -> !name.equals(TableSchema.IS_SUPPRESSED)).toList();
  }

  /** Returns whether small counts are suppressed. */
  boolean isSuppressed() {
    return others.contains(TableSchema.IS_SUPPRESSED);
  }

  static FactFileColumns in(WrittenTable file) {
    List<String> others = new ArrayList<>();
    Map<String, ColumnType> figures = new LinkedHashMap<>();
    for (String column : file.columns()) {
      ColumnType type = file.type(column);
      switch (type) {
        case INTEGER, AREA -> figures.put(column, type);
        default -> {
          if (DIVIDING.contains(column)) {
            others.add(column);
          }
        }
      }
    }
    return new FactFileColumns(others, figures);
  }
}
