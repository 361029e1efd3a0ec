package org.minetally.reconcile.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Converts a record's position in its range to its position in the file. */
public final class Positions {

  private record Before(long records, long lines) {}

  private final Map<RangeId, Before> before = new HashMap<>();

  /**
   * Creates the positions for these ranges.
   *
   * @param ranges in reading order; of several messages of a range, only the first has counts
   */
  public Positions(List<Message.RangeCounts> ranges) {
    RangeId last = new RangeId(-1, -1, -1);
    long records = 0;
    long lines = 0;
    for (Message.RangeCounts counts : ranges) {
      if (!counts.range().isInFileOf(last)) {
        records = 0;
        lines = 0;
      }
      last = counts.range();
      before.putIfAbsent(last, new Before(records, lines));
      records += counts.records();
      lines += counts.lines();
    }
  }

  /** Returns the record's number in the file, from 1. */
  public long record(RangeId range, long record) {
    return before.get(range).records() + record + 1;
  }

  /** Returns the line in the file, from 1. */
  public long line(RangeId range, long line) {
    return before.get(range).lines() + line + 1;
  }
}
