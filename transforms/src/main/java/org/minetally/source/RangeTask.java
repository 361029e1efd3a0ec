package org.minetally.source;

import org.minetally.format.FileFormat;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.minetally.format.internal.Headings;
import org.minetally.format.internal.delimited.ByteRange;
import org.minetally.format.internal.delimited.QuoteState;
import org.minetally.internal.store.StoreWatchdog;

/**
 * A range of a file that is to be read.
 *
 * @param source the source's number in the run
 * @param file the file's number in the source
 * @param path where the file is, for a worker that need not stand in the folder where the job was
 *     started
 * @param range the range's number in the file
 * @param bytes the range
 * @param header the file's header
 */
record RangeTask(
    int source, int file, String path, int range, ByteRange bytes, SourceFile.Header header)
    implements Serializable {

  private static final ByteRange WHOLE = new ByteRange(0, Long.MAX_VALUE, QuoteState.RECORD_START);

  private static final Pattern URI = Pattern.compile("\\p{Alpha}[\\p{Alnum}+.-]+:.*");

  /** All of a file, of which nothing is known yet. */
  static RangeTask wholeFile(int source, int file, String path) {
    String everywhere =
        URI.matcher(path).matches() ? path : Path.of(path).toAbsolutePath().toString();
    return new RangeTask(
        source, file, everywhere, 0, WHOLE, new SourceFile.Header(Headings.of(List.of())));
  }

  /** This file's ranges, with its header. */
  List<RangeTask> cut(FileFormat format, long rangeSize) {
    SourceFile sourceFile = sourceFile(format);
    SourceFile.Header names = sourceFile.header();
    List<RangeTask> tasks = new ArrayList<>();
    for (ByteRange cut : sourceFile.ranges(names, rangeSize)) {
      tasks.add(new RangeTask(source, file, path, tasks.size(), cut, names));
    }
    return tasks;
  }

  SourceFile sourceFile(FileFormat format) {
    return new SourceFile(path, format);
  }

  /** How many bytes it is; of a file that is not cut, all of them. */
  long size() throws IOException {
    long end =
        bytes.end() < Long.MAX_VALUE
            ? bytes.end()
            : StoreWatchdog.DEFAULT.watch(
                path, "looking at it", () -> FileSystems.matchSingleFileSpec(path).sizeBytes());
    return range == 0 ? end : end - bytes.start();
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
