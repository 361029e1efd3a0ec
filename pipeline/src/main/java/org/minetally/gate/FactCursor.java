package org.minetally.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.minetally.parquet.internal.ColumnCursor;
import org.minetally.parquet.internal.RowGroup;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/**
 * Iterates over the rows of an open table in order, with one row group in memory. Values other than
 * keys are decoded on demand.
 */
final class FactCursor {

  private final WrittenTable table;
  private final FactColumns columns;
  private final List<ColumnCursor> texts = new ArrayList<>();
  private final List<ColumnCursor> figures = new ArrayList<>();
  private final String[] order;
  private ColumnCursor start;

  /** The flag of rows with suppressed figures; null if figures are not read or there is none. */
  private ColumnCursor flag;

  private int group;
  private long left;
  private boolean present;
  private boolean first = true;
  private int step = 1;

  /**
   * Creates a cursor before the first row of a table.
   *
   * @param columns the columns to read, all of which the file has
   */
  FactCursor(WrittenTable table, FactColumns columns) {
    this.table = table;
    this.columns = columns;
    this.order = new String[columns.order().size()];
  }

  /**
   * Moves to the next row.
   *
   * @return whether there is one
   */
  boolean next() throws IOException {
    if (left > 0) {
      left--;
      texts.forEach(ColumnCursor::advance);
      figures.forEach(ColumnCursor::advance);
      if (start != null) {
        start.advance();
      }
      if (flag != null) {
        flag.advance();
      }
    } else {
      present = group < table.rowGroups();
      if (!present) {
        return false;
      }
      openGroup(table.rowGroup(group++));
    }
    int way = 0;
    for (int i = 0; i < order.length; i++) {
      String now = texts.get(i).text();
      way = way == 0 ? FactColumns.compare(i, now, order[i]) : way;
      order[i] = now;
    }
    step = first ? 1 : way;
    first = false;
    return true;
  }

  private void openGroup(RowGroup rows) {
    texts.clear();
    figures.clear();
    columns.texts().forEach(name -> texts.add(rows.column(name)));
    columns.figures().forEach(name -> figures.add(rows.column(name)));
    start = columns.extras().isEmpty() ? null : rows.column(FactColumns.PERIOD_START);
    flag =
        !columns.figures().isEmpty() && table.columns().contains(TableSchema.IS_SUPPRESSED)
            ? rows.column(TableSchema.IS_SUPPRESSED)
            : null;
    left = rows.rows() - 1;
  }

  /** Returns whether the cursor is on a row. */
  boolean isPresent() {
    return present;
  }

  /** Returns whether figures of this row are suppressed. Earlier versions wrote a text. */
  boolean isSuppressed() {
    return flag != null
        && (flag.type() == ColumnType.BOOLEAN ? flag.flag() : "yes".equals(flag.text()));
  }

  /** Compares the key of this row with the previous one: positive if in order, 0 if equal. */
  int step() {
    return step;
  }

  /** Compares the key of this row with that of another file with the same columns. */
  int compareTo(FactCursor other) {
    for (int i = 0; i < order.length; i++) {
      int way = FactColumns.compare(i, order[i], other.order[i]);
      if (way != 0) {
        return way;
      }
    }
    return 0;
  }

  /** Returns the position of the region's name. */
  int regionName() {
    return columns.regionName();
  }

  /** Returns a string of this row by its position in {@link FactColumns#texts}; may be null. */
  String text(int position) {
    return texts.get(position).text();
  }

  /** Returns the period's first day, as days since 1970-01-01, or {@link TableRows#NO_DATE}. */
  int start() {
    return start.date();
  }

  /**
   * Returns a figure of this row in the unit of its column, a whole number or ten-thousandths of a
   * square metre, or {@link TableRows#NO_NUMBER}.
   */
  long figure(int position) {
    return figures.get(position).number();
  }
}
