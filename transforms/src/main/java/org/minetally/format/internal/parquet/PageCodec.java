package org.minetally.format.internal.parquet;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.minetally.format.internal.FormatException;

/**
 * Decompresses the pages of a column. Memory grows with the actual data, not with declared lengths.
 */
final class PageCodec {

  /** More bytes than one byte of Snappy or LZ4 can expand to. */
  private static final long HIGHEST_RATIO = 256;

  private static final int FIRST_BUFFER = 64 << 10;

  private final FlatColumn column;
  private final CompressionCodec codec;

  /**
   * Creates the codec of a column.
   *
   * @param codec the codec; null if this version does not know the file's codec
   */
  PageCodec(FlatColumn column, CompressionCodec codec) {
    this.column = column;
    this.codec = codec;
  }

  /**
   * Decompresses a page.
   *
   * @param size the required length of the result
   * @throws FormatException if the length differs or the codec is not supported
   */
  byte[] decompress(byte[] bytes, int from, int length, int size) throws FormatException {
    if (codec == null) {
      throw unsupported("a codec unknown to this version");
    }
    byte[] result =
        switch (codec) {
          case UNCOMPRESSED -> Arrays.copyOfRange(bytes, from, from + length);
          case SNAPPY -> snappy(bytes, from, length, size);
          case LZ4_RAW -> rawLz4(bytes, from, length, size);
          case LZ4 -> lz4(bytes, from, length, size);
          case GZIP, ZSTD -> stream(new ByteArrayInputStream(bytes, from, length), size);
          case BROTLI, LZO -> throw unsupported(codec.name());
        };
    if (result.length != size) {
      throw Damage.in(
          column,
          String.format(Locale.ROOT, "a page has %d bytes instead of %d", result.length, size),
          null);
    }
    return result;
  }

  private FormatException unsupported(String name) {
    return new FormatException(
        "column \"%s\" is compressed with %s, which is not supported. Write the file with SNAPPY, ZSTD, GZIP, LZ4 or no compression"
            .formatted(column.name(), name),
        null);
  }

  private byte[] snappy(byte[] bytes, int from, int length, int size) throws FormatException {
    if (size == 0 && length == 0) {
      return new byte[0];
    }
    byte[] target = target(length, size);
    try {
      return cut(target, new SnappyDecompressor().decompress(bytes, from, length, target, 0, size));
    } catch (RuntimeException e) {
      throw undecodable(e);
    }
  }

  private byte[] rawLz4(byte[] bytes, int from, int length, int size) throws FormatException {
    if (size == 0 && length == 0) {
      return new byte[0];
    }
    byte[] target = target(length, size);
    try {
      return cut(target, new Lz4Decompressor().decompress(bytes, from, length, target, 0, size));
    } catch (RuntimeException e) {
      throw undecodable(e);
    }
  }

  /**
   * Decompresses LZ4 in Hadoop's frames, or without frames, as some writers interpret this codec.
   */
  private byte[] lz4(byte[] bytes, int from, int length, int size) throws FormatException {
    byte[] target = target(length, size);
    return HadoopFrames.decompress(bytes, from, length, target)
        ? target
        : rawLz4(bytes, from, length, size);
  }

  private byte[] target(int length, int size) throws FormatException {
    if (size > HIGHEST_RATIO * (length + 1L)) {
      throw Damage.in(
          column,
          String.format(Locale.ROOT, "a page of %d bytes cannot expand to %d bytes", length, size),
          null);
    }
    return new byte[size];
  }

  private static byte[] cut(byte[] target, int length) {
    return length == target.length ? target : Arrays.copyOf(target, length);
  }

  /**
   * Decompresses a stream, trying to read one byte more than expected to detect a longer result.
   */
  private byte[] stream(ByteArrayInputStream compressed, int size) throws FormatException {
    if (size == 0 && compressed.available() == 0) {
      return new byte[0];
    }
    byte[] target = new byte[Math.min(size, FIRST_BUFFER)];
    int filled = 0;
    try (InputStream in =
        codec == CompressionCodec.GZIP
            ? new GZIPInputStream(compressed)
            : new ZstdInputStreamNoFinalizer(compressed)) {
      while (true) {
        int read = in.readNBytes(target, filled, target.length - filled);
        filled += read;
        if (filled < target.length) {
          return Arrays.copyOf(target, filled);
        }
        if (filled == size) {
          return in.read() < 0 ? target : Arrays.copyOf(target, size + 1);
        }
        target = Arrays.copyOf(target, (int) Math.min(size, 4L * target.length));
      }
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  private FormatException undecodable(Exception e) {
    return Damage.in(column, "a page is not valid " + codec, e);
  }

  /** The frames that Hadoop's block codecs write around compressed blocks. */
  private static final class HadoopFrames {

    private static final int LENGTH = 4;

    private HadoopFrames() {}

    /** Fills the target; returns false if the bytes are not frames of exactly that size. */
    static boolean decompress(byte[] bytes, int from, int length, byte[] target) {
      ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
      int filled = 0;
      while (in.remaining() >= LENGTH) {
        int block = in.getInt();
        if (block < 0 || block > target.length - filled) {
          return false;
        }
        for (int end = filled + block; filled < end; ) {
          int chunk = in.remaining() < LENGTH ? -1 : in.getInt();
          if (chunk <= 0 || chunk > in.remaining()) {
            return false;
          }
          int written = block(bytes, in.position(), chunk, target, filled, end - filled);
          if (written <= 0) {
            return false;
          }
          filled += written;
          in.position(in.position() + chunk);
        }
      }
      return filled == target.length && !in.hasRemaining();
    }

    private static int block(byte[] bytes, int from, int length, byte[] target, int at, int most) {
      try {
        return new Lz4Decompressor().decompress(bytes, from, length, target, at, most);
      } catch (RuntimeException e) {
        return -1;
      }
    }
  }
}
