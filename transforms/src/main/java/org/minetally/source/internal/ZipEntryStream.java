package org.minetally.source.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.minetally.format.internal.Archive;
import org.minetally.format.internal.FormatException;

/** Reads one file of a zip archive. Closing the stream closes the archive. */
final class ZipEntryStream extends FilterInputStream {

  private static final int NAMES_SHOWN = 10;

  private final ZipFile archive;

  private ZipEntryStream(ZipFile archive, InputStream in) {
    super(in);
    this.archive = archive;
  }

  /**
   * Opens a file in an archive.
   *
   * @param channel the archive; closed with the stream
   * @param name the file's name in the archive; empty for its only file
   * @throws FormatException if the archive does not contain the file, or contains several and
   *     {@code name} is empty
   */
  static ZipEntryStream open(SeekableByteChannel channel, String name) throws IOException {
    try {
      ZipFile archive = Archive.open(channel);
      return new ZipEntryStream(archive, Archive.read(archive, find(archive, name)));
    } catch (IOException e) {
      channel.close();
      if (e instanceof FormatException rejected) {
        throw rejected;
      }
      ZipException damaged = new ZipException(e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static ZipArchiveEntry find(ZipFile archive, String name) throws IOException {
    List<ZipArchiveEntry> files =
        Collections.list(archive.getEntries()).stream().filter(ZipEntryStream::isFile).toList();
    List<ZipArchiveEntry> meant =
        name.isEmpty()
            ? files
            : files.stream().filter(file -> file.getName().equals(name)).toList();
    if (meant.size() == 1) {
      return meant.get(0);
    }
    String names =
        String.join(", ", files.stream().limit(NAMES_SHOWN).map(ZipArchiveEntry::getName).toList())
            + (files.size() > NAMES_SHOWN ? ", …" : "");
    if (files.isEmpty()) {
      throw new FormatException("the archive contains no files", null);
    }
    throw new FormatException(
        name.isEmpty()
            ? "the archive contains several files: %s; set format.entry to the one to read"
                .formatted(names)
            : "the archive has no single file \"%s\"; set format.entry to one of %s"
                .formatted(name, names),
        null);
  }

  /** Returns whether an entry is data: not a folder, and not a file that macOS adds to archives. */
  private static boolean isFile(ZipArchiveEntry entry) {
    String name = entry.getName();
    String last = name.substring(name.lastIndexOf('/') + 1);
    return !entry.isDirectory()
        && !name.startsWith("__MACOSX/")
        && !last.startsWith("._")
        && !last.equals(".DS_Store");
  }

  @Override
  public void close() throws IOException {
    super.close();
    archive.close();
  }
}
