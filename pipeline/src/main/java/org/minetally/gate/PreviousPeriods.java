package org.minetally.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.RowGroup;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.publish.Output.Before;
import org.minetally.table.TableSchema;

/**
 * The periods of a table in the previous snapshot. Figures of new periods are not changes, and
 * those of provisional periods are expected to grow.
 *
 * @param known the keys of its periods
 * @param provisional the keys of provisional periods of the snapshot
 */
record PreviousPeriods(Set<String> known, Set<String> provisional) {

  private static final String IS_PROVISIONAL = "is_provisional";

  static PreviousPeriods of(Before before, String table) throws IOException {
    Set<String> known = new HashSet<>();
    try (WrittenTable file = WrittenTable.open(before.table(table))) {
      new WrittenColumn(file, "period_key").forEachDistinct(known::add);
    }
    Path periods = before.table(TableSchema.DIM_PERIOD.name());
    Set<String> provisional = new HashSet<>();
    try (WrittenTable file = WrittenTable.open(periods)) {
      // Snapshots of earlier versions do not have the column.
      if (file.columns().contains(IS_PROVISIONAL)) {
        for (int group = 0; group < file.rowGroups(); group++) {
          addProvisional(file.rowGroup(group), provisional);
        }
      }
    }
    return new PreviousPeriods(known, provisional);
  }

  private static void addProvisional(RowGroup rows, Set<String> keys) {
    ColumnCursor key = rows.column("period_key");
    ColumnCursor flag = rows.column(IS_PROVISIONAL);
    for (long row = 0; row < rows.rows(); row++) {
      if (!flag.isNull() && flag.flag()) {
        keys.add(key.text());
      }
      key.advance();
      flag.advance();
    }
  }

  /** Returns whether a period had figures that were not expected to grow. */
  boolean isSettled(String key) {
    return known.contains(key) && !provisional.contains(key);
  }
}
