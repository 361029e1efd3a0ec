package org.minetally.trace.internal;

import java.util.List;
import java.util.Locale;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.internal.BatchOrder;
import org.minetally.period.DateInterval;
import org.minetally.table.Column;
import org.minetally.table.ColumnType;
import org.minetally.table.TableRows;

/**
 * The columns that say from which published figures a record of a series was computed. They are
 * NULL for records of other sources.
 */
final class FigureColumns {

  /** The column whose numbers are packed until positions in files are known. */
  static final String PREVIOUS_LINE = "previous_line_number";

  static final String PREVIOUS_FILE = "previous_file";

  private static final int LINE_BITS = 32;

  private FigureColumns() {}

  static List<Column> columns() {
    return List.of(
        Column.text(
            "figure_covers",
            "The days that the published figure covers, in EDTF."
                + " NULL: the source is not a series."),
        Column.date(
            "published_on", "The first day on which it may have been published. NULL: not known."),
        Column.text(
            PREVIOUS_FILE,
            "The file of the earlier figure that was subtracted from it. NULL: none; the whole"
                + " figure counts."),
        Column.of(PREVIOUS_LINE, ColumnType.INTEGER)
            .withUnit("number")
            .withDescription("The line of that file on which that figure starts, from 1."),
        Column.date(
            "previous_published_on",
            "The first day on which that figure may have been published. NULL: not known."));
  }

  /** Writes the columns; the line is packed with its range. */
  static void write(Batch batch, int row, List<String> files, TableRows.Builder to) {
    if (!batch.has(Extra.FIGURE_START)) {
      to.text(null)
          .date(TableRows.NO_DATE)
          .text(null)
          .number(TableRows.NO_NUMBER)
          .date(TableRows.NO_DATE);
      return;
    }
    int start = (int) batch.extra(Extra.FIGURE_START, row);
    to.text(new DateInterval(start, batch.endDay(row)).edtf())
        .date(day(batch.extra(Extra.PUBLISHED, row)));
    long range = batch.extra(Extra.PREVIOUS_RANGE, row);
    if (range < 0) {
      to.text(null).number(TableRows.NO_NUMBER).date(TableRows.NO_DATE);
      return;
    }
    BatchOrder order = BatchOrder.ofRange(range);
    to.text(files.get(order.file()))
        .number(packed(order.range(), batch.extra(Extra.PREVIOUS_LINE, row)))
        .date(day(batch.extra(Extra.PREVIOUS_PUBLISHED, row)));
  }

  private static int day(long day) {
    return day == Integer.MIN_VALUE ? TableRows.NO_DATE : (int) day;
  }

  private static long packed(int range, long line) {
    if (line >= 1L << LINE_BITS) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "a range has more than 2^%d lines", LINE_BITS));
    }
    return (long) range << LINE_BITS | line;
  }

  /** Returns the range of a packed line. */
  static int range(long packed) {
    return (int) (packed >>> LINE_BITS);
  }

  /** Returns the line within the range of a packed line. */
  static long line(long packed) {
    return packed & (1L << LINE_BITS) - 1;
  }
}
