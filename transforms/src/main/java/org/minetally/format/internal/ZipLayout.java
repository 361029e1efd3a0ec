package org.minetally.format.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Checks that a zip archive is unambiguous. Some readers trust the list of files at its end, others
 * the header before each file; here both must agree, and every byte must belong to a file, its
 * header or the list. Rules of APPNOTE.TXT 6.3, sections 4.3 and 4.5.
 */
final class ZipLayout {

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int ZIP64_LOCATOR_LENGTH = 20;
  private static final int ZIP64_END_SIGNATURE = 0x06064b50;
  private static final int ZIP64_END_LENGTH = 56;

  private final SeekableByteChannel channel;
  private final List<ZipArchiveEntry> entries;

  private ZipLayout(SeekableByteChannel channel, ZipFile archive) {
    this.channel = channel;
    this.entries =
        Collections.list(archive.getEntries()).stream()
            .sorted(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset))
            .toList();
  }

  /**
   * Checks an archive.
   *
   * @param channel the archive's bytes; its position is changed
   * @param archive the list of its files
   * @throws FormatException if bytes belong to no file or to several files, or if a file's header
   *     contradicts the list
   */
  static void check(SeekableByteChannel channel, ZipFile archive) throws IOException {
    new ZipLayout(channel, archive).check();
  }

  private void check() throws IOException {
    long directory = directoryOffset();
    long position = 0;
    for (int i = 0; i < entries.size(); i++) {
      ZipArchiveEntry entry = entries.get(i);
      long next = i + 1 < entries.size() ? entries.get(i + 1).getLocalHeaderOffset() : directory;
      adjoins(position, entry.getLocalHeaderOffset());
      ZipLocalHeader header = ZipLocalHeader.read(channel, entry.getLocalHeaderOffset());
      header.compare(entry);
      position = header.dataOffset() + entry.getCompressedSize();
      if (header.hasDescriptor()) {
        position += header.descriptorLength(channel, entry, position, next);
      }
    }
    adjoins(position, directory);
  }

  private static void adjoins(long end, long start) throws FormatException {
    if (end < start) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "%d bytes of the archive belong to no file in its list; pack the data again",
              start - end),
          null);
    }
    if (end > start) {
      throw new FormatException("two files of the archive overlap; pack the data again", null);
    }
  }

  /** Returns the offset of the list of files, which must extend to the archive's last byte. */
  private long directoryOffset() throws IOException {
    long size = channel.size();
    int length = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
    ByteBuffer tail = read(channel, size - length, length);
    int end = length - END_LENGTH;
    while (end >= 0 && tail.getInt(end) != END_SIGNATURE) {
      end--;
    }
    if (end < 0) {
      throw Archive.damaged("the list of files is missing", null);
    }
    int after = length - end - END_LENGTH - unsigned(tail.getShort(end + 20));
    if (after > 0) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "%d bytes follow the end of the archive; download it again or pack the data again",
              after),
          null);
    }
    long endOffset = size - length + end;
    long directorySize = unsigned(tail.getInt(end + 12));
    long directory = unsigned(tail.getInt(end + 16));
    ByteBuffer zip64 = zip64End(endOffset);
    if (zip64 != null) {
      endOffset -= ZIP64_LOCATOR_LENGTH + ZIP64_END_LENGTH;
      directorySize = zip64.getLong(40);
      directory = zip64.getLong(48);
    }
    adjoins(directory + directorySize, endOffset);
    return directory;
  }

  /** Returns the archive's ZIP64 end record, or null if it has none. */
  private ByteBuffer zip64End(long endOffset) throws IOException {
    long locator = endOffset - ZIP64_LOCATOR_LENGTH;
    if (locator < ZIP64_END_LENGTH
        || read(channel, locator, Integer.BYTES).getInt(0) != ZIP64_LOCATOR_SIGNATURE) {
      return null;
    }
    ByteBuffer end = read(channel, locator - ZIP64_END_LENGTH, ZIP64_END_LENGTH);
    return end.getInt(0) == ZIP64_END_SIGNATURE ? end : null;
  }

  static ByteBuffer read(SeekableByteChannel channel, long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(offset);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw Archive.damaged("it is truncated", null);
      }
    }
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  static int unsigned(short value) {
    return Short.toUnsignedInt(value);
  }

  static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }
}
