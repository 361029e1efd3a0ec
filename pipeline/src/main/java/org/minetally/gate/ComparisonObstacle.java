package org.minetally.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.minetally.publish.Manifest.StructureEntry;

/** A reason why a table or column is not compared figure by figure. */
enum ComparisonObstacle {
  TABLE_ADDED,
  TABLE_REMOVED,
  COLUMN_ADDED,
  COLUMN_REMOVED,
  /** The dimension columns or the type of a figure column differ. */
  COLUMNS_DIFFER,
  /** The previous table cannot be read or does not match its manifest. */
  UNREADABLE,
  /** Small counts are suppressed. */
  SUPPRESSED,
  /** The table is compared, but a figure does not fit the table of changes. */
  TOO_LARGE;

  StructureEntry of(String table, String column, String sentence) {
    return new StructureEntry(
        table,
        column,
        name().toLowerCase(Locale.ROOT),
        "%s: %s".formatted(column == null ? table : table + "." + column, sentence));
  }

  /** Returns the figure columns that only one of two files has or whose types differ. */
  static List<StructureEntry> ofColumns(String table, FactFileColumns before, FactFileColumns now) {
    SortedSet<String> all = new TreeSet<>(before.figures().keySet());
    all.addAll(now.figures().keySet());
    List<StructureEntry> entries = new ArrayList<>();
    for (String column : all) {
      if (!before.figures().containsKey(column)) {
        entries.add(COLUMN_ADDED.of(table, column, "new column"));
      } else if (!now.figures().containsKey(column)) {
        entries.add(COLUMN_REMOVED.of(table, column, "the column has been removed"));
      } else if (before.figures().get(column) != now.figures().get(column)) {
        entries.add(COLUMNS_DIFFER.of(table, column, "the type of the column has changed"));
      }
    }
    return entries;
  }
}
