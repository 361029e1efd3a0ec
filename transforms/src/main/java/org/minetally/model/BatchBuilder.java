package org.minetally.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.minetally.model.Batch.Extra;

/**
 * Collects records, column by column. It keeps its arrays from one batch to the next.
 *
 * <p>Not safe for use by several threads.
 */
public final class BatchBuilder {
  private static final int EXTRAS = Extra.values().length;
  private static final Set<Extra> KEY = Set.of(Extra.KEY_HIGH, Extra.KEY_LOW);
  private static final int FIXED = Batch.FIXED_COLUMNS;

  private final Set<Extra> extras;
  private final long[][] columns;
  private final int dimensions;
  private final int measures;
  private int capacity = 1024;
  private int row = -1;

  /**
   * An empty builder.
   *
   * @param extras what its records carry beyond what every record does
   * @param dimensions how many dimensions a record carries
   * @param measures how many measures a record carries
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

  /** An empty builder of records that carry a key or nothing beyond what every record does. */
  public BatchBuilder(boolean keys, int dimensions, int measures) {
    this(keys ? KEY : Set.of(), dimensions, measures);
  }

  /** The number of records collected. */
  public int size() {
    return row + 1;
  }

  /** Opens the next record, to be filled by the setters that follow. */
  public void next(int startDay, int endDay, int region, int unmatchedName) {
    row++;
    if (row == capacity) {
      capacity *= 2;
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] != null) {
          columns[i] = Arrays.copyOf(columns[i], capacity);
        }
      }
    }
    columns[EXTRAS + Batch.START][row] = startDay;
    columns[EXTRAS + Batch.SPAN][row] = (long) endDay - startDay;
    columns[EXTRAS + Batch.REGION][row] = region;
    columns[EXTRAS + Batch.UNMATCHED][row] = unmatchedName;
  }

  /** The record's key. */
  public void key(long high, long low) {
    extra(Extra.KEY_HIGH, high);
    extra(Extra.KEY_LOW, low);
  }

  /** What the record carries beyond what every record does; one of those the builder is for. */
  public void extra(Extra extra, long value) {
    columns[extra.column()][row] = value;
  }

  /** The record's member of a dimension. */
  public void code(int dimension, int code) {
    columns[EXTRAS + FIXED + dimension][row] = code;
  }

  /** The record's value of a measure, or {@link Measure#NOT_REPORTED}. */
  public void measure(int measure, long value) {
    columns[EXTRAS + FIXED + dimensions + measure][row] = value;
  }

  /**
   * The records collected; the builder is empty afterwards.
   *
   * @param source the source's number in the run
   * @param order where in the source the batch stands
   * @param labels for each dimension, the members that the codes stand for
   * @param names the place names that the records' numbers stand for
   */
  public Batch build(int source, long order, List<List<String>> labels, List<UnmatchedName> names) {
    int size = size();
    List<PackedColumn> packed = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      packed.add(columns[i] == null ? null : PackedColumn.of(columns[i], size));
    }
    row = -1;
    return new Batch(
        source,
        order,
        size,
        packed.iterator(),
        dimensions,
        measures,
        labels.stream().map(List::copyOf).toList(),
        List.copyOf(names));
  }

  private boolean isCarried(int column) {
    return column >= EXTRAS || extras.stream().anyMatch(extra -> extra.column() == column);
  }
}
