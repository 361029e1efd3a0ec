package org.minetally.source.internal;

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
import java.util.Optional;
import java.util.function.LongConsumer;
import org.minetally.format.FileFormat;
import org.minetally.format.internal.Content;
import org.minetally.format.internal.FormatException;
import org.minetally.internal.store.StoreWatchdog;

/**
 * The bytes of a file, plain or compressed.
 *
 * @param path the file, as Beam's file systems know it
 * @param format the format of the file
 * @param observer receives the number of bytes of each read
 */
record PackedFile(String path, FileFormat format, LongConsumer observer) implements Content {

  private static final int BUFFER = 64 << 10;

  /** Opens the file's own bytes, compressed or not. */
  ReadableByteChannel open() throws IOException {
    return ObservedChannel.of(StoreWatchdog.DEFAULT.open(path), observer);
  }

  Packing packing() throws IOException {
    try (ReadableByteChannel channel = open()) {
      return packing(channel);
    }
  }

  /** Returns the packing of this file, reading its first bytes from the channel. */
  Packing packing(ReadableByteChannel channel) throws IOException {
    return packing(Channels.newInputStream(channel).readNBytes(ArchiveKind.HEAD));
  }

  private Packing packing(byte[] head) throws IOException {
    Packing packing = Packing.of(head);
    if (packing == Packing.NONE || (packing == Packing.ZIP && isItselfAnArchive())) {
      rejectArchive(head, Packing.NONE);
      return Packing.NONE;
    }
    return packing;
  }

  /** Returns whether the zip archive is the workbook itself, not an archive that contains one. */
  private boolean isItselfAnArchive() {
    return isWorkbook()
        && format.entry().isEmpty()
        && !path.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private boolean isWorkbook() {
    return format.typeOf(path) == FileFormat.Type.XLSX;
  }

  @Override
  public InputStream stream() throws IOException {
    Packing packing = packing();
    ReadableByteChannel raw = open();
    try {
      BufferedInputStream in = new BufferedInputStream(unpacked(packing, raw), BUFFER);
      if (packing != Packing.NONE) {
        in.mark(ArchiveKind.HEAD);
        rejectArchive(in.readNBytes(ArchiveKind.HEAD), packing);
        in.reset();
      }
      return in;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private InputStream unpacked(Packing packing, ReadableByteChannel raw) throws IOException {
    return switch (packing) {
      case NONE -> Channels.newInputStream(raw);
      case GZIP -> new GzipStream(Channels.newInputStream(raw));
      case ZSTD, SKIPPABLE_ZSTD -> new ZstdStream(Channels.newInputStream(raw));
      case ZIP, EMPTY_ZIP -> ZipEntryStream.open(seekable(raw), format.entry());
    };
  }

  /**
   * Rejects an archive where records are expected.
   *
   * @param head the first bytes after decompression
   * @param packing the packing that they were read from
   */
  private void rejectArchive(byte[] head, Packing packing) throws FormatException {
    Optional<ArchiveKind> kind =
        ArchiveKind.of(head).filter(found -> found != ArchiveKind.ZIP || !isWorkbook());
    if (kind.isPresent()) {
      throw new FormatException(
          packing == Packing.NONE
              ? "the file is a %s archive, which is not supported; unpack it first"
                  .formatted(kind.get().label())
              : "the %s archive contains another archive (%s); unpack it first"
                  .formatted(packing.label(), kind.get().label()),
          null);
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

  /** Copies a stream to a temporary file, which is deleted when its channel is closed. */
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
