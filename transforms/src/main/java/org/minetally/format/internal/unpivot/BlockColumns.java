package org.minetally.format.internal.unpivot;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minetally.format.internal.Headings;
import org.minetally.internal.text.Excerpt;

/** Finds the columns of a block in a file. */
record BlockColumns(Unpivot.Block block, Headings file) {

  /**
   * Returns the numbers of the columns, each with its labels.
   *
   * @throws UnpivotException if there are none, or one that is named does not exist
   */
  Map<Integer, List<String>> select() {
    Map<Integer, List<String>> selected = new LinkedHashMap<>();
    Set<String> unused = new HashSet<>(block.except());
    all()
        .forEach(
            (column, labels) -> {
              String name = file.names().get(column);
              if (block.except().contains(name)) {
                unused.remove(name);
              } else {
                selected.put(column, labels);
              }
            });
    // A listed column need not be excepted, but a column that looks like one may be.
    unused.removeAll(file.names());
    if (!unused.isEmpty()) {
      throw new UnpivotException(
          "except names a column \"%s\", which is not in the header; it has %s"
              .formatted(Collections.min(unused), Excerpt.list(file.names())));
    }
    if (selected.isEmpty()) {
      throw new UnpivotException(
          "unpivot selects no column of the header, which has " + Excerpt.list(file.names()));
    }
    selected.keySet().forEach(this::checkUnique);
    return selected;
  }

  private Map<Integer, List<String>> all() {
    if (block.columns() instanceof Unpivot.Columns.Listed listed) {
      return listed(listed);
    }
    if (block.columns() instanceof Unpivot.Columns.Range range) {
      return range(range);
    }
    return matching(((Unpivot.Columns.Matching) block.columns()).pattern());
  }

  private Map<Integer, List<String>> listed(Unpivot.Columns.Listed listed) {
    Map<Integer, List<String>> selected = new LinkedHashMap<>();
    for (Unpivot.Labeled column : listed.columns()) {
      if (selected.put(find(column.column()), List.of(column.label())) != null) {
        throw new UnpivotException("column \"%s\" is unpivoted twice".formatted(column.column()));
      }
    }
    return selected;
  }

  private Map<Integer, List<String>> range(Unpivot.Columns.Range range) {
    int from = find(range.from());
    int to = find(range.to());
    if (from > to) {
      throw new UnpivotException(
          "column \"%s\" comes after column \"%s\"; exchange from and to"
              .formatted(range.from(), range.to()));
    }
    Map<Integer, List<String>> selected = new LinkedHashMap<>();
    for (int column = from; column <= to; column++) {
      selected.put(column, List.of(file.names().get(column)));
    }
    return selected;
  }

  private Map<Integer, List<String>> matching(NamePattern pattern) {
    Map<Integer, List<String>> selected = new LinkedHashMap<>();
    for (int column = 0; column < file.names().size(); column++) {
      int number = column;
      if (!block.except().contains(file.names().get(column))) {
        pattern.labels(file.names().get(column)).ifPresent(to -> selected.put(number, to));
      }
    }
    if (selected.isEmpty()) {
      throw new UnpivotException(
          "no column of the header matches \"%s\"; it has %s"
              .formatted(pattern.text(), Excerpt.list(file.names())));
    }
    return selected;
  }

  private int find(String name) {
    int column = file.find(name);
    if (column == Headings.AMBIGUOUS) {
      throw new UnpivotException(
          "several columns have the hashtag \"%s\"; use the name of one of them".formatted(name));
    }
    if (column == Headings.MISSING) {
      String obstacle = file.unreadable().get(name);
      throw new UnpivotException(
          obstacle == null
              ? "unpivot names a column \"%s\", which is not in the header; it has %s"
                  .formatted(name, Excerpt.list(file.names()))
              : "column \"%s\" cannot be read: it %s".formatted(name, obstacle));
    }
    return column;
  }

  private void checkUnique(int column) {
    String name = file.names().get(column);
    if (name.isEmpty()) {
      throw new UnpivotException("unpivot includes a column without a name; correct from and to");
    }
    if (Collections.frequency(file.names(), name) > 1) {
      throw new UnpivotException("duplicate column \"%s\": rename all but one".formatted(name));
    }
  }
}
