package org.minetally.summary;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.minetally.period.PeriodType;
import org.minetally.period.internal.PeriodSpan;
import org.minetally.summary.internal.CellTable;

/**
 * How the work of merging tables is divided.
 *
 * @param divided whether tables are divided into parts that different workers merge
 * @param groups for each table, the number of the table by which its group is known; one worker
 *     merges a group. Empty if each table or part is a group of its own.
 */
record TableParts(boolean divided, List<Integer> groups) implements Serializable {

  /** Each table is merged as a whole, by itself. */
  static final TableParts WHOLE = new TableParts(false, List.of());

  /** Each table is divided. */
  static final TableParts DIVIDED = new TableParts(true, List.of());

  TableParts {
    groups = List.copyOf(groups);
  }

  /**
   * Returns the division of whole tables into groups. Each table of the lowest level is a group of
   * its own, because it takes the longest; the other tables are distributed over the others.
   *
   * @param levels the level of each table, as an index
   * @param others the number of groups of the other tables
   * @throws IllegalArgumentException if it is not positive
   */
  static TableParts inGroups(List<Integer> levels, int others) {
    if (others < 1) {
      throw new IllegalArgumentException(
          "inGroups: expected at least 1 group of tables, not " + others);
    }
    int lowest = levels.stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Integer> groups = new ArrayList<>();
    List<Integer> first = new ArrayList<>();
    int shared = 0;
    for (int table = 0; table < levels.size(); table++) {
      if (levels.get(table) == lowest) {
        groups.add(table);
      } else {
        if (first.size() < others) {
          first.add(table);
        }
        groups.add(first.get(shared++ % others));
      }
    }
    return new TableParts(false, groups);
  }

  /**
   * Returns whether summary tables are divided, too. With suppression they are not: one count may
   * depend on any other.
   */
  boolean dividesSummaries(TableSet tableSet) {
    return divided && tableSet.summaries().any() && !tableSet.suppression().isEnabled();
  }

  /** Returns the group of a part. */
  TablePartId group(TablePartId part) {
    return groups.isEmpty() ? part : TablePartId.whole(groups.get(part.table()));
  }

  /** Passes on the cells of a table in pieces, with the part to which they belong. */
  void give(
      int table, PeriodType period, CellTable cells, BiConsumer<TablePartId, CellTable> parts) {
    if (divided) {
      cells
          .divide(cell -> PeriodSpan.of(period, cells.interval(cell)))
          .forEach((part, of) -> give(new TablePartId(table, part), of, parts));
    } else {
      give(TablePartId.whole(table), cells, parts);
    }
  }

  private static void give(
      TablePartId part, CellTable cells, BiConsumer<TablePartId, CellTable> parts) {
    cells.pieces().forEach(piece -> parts.accept(part, piece));
  }
}
