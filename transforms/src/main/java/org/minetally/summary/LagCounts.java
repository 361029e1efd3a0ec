package org.minetally.summary;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.minetally.internal.hash.KeyIndex;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.period.DateInterval;
import org.minetally.reconcile.internal.EventLag;
import org.minetally.reconcile.internal.YearLag;

/** Counts the records of one source by year and by the days between event and first report. */
final class LagCounts {

  /** The number of lags that are passed on at once. */
  private static final int MOST_IN_PIECE = 1 << 13;

  private final EventYear eventYear = new EventYear();
  private final KeyIndex index = new KeyIndex(256, this::hashOf);

  /** By number: the year in the upper half, and the days in the lower half. */
  private long[] lags = new long[256];

  private long[] records = new long[256];

  /** Counts a batch's records, if they carry the day on which they were reported. */
  void add(Batch batch) {
    if (!batch.has(Extra.REPORTED)) {
      return;
    }
    for (int row = 0; row < batch.size(); row++) {
      long weight = batch.weight(row);
      if (weight != 0) {
        int year = eventYear.of(batch.interval(row));
        int number = number(DateInterval.pack(year, EventLag.days(batch, row)));
        records[number] += weight;
      }
    }
  }

  private int number(long lag) {
    int slot = index.first(hash(lag));
    for (int number = index.number(slot); number >= 0; number = index.number(slot)) {
      if (lags[number] == lag) {
        return number;
      }
      slot = index.next(slot);
    }
    int size = index.size();
    if (size == lags.length) {
      lags = Arrays.copyOf(lags, 2 * size);
      records = Arrays.copyOf(records, 2 * size);
    }
    lags[size] = lag;
    return index.add(slot);
  }

  private int hashOf(int number) {
    return hash(lags[number]);
  }

  private static int hash(long lag) {
    return (int) KeyIndex.mix(0, lag);
  }

  /** Returns the number of different years and lags. */
  int size() {
    return index.size();
  }

  /** Passes on the counts, in pieces that every engine can shuffle. */
  void give(Consumer<SortedMap<YearLag, Long>> pieces) {
    SortedMap<YearLag, Long> piece = new TreeMap<>();
    for (int i = 0; i < index.size(); i++) {
      piece.put(
          new YearLag(DateInterval.startDay(lags[i]), DateInterval.endDay(lags[i])), records[i]);
      if (piece.size() == MOST_IN_PIECE) {
        pieces.accept(piece);
        piece = new TreeMap<>();
      }
    }
    if (!piece.isEmpty()) {
      pieces.accept(piece);
    }
  }
}
