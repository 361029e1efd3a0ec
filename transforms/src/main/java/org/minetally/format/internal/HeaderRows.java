package org.minetally.format.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Several rows that together contain the column names: {@code Killed} above {@code Men} and {@code
 * Women} gives {@code Killed Men} and {@code Killed Women}.
 *
 * @param rows the rows, from top to bottom, with their names in composed form and trimmed
 */
public record HeaderRows(List<List<String>> rows) {

  public HeaderRows {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * Returns the names of the columns, the parts of each joined from top to bottom.
   *
   * <p>An empty cell continues the cell to its left, because only the first of several merged cells
   * has text. This does not apply to the last row, below a cell that has text itself, or to a
   * column without any text below.
   */
  public List<String> names() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    String[][] parts = new String[rows.size()][columns];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns; column++) {
        String text = text(row, column);
        boolean continues = text.isEmpty() && column > 0 && isInherited(row, column);
        parts[row][column] = continues ? parts[row][column - 1] : text;
      }
    }
    List<String> names = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      List<String> name = new ArrayList<>();
      for (String[] row : parts) {
        if (!row[column].isEmpty()) {
          name.add(row[column]);
        }
      }
      names.add(String.join(" ", name));
    }
    return names;
  }

  /** Returns a name that several columns have, if there is one. */
  public Optional<String> duplicate() {
    Set<String> seen = new HashSet<>();
    return names().stream().filter(name -> !name.isEmpty() && !seen.add(name)).findFirst();
  }

  private boolean isInherited(int row, int column) {
    for (int above = 0; above < row; above++) {
      if (!text(above, column).isEmpty()) {
        return false;
      }
    }
    for (int below = row + 1; below < rows.size(); below++) {
      if (!text(below, column).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private String text(int row, int column) {
    return column < rows.get(row).size() ? rows.get(row).get(column) : "";
  }
}
