package org.minetally.reconcile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minetally.reconcile.internal.Message;

/** Converts a record's position in its range to its position in the file. */
final class Positions {

  private record Range(int source, int file, int range) {}

  private record Before(long records, long lines) {}

  private final Map<Range, Before> before = new HashMap<>();

  /**
   * Creates the positions for these ranges.
   *
   * @param ranges in reading order
   */
  Positions(List<Message.RangeCounts> ranges) {
    int source = -1;
    int file = -1;
    long records = 0;
    long lines = 0;
    for (Message.RangeCounts range : ranges) {
      if (range.source() != source || range.file() != file) {
        source = range.source();
        file = range.file();
        records = 0;
        lines = 0;
      }
      before.put(new Range(source, file, range.range()), new Before(records, lines));
      records += range.records();
      lines += range.lines();
    }
  }

  /** Returns the record's number in the file, from 1. */
  long record(int source, int file, int range, long record) {
    return before.get(new Range(source, file, range)).records() + record + 1;
  }

  /** Returns the line in the file, from 1. */
  long line(int source, int file, int range, long line) {
    return before.get(new Range(source, file, range)).lines() + line + 1;
  }
}
