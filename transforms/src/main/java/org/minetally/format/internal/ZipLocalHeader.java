package org.minetally.format.internal;

import static org.minetally.format.internal.ZipLayout.unsigned;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The header before a file's bytes in a zip archive (APPNOTE.TXT 6.3, section 4.3.7).
 *
 * @param fixed its first 30 bytes
 * @param name the file's name as bytes
 * @param extra its extra fields
 * @param dataOffset the offset of the file's first byte in the archive
 */
record ZipLocalHeader(ByteBuffer fixed, ByteBuffer name, ByteBuffer extra, long dataOffset) {

  private static final int SIGNATURE = 0x04034b50;
  private static final int LENGTH = 30;
  private static final int DESCRIPTOR = 8;
  private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
  private static final int ZIP64_FIELD = 1;
  private static final long IN_ZIP64_FIELD = 0xFFFFFFFFL;

  static ZipLocalHeader read(SeekableByteChannel channel, long offset) throws IOException {
    ByteBuffer fixed = ZipLayout.read(channel, offset, LENGTH);
    if (fixed.getInt(0) != SIGNATURE) {
      throw Archive.damaged("a file is not at the offset in the list of files", null);
    }
    int nameLength = unsigned(fixed.getShort(26));
    int extraLength = unsigned(fixed.getShort(28));
    ByteBuffer rest = ZipLayout.read(channel, offset + LENGTH, nameLength + extraLength);
    return new ZipLocalHeader(
        fixed,
        rest.slice(0, nameLength),
        rest.slice(nameLength, extraLength).order(rest.order()),
        offset + LENGTH + nameLength + extraLength);
  }

  /** Returns whether the checksum and lengths follow the file's bytes. */
  boolean hasDescriptor() {
    return (fixed.getShort(6) & DESCRIPTOR) != 0;
  }

  /**
   * Compares this header with the list of files.
   *
   * @throws FormatException if they differ
   */
  void compare(ZipArchiveEntry entry) throws FormatException {
    same(entry, "names", name.equals(ByteBuffer.wrap(entry.getRawName())));
    same(entry, "compression methods", unsigned(fixed.getShort(8)) == entry.getMethod());
    same(entry, "checksums", agrees(unsigned(fixed.getInt(14)), entry.getCrc()));
    long packed = unsigned(fixed.getInt(18));
    long length = unsigned(fixed.getInt(22));
    int zip64 = zip64Field();
    if (zip64 >= 0 && length == IN_ZIP64_FIELD) {
      length = extra.getLong(zip64);
      zip64 += Long.BYTES;
    }
    if (zip64 >= 0 && packed == IN_ZIP64_FIELD && zip64 + Long.BYTES <= extra.limit()) {
      packed = extra.getLong(zip64);
    }
    same(entry, "packed lengths", agrees(packed, entry.getCompressedSize()));
    same(entry, "lengths", agrees(length, entry.getSize()));
  }

  /** Compares a number with the list. With a descriptor, the header need not contain the number. */
  private boolean agrees(long here, long listed) {
    return here == listed || (hasDescriptor() && (here == 0 || here == IN_ZIP64_FIELD));
  }

  /** Returns the position of the 64-bit numbers in the extra fields, or -1 if there are none. */
  private int zip64Field() {
    int at = 0;
    while (at + 4 <= extra.limit()) {
      int length = unsigned(extra.getShort(at + 2));
      if (unsigned(extra.getShort(at)) == ZIP64_FIELD && length >= Long.BYTES) {
        return at + 4 + Long.BYTES <= extra.limit() ? at + 4 : -1;
      }
      at += 4 + length;
    }
    return -1;
  }

  /**
   * Returns the length of the descriptor (checksum and lengths) after a file's bytes.
   *
   * @param offset the offset of the descriptor
   * @param next the offset of the next header or of the list of files
   * @throws FormatException if the descriptor contradicts the list of files
   */
  int descriptorLength(SeekableByteChannel channel, ZipArchiveEntry entry, long offset, long next)
      throws IOException {
    long gap = next - offset;
    if (gap != 12 && gap != 16 && gap != 20 && gap != 24) {
      return 0; // An empty file may have no descriptor; other bytes belong to no file.
    }
    int length = (int) gap;
    ByteBuffer bytes = ZipLayout.read(channel, offset, length);
    boolean signed = length % 8 == 0;
    int at = signed ? Integer.BYTES : 0;
    boolean wide = length >= 20;
    long packed = wide ? bytes.getLong(at + 4) : unsigned(bytes.getInt(at + 4));
    long size = wide ? bytes.getLong(at + 12) : unsigned(bytes.getInt(at + 8));
    same(entry, "checksums", unsigned(bytes.getInt(at)) == entry.getCrc());
    same(entry, "packed lengths", packed == entry.getCompressedSize());
    same(entry, "lengths", size == entry.getSize());
    same(entry, "checksums", !signed || bytes.getInt(0) == DESCRIPTOR_SIGNATURE);
    return length;
  }

  private static void same(ZipArchiveEntry entry, String what, boolean same)
      throws FormatException {
    if (!same) {
      throw new FormatException(
          "the archive has two different %s for the file \"%s\", one in its list of files and one at the file itself; pack the data again"
              .formatted(what, entry.getName()),
          null);
    }
  }
}
