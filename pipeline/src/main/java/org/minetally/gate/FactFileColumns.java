package org.minetally.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.table.ColumnType;

/**
 * The columns of a fact table file.
 *
 * @param others the columns other than figures, in file order
 * @param figures the types of the figure columns by name
 */
record FactFileColumns(List<String> others, Map<String, ColumnType> figures) {

  static FactFileColumns in(WrittenTable file) {
    List<String> others = new ArrayList<>();
    Map<String, ColumnType> figures = new TreeMap<>();
    for (String column : file.columns()) {
      ColumnType type = file.type(column);
      switch (type) {
        case INTEGER, AREA -> figures.put(column, type);
        default -> others.add(column);
      }
    }
    return new FactFileColumns(others, figures);
  }
}
