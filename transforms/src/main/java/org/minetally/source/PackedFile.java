package org.minetally.source;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.minetally.format.Content;
import org.minetally.format.FileFormat;

/**
 * The bytes of a file, plain or packed.
 *
 * @param path the file, as Beam's file systems know it
 * @param format how it is written
 */
record PackedFile(String path, FileFormat format) implements Content {

  private static final int BUFFER = 64 << 10;

  /** The file's own bytes, packed if they are. */
  ReadableByteChannel open() throws IOException {
    return FileSystems.open(FileSystems.matchNewResource(path, false));
  }

  Packing packing() throws IOException {
    try (ReadableByteChannel channel = open()) {
      return packing(channel);
    }
  }

  /** The packing of this file, of which some bytes are read. */
  Packing packing(ReadableByteChannel channel) throws IOException {
    Packing packing = Packing.of(channel);
    return packing == Packing.ZIP && isItselfAnArchive() ? Packing.NONE : packing;
  }

  /** A workbook is a zip archive too. */
  private boolean isItselfAnArchive() {
    return format.typeOf(path) == FileFormat.Type.XLSX
        && format.entry().isEmpty()
        && !path.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  @Override
  public InputStream stream() throws IOException {
    Packing packing = packing();
    if (packing == Packing.ZIP || packing == Packing.EMPTY_ZIP) {
      return new BufferedInputStream(ZipEntryStream.open(seekable(open()), format.entry()), BUFFER);
    }
    InputStream raw = Channels.newInputStream(open());
    try {
      return new BufferedInputStream(
          switch (packing) {
            case GZIP -> new GZIPInputStream(raw, BUFFER);
            case ZSTD -> new ZstdInputStreamNoFinalizer(raw);
            default -> raw;
          },
          BUFFER);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  @Override
  public SeekableByteChannel channel() throws IOException {
    if (packing() == Packing.NONE) {
      return seekable(open());
    }
    try (InputStream in = stream()) {
      return spooled(in);
    }
  }

  private static SeekableByteChannel seekable(ReadableByteChannel channel) throws IOException {
    if (channel instanceof SeekableByteChannel seekable) {
      return seekable;
    }
    try (InputStream in = Channels.newInputStream(channel)) {
      return spooled(in);
    }
  }

  /** What is read only once, in a file that goes when it is closed. */
  private static SeekableByteChannel spooled(InputStream in) throws IOException {
    Path file = Files.createTempFile("minetally-", ".tmp");
    try {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return Files.newByteChannel(
          file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
