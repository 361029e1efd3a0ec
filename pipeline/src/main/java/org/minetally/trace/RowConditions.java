package org.minetally.trace;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.minetally.trace.internal.CellConditions;

/**
 * Tests whether rows meet conditions.
 *
 * @param conditions the conditions
 * @param columns the columns that they name
 * @param positions the position of each of these columns in a row
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record RowConditions(CellConditions conditions, List<String> columns, int[] positions)
    implements Predicate<List<Object>> {

  /** Returns the test for rows with these positions of columns. */
  static RowConditions of(CellConditions conditions, ToIntFunction<String> position) {
    List<String> columns = List.copyOf(conditions.values().keySet());
    return new RowConditions(conditions, columns, columns.stream().mapToInt(position).toArray());
  }

  @Override
  public boolean test(List<Object> row) {
    for (int i = 0; i < positions.length; i++) {
      if (!conditions.accepts(columns.get(i), RecordFiles.text(row.get(positions[i])))) {
        return false;
      }
    }
    return true;
  }
}
