package org.minetally.trace;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.minetally.table.TableSchema;
import org.minetally.trace.internal.IncidentTarget;

/**
 * Records of incidents, of which only the first one of each incident in each cell counts the
 * incident.
 *
 * @param rows the records, each of which counts its incident
 */
public record IncidentRows(TracedRows rows) implements TracedRows {

  private static final List<String> CELL =
      List.of("source_id", IncidentTarget.INCIDENT, "period_id", "region_id", "parent_code");

  @Override
  public TableSchema schema() {
    return rows.schema();
  }

  @Override
  public void forEach(StoredRows.Receiver receiver) throws IOException {
    int[] once = IncidentTarget.ONCE.stream().mapToInt(schema()::position).toArray();
    int[] cell = cell();
    Set<List<Object>> seen = new HashSet<>();
    rows.forEach(
        row -> {
          Object[] key = Arrays.stream(cell).mapToObj(row::get).toArray();
          receiver.receive(seen.add(Arrays.asList(key)) ? row : counted(row, once));
        });
  }

  /** Returns the columns that identify an incident in a cell. */
  private int[] cell() {
    int first = schema().position("parent_code");
    int records = schema().position("records");
    return IntStream.concat(
            CELL.stream().mapToInt(schema()::position), IntStream.range(first + 1, records))
        .toArray();
  }

  private static List<Object> counted(List<Object> row, int[] once) {
    List<Object> changed = new ArrayList<>(row);
    for (int position : once) {
      if (changed.get(position) != null) {
        changed.set(position, BigDecimal.ZERO);
      }
    }
    return changed;
  }
}
