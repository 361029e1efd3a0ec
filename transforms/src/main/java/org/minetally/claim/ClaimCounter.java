package org.minetally.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.region.Gazetteer;

/** Counts the records of batches for one claim. Not safe for use by several threads. */
final class ClaimCounter {

  private static final int OUT = 0;
  private static final int POSSIBLE = 1;
  private static final int CERTAIN = 2;

  private final Claim claim;
  private final Gazetteer gazetteer;
  private final Layout layout;
  private final int measure;

  /** The positions of the low and the high estimate; -1 if there are none. */
  private final int low;

  private final int high;
  private long certain;
  private long more;
  private long less;
  private long certainRecords;
  private long possibleRecords;
  private long silentRecords;
  private long recordsInTime;
  private final SortedMap<String, Long> doubts = new TreeMap<>();

  /** The doubts about the current record. */
  private final List<String> why = new ArrayList<>();

  /**
   * Creates a counter for a claim.
   *
   * @param layout the layout of the batches of the claim's dataset
   */
  public ClaimCounter(Claim claim, Gazetteer gazetteer, Layout layout) {
    this.claim = claim;
    this.gazetteer = gazetteer;
    this.layout = layout;
    this.measure = layout.measures().indexOf(claim.measure());
    this.low = measure < 0 ? -1 : layout.measures().indexOf(claim.measure().low());
    this.high = measure < 0 ? -1 : layout.measures().indexOf(claim.measure().high());
  }

  /** Returns the counts so far. */
  public Tally tally() {
    return new Tally(
        new Tally.Sums(certain, more, less),
        new Tally.Records(certainRecords, possibleRecords, silentRecords, recordsInTime),
        doubts);
  }

  /** Counts a batch of the claim's dataset. */
  public void add(Batch batch) {
    int[][] members = members(batch);
    for (int first = 0; first < batch.size(); ) {
      int end = endOfRecord(batch, first);
      add(batch, first, end, members);
      first = end;
    }
  }

  /**
   * Returns the end of a record that starts at {@code first}: it may have several, consecutive
   * rows.
   */
  private static int endOfRecord(Batch batch, int first) {
    int end = first + 1;
    if (batch.has(Extra.WEIGHT) && batch.has(Extra.RECORD)) {
      long record = batch.extra(Extra.RECORD, first);
      while (end < batch.size() && batch.extra(Extra.RECORD, end) == record) {
        end++;
      }
    }
    return end;
  }

  private void add(Batch batch, int first, int end, int[][] members) {
    int best = OUT;
    boolean inTime = false;
    boolean reported = measure < 0;
    List<String> bestWhy = List.of();
    long weight = 0;
    for (int row = first; row < end; row++) {
      why.clear();
      weight += batch.weight(row);
      int time = time(batch, row);
      inTime |= time != OUT;
      int fit = time == OUT ? OUT : Math.min(time, place(batch, row));
      fit = fit == OUT ? OUT : Math.min(fit, filters(batch, row, members));
      if (fit == OUT) {
        continue;
      }
      if (measure >= 0) {
        long value = batch.measure(measure, row);
        if (value != Measure.NOT_REPORTED) {
          reported = true;
          count(fit, value);
          if (low >= 0) {
            addRange(fit, value, batch.measure(low, row), batch.measure(high, row));
          }
        }
      }
      if (fit > best) {
        best = fit;
        bestWhy = List.copyOf(why);
      }
    }
    if (measure < 0 && best != OUT) {
      // The record counts once, whichever of its rows fits; its weight is in its first row only.
      count(best, weight);
    }
    recordsInTime += inTime ? 1 : 0;
    certainRecords += best == CERTAIN ? 1 : 0;
    possibleRecords += best == POSSIBLE ? 1 : 0;
    // A row without the measure does not matter: the row of the remainder contains its share.
    silentRecords += best != OUT && !reported ? 1 : 0;
    if (best == POSSIBLE) {
      bestWhy.forEach(doubt -> doubts.merge(doubt, 1L, Math::addExact));
    }
  }

  private void count(int fit, long value) {
    if (fit == CERTAIN) {
      certain = Math.addExact(certain, value);
    } else if (value > 0) {
      more = Math.addExact(more, value);
    } else {
      less = Math.addExact(less, value);
    }
  }

  /** Widens the supported range to the low and the high estimate of a record that is counted. */
  private void addRange(int fit, long best, long lowest, long highest) {
    more = Math.addExact(more, highest - best);
    if (fit == CERTAIN) {
      less = Math.addExact(less, lowest - best);
    }
  }

  private int time(Batch batch, int row) {
    int start = batch.startDay(row);
    int end = batch.endDay(row);
    int from = claim.window().startDay();
    int to = claim.window().endDay();
    if (start >= from && end <= to) {
      return CERTAIN;
    }
    if (end < from || start > to) {
      return OUT;
    }
    why.add(Tally.TIME);
    return POSSIBLE;
  }

  /** Returns how a record's place fits on those of its days that are in the window. */
  private int place(Batch batch, int row) {
    int known = batch.region(row);
    if (claim.regions().isEmpty()) {
      return CERTAIN;
    }
    int fit;
    if (gazetteer.isTimed(known)) {
      int from = Math.max(batch.startDay(row), claim.window().startDay());
      int to = Math.min(batch.endDay(row), claim.window().endDay());
      boolean always = true;
      boolean ever = false;
      for (int version : gazetteer.versions(known, from, to)) {
        int then = place(version);
        always &= then == CERTAIN;
        ever |= then != OUT;
      }
      fit = always ? CERTAIN : ever ? POSSIBLE : OUT;
    } else {
      fit = place(known);
    }
    if (fit == POSSIBLE) {
      why.add(Tally.PLACE);
    }
    return fit;
  }

  private int place(int known) {
    int best = OUT;
    for (int region : claim.regions()) {
      best = Math.max(best, place(known, region));
    }
    return best;
  }

  private int place(int known, int claimed) {
    if (known == Gazetteer.UNKNOWN) {
      return POSSIBLE;
    }
    int level = gazetteer.region(claimed).level();
    int knownLevel = gazetteer.region(known).level();
    if (level > knownLevel) {
      // A record known only by the larger place may mean that place as it was at another time.
      return gazetteer.isEverWithin(claimed, gazetteer.ancestorAt(known, knownLevel))
          ? POSSIBLE
          : OUT;
    }
    return gazetteer.ancestorAt(known, level) == claimed ? CERTAIN : OUT;
  }

  private int filters(Batch batch, int row, int[][] members) {
    int fit = CERTAIN;
    int filter = 0;
    for (Dimension dimension : claim.filters().keySet()) {
      int of = members[filter++][batch.code(layout.dimensions().indexOf(dimension), row)];
      if (of == POSSIBLE) {
        why.add(dimension.column());
      }
      fit = Math.min(fit, of);
    }
    return fit;
  }

  /** Returns, for each filter, how each of the batch's labels fits. */
  private int[][] members(Batch batch) {
    int[][] members = new int[claim.filters().size()][];
    int filter = 0;
    for (var entry : claim.filters().entrySet()) {
      Dimension dimension = entry.getKey();
      members[filter++] =
          batch.labels(layout.dimensions().indexOf(dimension)).stream()
              .mapToInt(
                  label ->
                      entry.getValue().contains(label)
                          ? CERTAIN
                          : label.equals(dimension.unknown()) ? POSSIBLE : OUT)
              .toArray();
    }
    return members;
  }
}
