package org.minetally.summary;

import java.util.List;
import java.util.Set;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.model.internal.RecordKey;
import org.minetally.profile.IncidentId;

/** Reduces records to what counting incidents needs: date, place, device category and incident. */
final class Incidents {

  /** Positions among the sums of a cell. */
  static final int DECLARED = 0;

  static final int ESTIMATED = 1;
  static final int WITHOUT = 2;
  static final int SUMS = 3;

  private static final Set<Extra> EXTRAS =
      Set.of(Extra.INCIDENT_HIGH, Extra.INCIDENT_LOW, Extra.WEIGHT);

  private final int device;

  /** Creates a reduction for batches of this layout. */
  Incidents(Layout layout) {
    device = layout.dimensions().indexOf(Dimension.DEVICE_CATEGORY);
  }

  /** Returns the number of dimensions of a reduced batch. */
  int dimensions() {
    return device < 0 ? 0 : 1;
  }

  /**
   * Returns the batch's records, reduced. A record without a known incident has a 1 at {@link
   * #WITHOUT}.
   */
  Batch reduce(Batch batch) {
    boolean hasIncident = batch.has(Extra.INCIDENT_HIGH);
    BatchBuilder rows = new BatchBuilder(EXTRAS, dimensions(), SUMS);
    for (int row = 0; row < batch.size(); row++) {
      long high = hasIncident ? batch.extra(Extra.INCIDENT_HIGH, row) : RecordKey.NONE;
      long low = hasIncident ? batch.extra(Extra.INCIDENT_LOW, row) : RecordKey.NONE;
      boolean known = high != RecordKey.NONE || low != RecordKey.NONE;
      copy(batch, row, device, rows);
      rows.extra(Extra.INCIDENT_HIGH, high);
      rows.extra(Extra.INCIDENT_LOW, low);
      rows.extra(Extra.WEIGHT, batch.weight(row));
      if (!known && batch.weight(row) > 0) {
        rows.measure(WITHOUT, batch.weight(row));
      }
    }
    List<List<String>> labels = device < 0 ? List.of() : List.of(batch.labels(device));
    return rows.build(batch.source(), batch.order(), labels, List.of());
  }

  /**
   * Returns the reduced batch's records at these rows, each representing one incident. The number
   * of records has already been counted.
   */
  Batch firsts(Batch reduced, int[] rows, int count, IncidentId id) {
    BatchBuilder firsts = new BatchBuilder(EXTRAS, dimensions(), SUMS);
    for (int i = 0; i < count; i++) {
      copy(reduced, rows[i], 0, firsts);
      firsts.measure(id.estimated() ? ESTIMATED : DECLARED, 1);
    }
    List<List<String>> labels = device < 0 ? List.of() : List.of(reduced.labels(0));
    return firsts.build(reduced.source(), reduced.order(), labels, List.of());
  }

  /** Returns the reduced records with a known incident. */
  static Batch known(Batch reduced) {
    int[] rows = new int[reduced.size()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (reduced.extra(Extra.INCIDENT_HIGH, row) != RecordKey.NONE
          || reduced.extra(Extra.INCIDENT_LOW, row) != RecordKey.NONE) {
        rows[count++] = row;
      }
    }
    return reduced.select(rows, count);
  }

  /**
   * Copies a record's date, place and device category; {@code deviceThere} is the dimension's
   * number in {@code from}.
   */
  private void copy(Batch from, int row, int deviceThere, BatchBuilder to) {
    to.next(from.interval(row), from.region(row), Batch.MATCHED);
    to.extra(Extra.INCIDENT_HIGH, RecordKey.NONE);
    to.extra(Extra.INCIDENT_LOW, RecordKey.NONE);
    to.extra(Extra.WEIGHT, 0);
    if (device >= 0) {
      to.code(0, from.code(deviceThere, row));
    }
    for (int i = 0; i < SUMS; i++) {
      to.measure(i, Measure.NOT_REPORTED);
    }
  }
}
