package org.minetally.format.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Opens untrusted zip archives. File names in an archive are compared and displayed but never used
 * as paths: nothing is extracted to a location that a name chooses.
 */
public final class Archive {

  /**
   * The largest directory of an archive, in bytes: enough for 80,000 files. The library turns all
   * of it into objects of about ten times the size.
   */
  private static final long LARGEST_DIRECTORY = 8L << 20;

  private Archive() {}

  /**
   * Reads the directory of an archive.
   *
   * @param channel the archive; closed with the returned archive
   * @throws FormatException if it has too many files or bytes that belong to no file, or if the
   *     header of a file contradicts the directory
   * @throws IOException if it is damaged
   */
  public static ZipFile open(SeekableByteChannel channel) throws IOException {
    BoundedChannel bounded = new BoundedChannel(channel, LARGEST_DIRECTORY);
    try {
      ZipFile archive =
          ZipFile.builder().setSeekableByteChannel(bounded).setIgnoreLocalFileHeader(true).get();
      bounded.lift();
      ZipLayout.check(bounded, archive);
      return archive;
    } catch (IOException e) {
      // The library wraps exceptions of the channel.
      throw e.getCause() instanceof FormatException rejected ? rejected : e;
    } catch (IllegalArgumentException e) {
      // Impossible sizes or offsets.
      throw damaged(e.getMessage(), e);
    }
  }

  /**
   * Returns the decompressed bytes of a file. Its length and checksum are verified at its end.
   *
   * @throws FormatException if it is encrypted
   * @throws IOException if it cannot be decompressed
   */
  public static InputStream read(ZipFile archive, ZipArchiveEntry entry) throws IOException {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new FormatException(
          "the file \"%s\" in the archive is encrypted; pack it again without a password"
              .formatted(entry.getName()),
          null);
    }
    InputStream in = archive.getInputStream(entry);
    if (in == null) {
      throw new ZipException("the compression method is unknown");
    }
    return new CheckedContent(new CheckedInputStream(in, new CRC32()), entry);
  }

  /**
   * Returns an exception for an archive that cannot be decompressed.
   *
   * @param cause the original exception, or null
   */
  public static ZipException damaged(String message, Throwable cause) {
    ZipException damaged = new ZipException(message);
    damaged.initCause(cause);
    return damaged;
  }

  /** Verifies at its end that the bytes read match the directory. */
  private static final class CheckedContent extends FilterInputStream {

    private final CheckedInputStream checked;
    private final long checksum;
    private final long size;
    private long length;

    CheckedContent(CheckedInputStream checked, ZipArchiveEntry entry) {
      super(checked);
      this.checked = checked;
      this.checksum = entry.getCrc();
      this.size = entry.getSize();
    }

    @Override
    public int read() throws IOException {
      int read = checked.read();
      if (read < 0) {
        compare();
      } else {
        length++;
      }
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int number) throws IOException {
      int read = checked.read(target, offset, number);
      if (read < 0) {
        compare();
      } else {
        length += read;
      }
      return read;
    }

    @Override
    public long skip(long number) throws IOException {
      long skipped = checked.skip(number);
      length += skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void compare() throws ZipException {
      if (size >= 0 && length != size) {
        throw damaged("the length differs from the one in the archive's directory", null);
      }
      if (checksum >= 0 && checked.getChecksum().getValue() != checksum) {
        throw damaged("the checksum differs", null);
      }
    }
  }
}
