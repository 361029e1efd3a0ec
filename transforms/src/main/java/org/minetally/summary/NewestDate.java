package org.minetally.summary;

import org.minetally.model.Batch;
import org.minetally.period.internal.DataEnd;

/** Collects the newest date of records. */
final class NewestDate {

  private DataEnd end = DataEnd.NONE;

  /** Includes a batch's records. */
  void add(Batch batch) {
    for (int row = 0; row < batch.size(); row++) {
      add(batch.startDay(row), batch.endDay(row));
    }
  }

  void add(int startDay, int endDay) {
    end = end.with(startDay, endDay);
  }

  /** Includes the newest date of other records. */
  void add(DataEnd other) {
    end = end.with(other);
  }

  /** Returns the newest date so far. */
  DataEnd end() {
    return end;
  }
}
