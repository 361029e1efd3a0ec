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
 * Opens zip archives that nobody has vouched for. What an archive calls its files is compared and
 * shown, and is never a path: nothing is unpacked to where a name would lead.
 */
public final class Archive {

  /**
   * Bytes of an archive's directory, at most. The library holds all of it as objects of some ten
   * times the size; this is room for 80,000 files.
   */
  private static final long LARGEST_DIRECTORY = 8L << 20;

  private Archive() {}

  /**
   * Reads the directory of an archive.
   *
   * @param channel the archive; closed with what is returned
   * @throws FormatException if it has too many files, or bytes that belong to none of them, or if a
   *     file's own header differs from the list
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
      // The library wraps what the channel throws.
      throw e.getCause() instanceof FormatException refused ? refused : e;
    } catch (IllegalArgumentException e) {
      // Sizes and places that cannot be.
      throw damaged(e.getMessage(), e);
    }
  }

  /**
   * The unpacked bytes of a file, whose length and checksum are compared at its end.
   *
   * @throws FormatException if it is encrypted
   * @throws IOException if it cannot be unpacked
   */
  public static InputStream read(ZipFile archive, ZipArchiveEntry entry) throws IOException {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new FormatException(
          "the file \"%s\" of the archive has a password; pack it again without one"
              .formatted(entry.getName()),
          null);
    }
    InputStream in = archive.getInputStream(entry);
    if (in == null) {
      throw new ZipException("its compression is not known");
    }
    return new Checked(new CheckedInputStream(in, new CRC32()), entry);
  }

  /**
   * Returns the failure of an archive that cannot be unpacked.
   *
   * @param cause what was thrown; null if nothing was
   */
  public static ZipException damaged(String message, Throwable cause) {
    ZipException damaged = new ZipException(message);
    damaged.initCause(cause);
    return damaged;
  }

  /** Compares at its end what was read with what the directory says. */
  private static final class Checked extends FilterInputStream {

    private final CheckedInputStream checked;
    private final long checksum;
    private final long size;
    private long length;

    Checked(CheckedInputStream checked, ZipArchiveEntry entry) {
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
        throw damaged("its length differs from what the archive says", null);
      }
      if (checksum >= 0 && checked.getChecksum().getValue() != checksum) {
        throw damaged("the checksum differs", null);
      }
    }
  }
}
