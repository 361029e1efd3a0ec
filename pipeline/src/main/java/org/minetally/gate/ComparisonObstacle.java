package org.minetally.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.minetally.publish.Manifest.StructureEntry;

/** Why a table or a column is not compared figure by figure. */
enum ComparisonObstacle {
  TABLE_ADDED,
  TABLE_REMOVED,
  COLUMN_ADDED,
  COLUMN_REMOVED,
  /** It has other columns besides figures, so that no row of one need be a row of the other. */
  COLUMNS_DIFFER,
  /** The snapshot before cannot be read, or is not what its manifest says. */
  UNREADABLE,
  /** Small counts are suppressed, which two snapshots side by side would tell. */
  SUPPRESSED,
  /** It is compared, but a figure does not fit into the table of changes. */
  TOO_LARGE;

  StructureEntry of(String table, String column, String sentence) {
    return new StructureEntry(
        table,
        column,
        name().toLowerCase(Locale.ROOT),
        "%s: %s".formatted(column == null ? table : table + "." + column, sentence));
  }

  /** The columns of figures that only one of two files has, or that differ in their types. */
  static List<StructureEntry> ofColumns(String table, FactFileColumns before, FactFileColumns now) {
    SortedSet<String> all = new TreeSet<>(before.figures().keySet());
    all.addAll(now.figures().keySet());
    List<StructureEntry> entries = new ArrayList<>();
    for (String column : all) {
      if (!before.figures().containsKey(column)) {
        entries.add(COLUMN_ADDED.of(table, column, "a new column"));
      } else if (!now.figures().containsKey(column)) {
        entries.add(COLUMN_REMOVED.of(table, column, "the column is there no more"));
      } else if (before.figures().get(column) != now.figures().get(column)) {
        entries.add(COLUMNS_DIFFER.of(table, column, "the column has another type than before"));
      }
    }
    return entries;
  }
}
