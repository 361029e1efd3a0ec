package org.minetally.format.internal.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.minetally.format.internal.FormatException;
import shaded.parquet.org.apache.thrift.TException;

/**
 * The metadata at the end of a Parquet file.
 *
 * @param columns the readable and unreadable columns
 * @param rowGroups the row groups, in order
 * @param start the offset of the footer, where the data ends
 */
record ParquetFooter(SchemaColumns columns, List<RowGroup> rowGroups, long start) {

  private static final int TAIL = 8;
  private static final int OLD_WRITERS_PADDING = 128;
  private static final byte[] PLAIN = {'P', 'A', 'R', '1'};
  private static final byte[] ENCRYPTED = {'P', 'A', 'R', 'E'};

  /**
   * Reads the footer.
   *
   * @throws FormatException if the file is encrypted, damaged, or not a Parquet file
   */
  static ParquetFooter read(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    if (size == 0) {
      throw new FormatException("the file is empty; expected Parquet", null);
    }
    if (size < PLAIN.length + TAIL) {
      throw notParquet();
    }
    byte[] head = bytes(channel, 0, PLAIN.length);
    byte[] tail = bytes(channel, size - TAIL, TAIL);
    byte[] magic = Arrays.copyOfRange(tail, 4, TAIL);
    if (Arrays.equals(magic, ENCRYPTED)) {
      throw new FormatException(
          "the Parquet file is encrypted. Decrypt it or write it without encryption", null);
    }
    if (!Arrays.equals(head, PLAIN) || !Arrays.equals(magic, PLAIN)) {
      throw notParquet();
    }
    int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    long start = size - TAIL - length;
    if (length <= 0 || start < PLAIN.length) {
      throw Damage.of("its footer of " + length + " bytes is larger than the file", null);
    }
    return of(metadata(bytes(channel, start, length)), start);
  }

  private static ParquetFooter of(FileMetaData metadata, long start) throws FormatException {
    SchemaColumns columns = SchemaColumns.of(metadata);
    long rows = 0;
    for (RowGroup group : metadata.getRow_groups()) {
      if (group.getNum_rows() < 0 || group.getColumnsSize() != columns.chunks()) {
        throw Damage.of(
            String.format(
                Locale.ROOT,
                "a row group has %d rows and %d columns, but the schema has %d columns",
                group.getNum_rows(),
                group.getColumnsSize(),
                columns.chunks()),
            null);
      }
      rows += group.getNum_rows();
    }
    // Some writers leave the file's row count at 0.
    if (rows < metadata.getNum_rows()) {
      throw Damage.of(
          String.format(
              Locale.ROOT,
              "its row groups contain %d of its %d rows",
              rows,
              metadata.getNum_rows()),
          null);
    }
    return new ParquetFooter(columns, List.copyOf(metadata.getRow_groups()), start);
  }

  private static FileMetaData metadata(byte[] footer) throws FormatException {
    FileMetaData metadata = new FileMetaData();
    try {
      ThriftBytes.read(metadata, footer, 0, footer.length);
    } catch (TException e) {
      throw Damage.of("its footer cannot be decoded", e);
    }
    return metadata;
  }

  private static byte[] bytes(SeekableByteChannel channel, long from, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    channel.position(from);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw Damage.of("it is truncated", null);
      }
    }
    return bytes.array();
  }

  /**
   * Reads the bytes of a column chunk and a few bytes after it, because old writers did not count
   * the header of a dictionary page.
   *
   * @param from the offset of its first byte
   * @param length the length declared in the footer
   */
  byte[] chunk(SeekableByteChannel channel, long from, long length) throws IOException {
    if (from < PLAIN.length || length < 0 || length > start || from > start - length) {
      throw Damage.of(
          String.format(
              Locale.ROOT,
              "a column of %d bytes at offset %d extends past the end of the data",
              length,
              from),
          null);
    }
    long padded = Math.min(start - from, length + OLD_WRITERS_PADDING);
    if (padded > Integer.MAX_VALUE - 8) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "a column has %d bytes in one row group; at most 2 GiB are supported. Write smaller row groups",
              length),
          null);
    }
    return bytes(channel, from, (int) padded);
  }

  private static FormatException notParquet() {
    return new FormatException(
        "not a Parquet file: it does not begin and end with PAR1. Check format.type, or download the file again",
        null);
  }
}
