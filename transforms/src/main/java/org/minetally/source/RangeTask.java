package org.minetally.source;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.ByteRange;
import org.minetally.format.internal.delimited.QuoteState;
import org.minetally.internal.store.StoreWatchdog;
import org.minetally.model.internal.BatchOrder;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.RangeId;
import org.minetally.source.internal.SourceFile;

/**
 * A byte range of a file to read.
 *
 * @param source the source's number in the run
 * @param file the file's number in the source
 * @param path the file's path, absolute because a worker may run in another folder than the one
 *     where the job was started
 * @param range the range's number in the file
 * @param bytes the range
 * @param header the file's header
 */
record RangeTask(
    int source, int file, String path, int range, ByteRange bytes, SourceFile.Header header)
    implements Serializable {

  private static final ByteRange WHOLE = new ByteRange(0, Long.MAX_VALUE, QuoteState.RECORD_START);

  private static final Pattern URI = Pattern.compile("\\p{Alpha}[\\p{Alnum}+.-]+:.*");

  /** Returns a task for a whole file, before its header is known. */
  static RangeTask wholeFile(int source, int file, String path) {
    String everywhere =
        URI.matcher(path).matches() ? path : Path.of(path).toAbsolutePath().toString();
    return new RangeTask(
        source, file, everywhere, 0, WHOLE, new SourceFile.Header(Headings.of(List.of())));
  }

  /** Returns a task for a shard of a source of rows. */
  static RangeTask ofRows(int source, int shard) {
    return new RangeTask(
        source, 0, SourceSpec.ROWS, shard, WHOLE, new SourceFile.Header(Headings.of(List.of())));
  }

  /**
   * Splits this file into ranges, each with the file's header.
   *
   * @param rangeSize the maximum size of a range in bytes
   * @param groups the number of groups that the ranges are distributed to
   */
  List<RangeTask> cut(FileFormat format, long rangeSize, int groups) {
    SourceFile sourceFile = new SourceFile(path, format);
    SourceFile.Header names = sourceFile.withFooter(sourceFile.header());
    List<RangeTask> tasks = new ArrayList<>();
    for (ByteRange cut : sourceFile.ranges(names, rangeSize, groups)) {
      tasks.add(new RangeTask(source, file, path, tasks.size(), cut, names));
    }
    return tasks;
  }

  /** Returns the number of bytes in this range; for a file that is not split, its whole size. */
  long size() throws IOException {
    long end = bytes.end() < Long.MAX_VALUE ? bytes.end() : StoreWatchdog.DEFAULT.size(path);
    return range == 0 ? end : end - bytes.start();
  }

  /** Returns the number of lines before this range that belong to no range. */
  long linesBefore() {
    return range == 0 ? header.lines() : 0;
  }

  /** Returns the number of rows of the file's footer if this range contains its start. */
  long footerRows() {
    long start = header.footer().start();
    return bytes.start() <= start && start < bytes.end() ? header.footer().rows() : 0;
  }

  /** Returns what identifies the range in messages. */
  RangeId id() {
    return new RangeId(source, file, range);
  }

  /** Returns a number for this range that is the same on every machine. */
  int key() {
    return 31 * (31 * source + file) + range;
  }

  /** Returns a number that no other range of the run has. */
  long number() {
    return (long) source << 43 | (long) file << 24 | range;
  }

  /** Returns the position of a batch of this range among all batches of its source. */
  long order(int batch) {
    return new BatchOrder(file, range, batch).packed();
  }
}
