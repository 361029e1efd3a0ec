package org.minetally.format.internal.delimited;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.Dialect;

/**
 * The result of reading a file.
 *
 * @param records its records, up to the first that cannot be read
 * @param lines the lines read
 * @param failedAt the offset of a record that cannot be read, or -1
 */
record DelimitedReading(List<Row> records, long lines, long failedAt) {

  private static final int FIELDS_KEPT = 64;

  /**
   * One record.
   *
   * @param linesBefore the number of lines before it in the file
   * @param offset the offset in the file of its first byte
   * @param fields its fields, one character per byte
   * @param malformed whether text follows a closing quote
   */
  record Row(long linesBefore, long offset, List<String> fields, boolean malformed) {}

  static DelimitedReading whole(Dialect dialect, byte[] file) throws IOException {
    return ranges(
        dialect, file, List.of(new ByteRange(0, Long.MAX_VALUE, QuoteState.RECORD_START)), 0);
  }

  static DelimitedReading inRanges(Dialect dialect, byte[] file, long rangeSize)
      throws IOException {
    return ranges(
        dialect, file, RangePlan.of(new BytesChannel(file, 1 << 16), dialect, 0, rangeSize), 0);
  }

  /** Reads each range independently, as the job does. */
  static DelimitedReading ranges(
      Dialect dialect, byte[] file, List<ByteRange> ranges, long linesBefore) throws IOException {
    List<Row> rows = new ArrayList<>();
    long lines = linesBefore;
    long failedAt = -1;
    for (ByteRange range : ranges) {
      int start = (int) range.start();
      InputStream in = new ByteArrayInputStream(file, start, file.length - start);
      RecordReader reader = new RecordReader(dialect, in, start, FIELDS_KEPT);
      reader.stopAt(range.end());
      try {
        if (reader.skipToRecordStart(range.state())) {
          while (reader.next()) {
            rows.add(
                new Row(
                    lines + reader.linesBefore(),
                    reader.offset(),
                    fields(reader),
                    reader.isMalformed()));
          }
        }
      } catch (DelimitedException e) {
        if (failedAt >= 0) {
          throw new AssertionError("two ranges fail: at " + failedAt + " and " + e.offset(), e);
        }
        failedAt = e.offset();
      }
      lines += reader.linesRead();
    }
    return new DelimitedReading(rows, lines, failedAt);
  }

  static List<String> fields(RecordReader reader) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < reader.fields(); i++) {
      int from = reader.start(i);
      fields.add(new String(reader.bytes(), from, reader.end(i) - from, ISO_8859_1));
    }
    return fields;
  }
}
