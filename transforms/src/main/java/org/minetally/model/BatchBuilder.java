package org.minetally.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.minetally.model.Batch.Extra;
import org.minetally.period.DateInterval;

/**
 * Collects records column by column. Reuses its arrays from one batch to the next.
 *
 * <p>Not safe for use by several threads.
 */
public final class BatchBuilder {
  private static final int EXTRAS = BatchColumns.EXTRAS;
  private static final Set<Extra> KEY = Set.of(Extra.KEY_HIGH, Extra.KEY_LOW);
  private static final int FIXED = BatchColumns.FIXED;

  private final Set<Extra> extras;
  private final long[][] columns;
  private final int dimensions;
  private final int measures;
  private int capacity = 1024;
  private int row = -1;

  /**
   * Creates an empty builder.
   *
   * @param extras the extra columns of its records
   * @param dimensions the number of dimensions of a record
   * @param measures the number of measures of a record
   */
  public BatchBuilder(Set<Extra> extras, int dimensions, int measures) {
    this.extras = extras.isEmpty() ? EnumSet.noneOf(Extra.class) : EnumSet.copyOf(extras);
    this.dimensions = dimensions;
    this.measures = measures;
    this.columns = new long[EXTRAS + FIXED + dimensions + measures][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = isCarried(i) ? new long[capacity] : null;
    }
  }

  /** Creates an empty builder of records with a key as their only extra, or with no extras. */
  public BatchBuilder(boolean keys, int dimensions, int measures) {
    this(keys ? KEY : Set.of(), dimensions, measures);
  }

  /** Returns the number of records collected. */
  public int size() {
    return row + 1;
  }

  /**
   * Starts the next record; the setters that follow fill it.
   *
   * @param interval the record's interval, a packed {@link DateInterval}
   * @param region the number of the most precise region known, or -1
   * @param unmatchedName the index of the name that was not found, or {@link Batch#MATCHED}
   */
  public void next(long interval, int region, int unmatchedName) {
    row++;
    if (row == capacity) {
      capacity *= 2;
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] != null) {
          columns[i] = Arrays.copyOf(columns[i], capacity);
        }
      }
    }
    columns[EXTRAS + BatchColumns.START][row] = DateInterval.startDay(interval);
    columns[EXTRAS + BatchColumns.SPAN][row] =
        (long) DateInterval.endDay(interval) - DateInterval.startDay(interval);
    columns[EXTRAS + BatchColumns.REGION][row] = region;
    columns[EXTRAS + BatchColumns.UNMATCHED][row] = unmatchedName;
  }

  /** Sets the record's key. */
  public void key(long high, long low) {
    extra(Extra.KEY_HIGH, high);
    extra(Extra.KEY_LOW, low);
  }

  /** Sets the value of an extra column, one of those passed to the constructor. */
  public void extra(Extra extra, long value) {
    columns[extra.column()][row] = value;
  }

  /** Sets the record's member of a dimension. */
  public void code(int dimension, int code) {
    columns[EXTRAS + FIXED + dimension][row] = code;
  }

  /** Sets the record's value of a measure, or {@link Measure#NOT_REPORTED}. */
  public void measure(int measure, long value) {
    columns[EXTRAS + FIXED + dimensions + measure][row] = value;
  }

  /**
   * Returns a batch of the collected records and empties the builder.
   *
   * @param source the source's number in the run
   * @param order the batch's position in the source
   * @param labels for each dimension, the members that the codes refer to
   * @param names the place names that the records' numbers refer to
   */
  public Batch build(int source, long order, List<List<String>> labels, List<UnmatchedName> names) {
    int size = size();
    BatchColumns packed = BatchColumns.pack(columns, size, dimensions, measures);
    row = -1;
    return new Batch(
        source,
        order,
        size,
        packed,
        labels.stream().map(List::copyOf).toList(),
        List.copyOf(names));
  }

  private boolean isCarried(int column) {
    return column >= EXTRAS || extras.stream().anyMatch(extra -> extra.column() == column);
  }
}
