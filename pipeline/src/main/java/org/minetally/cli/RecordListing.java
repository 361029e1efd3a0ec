package org.minetally.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.minetally.storage.Location;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;

/**
 * Traced records as a table of text. Omits what is the same in all rows because it was asked for,
 * and what only programs need.
 *
 * @param columns the columns of the records
 * @param where what was asked for
 */
record RecordListing(List<Column> columns, Map<String, String> where) {

  /** Columns that the others make superfluous for people. */
  private static final List<String> HIDDEN =
      List.of(
          "line_number",
          "previous_line_number",
          "record_number",
          "place_level",
          "period_id",
          "region_id",
          "parent_code");

  /** The columns with lines of files, by the columns with the files. */
  private static final Map<String, String> LINES =
      Map.of("file", "line_number", "previous_file", "previous_line_number");

  /**
   * Prints rows below the names of their columns.
   *
   * @param rows the values as text; at least one row
   */
  void print(List<List<String>> rows, PrintWriter out) {
    int file = position("file");
    String folder = folder(rows.stream().map(row -> row.get(file)).toList());
    if (!folder.isEmpty()) {
      out.println("Files in " + folder.substring(0, folder.length() - 1) + ":");
    }
    int[] shown =
        IntStream.range(0, columns.size())
            .filter(i -> isShown(i, row -> row.get(i).isEmpty(), rows))
            .toArray();
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        IntStream.of(shown)
            .mapToObj(i -> columns.get(i).name() + (isFile(i) ? ":line" : ""))
            .toList());
    for (List<String> row : rows) {
      lines.add(IntStream.of(shown).mapToObj(i -> cell(row, i, folder)).toList());
    }
    print(lines, IntStream.of(shown).mapToObj(i -> columns.get(i).type()).toList(), out);
  }

  private boolean isFile(int i) {
    return LINES.containsKey(columns.get(i).name());
  }

  private String cell(List<String> row, int i, String folder) {
    String value = row.get(i);
    return isFile(i) && !value.isEmpty()
        ? (value.startsWith(folder) ? value.substring(folder.length()) : value)
            + ":"
            + row.get(position(LINES.get(columns.get(i).name())))
        : value;
  }

  private boolean isShown(int i, Predicate<List<String>> isEmpty, List<List<String>> rows) {
    String name = columns.get(i).name();
    if (name.equals("location") && rows.stream().allMatch(row -> row.get(i).startsWith("line "))) {
      return false;
    }
    return !HIDDEN.contains(name) && !where.containsKey(name) && !rows.stream().allMatch(isEmpty);
  }

  private int position(String name) {
    return columns.stream().map(Column::name).toList().indexOf(name);
  }

  /** Returns the common folder of files, with a separator at its end; empty if there is none. */
  private static String folder(List<String> files) {
    String first = files.get(0);
    String name = Location.isUri(first) ? "/" : Path.of(first).getFileSystem().getSeparator();
    String folder = first.substring(0, first.lastIndexOf(name) + 1);
    while (!folder.isEmpty() && !allIn(folder, files)) {
      folder = folder.substring(0, folder.lastIndexOf(name, folder.length() - 2) + 1);
    }
    return folder.length() == 1 ? "" : folder;
  }

  private static boolean allIn(String folder, List<String> files) {
    return files.stream().allMatch(file -> file.startsWith(folder));
  }

  /** Prints lines of cells aligned: texts on the left, numbers and dates on the right. */
  static void print(List<List<String>> lines, List<ColumnType> types, PrintWriter out) {
    int[] widths = new int[types.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - line.get(i).length());
        boolean right = types.get(i) != ColumnType.STRING;
        text.append(i == 0 ? "" : "  ").append(right ? space + line.get(i) : line.get(i) + space);
      }
      out.println(text.toString().stripTrailing());
    }
  }
}
