package org.minetally.reconcile.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts a record's position in its range to its position in the file. Also returns the order of
 * ranges and of their rejected records, for tables that are divided into parts.
 */
public final class Positions {

  /**
   * What comes before a range.
   *
   * @param records the records before it in its file
   * @param lines the lines before it in its file
   * @param ranges the ranges before it
   * @param pieces the messages with rejected records of the ranges before it
   */
  private record Before(long records, long lines, int ranges, int pieces) {}

  private final Map<RangeId, Before> before = new HashMap<>();

  /**
   * Creates the positions for these ranges.
   *
   * @param inReadingOrder the counts of all ranges
   */
  public Positions(List<Message.RangeCounts> inReadingOrder) {
    RangeId last = new RangeId(-1, -1, -1);
    long records = 0;
    long lines = 0;
    int pieces = 0;
    for (Message.RangeCounts counts : inReadingOrder) {
      if (!counts.range().isInFileOf(last)) {
        records = 0;
        lines = 0;
      }
      last = counts.range();
      before.put(last, new Before(records, lines, before.size(), pieces));
      records += counts.records();
      lines += counts.lines();
      pieces += Message.RejectedRecords.pieces(counts.rejectedRecords());
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

  /** Returns the position of a range in reading order, from 0. */
  public int rank(RangeId range) {
    return before.get(range).ranges();
  }

  /** Returns the position of these records among the messages of all ranges, from 0. */
  public int rank(Message.RejectedRecords piece) {
    return before.get(piece.range()).pieces() + piece.piece();
  }
}
