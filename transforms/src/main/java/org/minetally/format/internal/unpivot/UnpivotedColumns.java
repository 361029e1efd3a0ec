package org.minetally.format.internal.unpivot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.minetally.format.internal.Headings;
import org.minetally.internal.text.Excerpt;

/**
 * The columns of a file, divided into those that each record of a row has and those that become
 * records.
 *
 * @param headings the columns of the records: those that are kept, then the labels, then the values
 * @param kept the numbers of the kept columns in the file
 * @param records the records of a row, in the order of the file's columns or of the list
 */
public record UnpivotedColumns(Headings headings, List<Integer> kept, List<Part> records) {

  /** The number of a column that the file does not have. */
  public static final int ABSENT = -1;

  /**
   * One record of each row.
   *
   * @param labels its labels
   * @param columns for each value, the number of its column in the file, or {@link #ABSENT}
   * @param names for each value, the name of its column in the file; empty if it has none
   */
  public record Part(List<String> labels, List<Integer> columns, List<String> names) {

    /** Returns the names of the columns for a message. */
    public String source() {
      return String.join(", ", names.stream().filter(name -> !name.isEmpty()).toList());
    }
  }

  public UnpivotedColumns {
    kept = List.copyOf(kept);
    records = List.copyOf(records);
  }

  /**
   * Divides the columns of a file.
   *
   * @param unpivot the declaration, which must have at least one block
   * @throws UnpivotException if the file does not have the declared columns, or a new column has
   *     the name of another
   */
  public static UnpivotedColumns of(Unpivot unpivot, Headings file) {
    return new Division(unpivot, file).divide();
  }

  private record Division(
      Unpivot unpivot, Headings file, Map<List<String>, int[]> records, Set<Integer> taken) {

    Division(Unpivot unpivot, Headings file) {
      this(unpivot, file, new LinkedHashMap<>(), new HashSet<>());
    }

    UnpivotedColumns divide() {
      for (int block = 0; block < unpivot.blocks().size(); block++) {
        Map<Integer, List<String>> selected =
            new BlockColumns(unpivot.blocks().get(block), file).select();
        for (Map.Entry<Integer, List<String>> column : selected.entrySet()) {
          take(block, column.getKey(), column.getValue());
        }
      }
      List<Integer> kept =
          IntStream.range(0, file.names().size()).filter(i -> !taken.contains(i)).boxed().toList();
      checkLeft(kept);
      return new UnpivotedColumns(
          headings(kept), kept, records.entrySet().stream().map(this::part).toList());
    }

    private void take(int block, int column, List<String> labels) {
      if (!taken.add(column)) {
        throw new UnpivotException(
            "column \"%s\" is unpivoted twice".formatted(file.names().get(column)));
      }
      int[] columns = records.computeIfAbsent(labels, key -> absent());
      if (columns[block] != ABSENT) {
        throw new UnpivotException(
            "columns \"%s\" and \"%s\" have the same label \"%s\"; list the columns, each with its label"
                .formatted(
                    file.names().get(columns[block]),
                    file.names().get(column),
                    String.join(", ", labels)));
      }
      columns[block] = column;
    }

    private int[] absent() {
      return unpivot.blocks().stream().mapToInt(block -> ABSENT).toArray();
    }

    private Part part(Map.Entry<List<String>, int[]> record) {
      List<Integer> columns = IntStream.of(record.getValue()).boxed().toList();
      return new Part(
          record.getKey(),
          columns,
          columns.stream().map(i -> i == ABSENT ? "" : file.names().get(i)).toList());
    }

    /** Checks that no column for a year is left among columns that are all for years. */
    private void checkLeft(List<Integer> kept) {
      boolean years =
          records.keySet().stream().allMatch(labels -> labels.size() == 1 && isYear(labels.get(0)));
      Set<String> excepted = new HashSet<>();
      unpivot.blocks().forEach(block -> excepted.addAll(block.except()));
      for (int column : kept) {
        String name = file.names().get(column);
        if (years && isYear(name) && !excepted.contains(name)) {
          throw new UnpivotException(
              "column \"%s\" is a year but is not unpivoted; add it to the columns of unpivot, or to except if its figures must not count"
                  .formatted(name));
        }
      }
    }

    private static boolean isYear(String text) {
      return text.matches("(19|20)[0-9][0-9]");
    }

    private Headings headings(List<Integer> kept) {
      List<String> names = new ArrayList<>(kept.stream().map(file.names()::get).toList());
      List<String> added = new ArrayList<>(unpivot.labels());
      added.addAll(unpivot.values());
      for (String name : added) {
        if (names.contains(name)) {
          throw new UnpivotException(
              "the header already has a column \"%s\"; choose another name for the unpivoted one"
                  .formatted(name));
        }
        names.add(name);
      }
      List<String> tags = new ArrayList<>();
      if (!file.tags().isEmpty()) {
        kept.forEach(column -> tags.add(file.tags().get(column)));
        tags.addAll(Collections.nCopies(added.size(), ""));
      }
      return new Headings(names, tags, unreadable());
    }

    private Map<String, String> unreadable() {
      Map<String, String> unreadable = new HashMap<>(file.unreadable());
      for (int column : taken) {
        unreadable.put(
            file.names().get(column),
            "is unpivoted; use the columns " + Excerpt.list(added()) + " instead");
      }
      return unreadable;
    }

    private List<String> added() {
      List<String> added = new ArrayList<>(unpivot.labels());
      added.addAll(unpivot.values());
      return added;
    }
  }
}
