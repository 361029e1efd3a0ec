package org.minetally.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.table.Column;
import org.minetally.table.TableSchema;

/**
 * The rows of several tables, one after the other, with a first column that says which table a row
 * is from. A column that a row's table does not have is NULL.
 *
 * @param label the first column
 * @param rows the tables, by the value of that column
 */
public record LabelledRows(Column label, Map<String, TracedRows> rows) implements TracedRows {

  public LabelledRows {
    rows = new LinkedHashMap<>(rows);
  }

  @Override
  public TableSchema schema() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(label.name(), label);
    for (TracedRows of : rows.values()) {
      for (Column column : of.schema().columns()) {
        boolean isInAll = rows.values().stream().allMatch(other -> has(other, column.name()));
        columns.putIfAbsent(column.name(), isInAll ? column : column.withRequired(false));
      }
    }
    TableSchema first = rows.values().iterator().next().schema();
    return new TableSchema(
        first.name(), first.description(), List.of(), List.copyOf(columns.values()));
  }

  private static boolean has(TracedRows rows, String name) {
    return rows.schema().columns().stream().anyMatch(column -> column.name().equals(name));
  }

  @Override
  public void forEach(StoredRows.Receiver receiver) throws IOException {
    List<Column> columns = schema().columns();
    for (Map.Entry<String, TracedRows> of : rows.entrySet()) {
      int[] positions =
          columns.stream()
              .mapToInt(
                  column ->
                      has(of.getValue(), column.name())
                          ? of.getValue().schema().position(column.name())
                          : -1)
              .toArray();
      of.getValue()
          .forEach(
              row -> {
                List<Object> values = new ArrayList<>(columns.size());
                values.add(of.getKey());
                for (int i = 1; i < positions.length; i++) {
                  values.add(positions[i] < 0 ? null : row.get(positions[i]));
                }
                receiver.receive(values);
              });
    }
  }
}
