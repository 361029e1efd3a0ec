package org.minetally.mapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Measure;
import org.minetally.profile.Input;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.MeasureMapping.Quantity;
import org.minetally.profile.internal.WideMeasures;

/**
 * Completes and checks a record's low and high estimates. An estimate that is not reported equals
 * the best one, so that sums over all records are in order, too.
 */
final class BoundsReader {

  private static final List<Measure> OUTCOMES =
      List.of(Measure.KILLED, Measure.INJURED, Measure.OUTCOME_UNKNOWN);

  private final List<Bounded> all = new ArrayList<>();
  private Rejection rejection;
  private boolean widened;
  private long widenedRecords;

  /**
   * A measure with bounds in the run. The others are positions of values.
   *
   * @param parts the positions of the low and the high estimates that the bounds are the sums of;
   *     empty unless victims are derived
   * @param hasLow whether the source has a column for the low estimate
   * @param hasHigh whether the source has a column for the high estimate
   * @param widens whether the best estimate replaces a low one above it or a high one below it
   * @param column the column of the best estimate, for rejections; null if there is none
   */
  private record Bounded(
      int best,
      int low,
      int high,
      List<int[]> parts,
      boolean hasLow,
      boolean hasHigh,
      boolean widens,
      SourceColumn column) {}

  private BoundsReader() {}

  /** Returns a reader; null if no measure in the run has bounds. */
  static BoundsReader of(MeasureMapping mapping, SourceColumn.Header header, WideMeasures wide) {
    BoundsReader reader = new BoundsReader();
    Map<Measure, Quantity> columns =
        mapping instanceof MeasureMapping.Counts counts ? counts.columns() : Map.of();
    for (Measure measure : wide.measures()) {
      if (!measure.isBound() && wide.measures().contains(measure.low())) {
        reader.add(measure, columns, header, wide);
      }
    }
    // Sums of bounds need the bounds that they add up.
    reader.all.sort((a, b) -> Boolean.compare(!a.parts.isEmpty(), !b.parts.isEmpty()));
    return reader.all.isEmpty() ? null : reader;
  }

  private void add(
      Measure measure,
      Map<Measure, Quantity> columns,
      SourceColumn.Header header,
      WideMeasures wide) {
    boolean derived = measure == Measure.VICTIMS && wide.derivesVictims();
    List<int[]> parts = new ArrayList<>();
    for (Measure outcome : derived ? OUTCOMES : List.<Measure>of()) {
      boolean bounded = wide.measures().contains(outcome.low());
      parts.add(
          new int[] {
            wide.measures().indexOf(bounded ? outcome.low() : outcome),
            wide.measures().indexOf(bounded ? outcome.high() : outcome)
          });
    }
    SourceColumn column =
        columns.containsKey(measure) && columns.get(measure).input() instanceof Input.Column named
            ? header.column(named.name())
            : null;
    all.add(
        new Bounded(
            wide.measures().indexOf(measure),
            wide.measures().indexOf(measure.low()),
            wide.measures().indexOf(measure.high()),
            parts,
            columns.containsKey(measure.low()),
            columns.containsKey(measure.high()),
            widens(columns.get(measure.low())) || widens(columns.get(measure.high())),
            column));
  }

  private static boolean widens(Quantity bound) {
    return bound != null && bound.widens();
  }

  /** Counts the record whose values were completed last, which is accepted. */
  void accept() {
    if (widened) {
      widenedRecords++;
    }
  }

  /** Returns the number of accepted records with a widened estimate since the last call. */
  long takeWidenedRecords() {
    long taken = widenedRecords;
    widenedRecords = 0;
    return taken;
  }

  /** Completes a record's values; returns false if there is a {@link #rejection()}. */
  boolean complete(long[] values, SourceRecord record) {
    widened = false;
    for (int i = 0; i < all.size(); i++) {
      Bounded bounded = all.get(i);
      if (!bounded.parts.isEmpty()) {
        if (!addUp(bounded, values)) {
          return false;
        }
      } else if (!completeReported(bounded, values, record)) {
        return false;
      }
    }
    return true;
  }

  private boolean completeReported(Bounded bounded, long[] values, SourceRecord record) {
    long best = values[bounded.best];
    // Without a column, a value is left over from the record before.
    long low = bounded.hasLow ? values[bounded.low] : Measure.NOT_REPORTED;
    long high = bounded.hasHigh ? values[bounded.high] : Measure.NOT_REPORTED;
    if (best == Measure.NOT_REPORTED) {
      values[bounded.low] = Measure.NOT_REPORTED;
      values[bounded.high] = Measure.NOT_REPORTED;
      return (low == Measure.NOT_REPORTED && high == Measure.NOT_REPORTED)
          || reject(Reason.BOUNDS_WITHOUT_ESTIMATE, bounded, record);
    }
    values[bounded.low] = low == Measure.NOT_REPORTED ? best : low;
    values[bounded.high] = high == Measure.NOT_REPORTED ? best : high;
    if (values[bounded.low] <= best && best <= values[bounded.high]) {
      return true;
    }
    if (!bounded.widens) {
      return reject(Reason.BOUNDS_NOT_IN_ORDER, bounded, record);
    }
    values[bounded.low] = Math.min(values[bounded.low], best);
    values[bounded.high] = Math.max(values[bounded.high], best);
    widened = true;
    return true;
  }

  private boolean addUp(Bounded bounded, long[] values) {
    try {
      long low = Measure.NOT_REPORTED;
      long high = Measure.NOT_REPORTED;
      for (int[] part : bounded.parts) {
        low = Measure.add(low, values[part[0]]);
        high = Measure.add(high, values[part[1]]);
      }
      values[bounded.low] = low;
      values[bounded.high] = high;
      return true;
    } catch (ArithmeticException e) {
      rejection = new Rejection(Reason.TOO_LARGE, "", "");
      return false;
    }
  }

  private boolean reject(Reason reason, Bounded bounded, SourceRecord record) {
    if (bounded.column == null) {
      rejection = new Rejection(reason, "", "");
    } else {
      bounded.column.locate(record);
      rejection = bounded.column.reject(reason, record.bytes());
    }
    return false;
  }

  Rejection rejection() {
    return rejection;
  }
}
