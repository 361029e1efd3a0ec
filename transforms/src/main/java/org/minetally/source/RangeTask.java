package org.minetally.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.minetally.delimited.ByteRange;
import org.minetally.delimited.QuoteState;
import org.minetally.plan.Plan;
import org.minetally.profile.SourceSpec;
import org.minetally.record.Headings;

/**
 * A range of a file that is to be read.
 *
 * @param source the source's number in the run
 * @param file the file's number in the source
 * @param range the range's number in the file
 * @param bytes the range
 * @param header the file's header
 */
record RangeTask(int source, int file, int range, ByteRange bytes, SourceFile.Header header)
    implements Serializable {

  private static final ByteRange WHOLE = new ByteRange(0, Long.MAX_VALUE, QuoteState.RECORD_START);

  static RangeTask wholeFile(int source, int file) {
    return new RangeTask(
        source, file, 0, WHOLE, new SourceFile.Header(Headings.of(List.of()), 0, 0));
  }

  /** This file's ranges, with its header. */
  List<RangeTask> cut(Plan plan, long rangeSize) {
    SourceFile sourceFile = sourceFile(plan);
    SourceFile.Header names = sourceFile.header();
    List<RangeTask> tasks = new ArrayList<>();
    for (ByteRange cut : sourceFile.ranges(names, rangeSize)) {
      tasks.add(new RangeTask(source, file, tasks.size(), cut, names));
    }
    return tasks;
  }

  SourceFile sourceFile(Plan plan) {
    SourceSpec spec = plan.sources().get(source);
    return new SourceFile(spec.allFiles().get(file), spec.format());
  }

  /** Lines of the file before this range that no range owns. */
  long linesBefore() {
    return range == 0 ? header.lines() : 0;
  }

  /** A number of this range, the same on every machine. */
  int key() {
    return 31 * (31 * source + file) + range;
  }

  /** Where a batch of this range stands among all of its source's. */
  long order(int batch) {
    return (long) file << 44 | (long) range << 20 | batch;
  }
}
