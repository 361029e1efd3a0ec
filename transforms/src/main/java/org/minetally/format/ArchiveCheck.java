package org.minetally.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Compares the checksums of a zip archive's files. The reader of workbooks does not, so that a
 * changed byte could be read as another number.
 */
final class ArchiveCheck {

  private ArchiveCheck() {}

  /**
   * Reads all files of an archive.
   *
   * @throws IOException if one is damaged
   */
  static void check(SeekableByteChannel channel) throws IOException {
    try (channel;
        ZipFile archive = ZipFile.builder().setSeekableByteChannel(channel).get()) {
      for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
        try (InputStream in = archive.getInputStream(entry);
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32())) {
          checked.transferTo(OutputStream.nullOutputStream());
          if (entry.getCrc() >= 0 && checked.getChecksum().getValue() != entry.getCrc()) {
            throw new ZipException("the checksum of " + entry.getName() + " differs");
          }
        }
      }
    }
  }
}
