package org.minetally.format.internal.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.minetally.format.internal.FormatException;

class PageCodecTest {

  private static final byte[] TEXT =
      "two killed, two injured, two killed, ".repeat(9).getBytes(UTF_8);
  private static final FlatColumn COLUMN =
      new FlatColumn(
          "killed",
          0,
          new ColumnDescriptor(
              new String[] {"killed"},
              Types.required(PrimitiveTypeName.INT64).named("killed"),
              0,
              0));

  private static byte[] decompress(CompressionCodec codec, byte[] bytes, int size)
      throws FormatException {
    return new PageCodec(COLUMN, codec).decompress(bytes, 0, bytes.length, size);
  }

  private static byte[] block(Compressor compressor, byte[] text) {
    byte[] block = new byte[compressor.maxCompressedLength(text.length)];
    return Arrays.copyOf(block, compressor.compress(text, 0, text.length, block, 0, block.length));
  }

  /** Returns a block in Hadoop's frames: its size, then each part with its own length. */
  private static byte[] framed(byte[]... parts) {
    ByteBuffer frame = ByteBuffer.allocate(10_000);
    frame.putInt(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      byte[] block = block(new Lz4Compressor(), part);
      frame.putInt(block.length).put(block);
    }
    return Arrays.copyOf(frame.array(), frame.position());
  }

  private static byte[] together(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] gzip(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] compressed(CompressionCodec codec) {
    return switch (codec) {
      case UNCOMPRESSED -> TEXT;
      case SNAPPY -> block(new SnappyCompressor(), TEXT);
      case LZ4 -> framed(TEXT);
      case LZ4_RAW -> block(new Lz4Compressor(), TEXT);
      case GZIP -> gzip(TEXT);
      case ZSTD -> Zstd.compress(TEXT);
      default -> throw new AssertionError(codec);
    };
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"BROTLI", "LZO"})
  void decompressesOnlyToTheSizeInTheHeader(CompressionCodec codec) throws FormatException {
    byte[] bytes = compressed(codec);
    assertThat(decompress(codec, bytes, TEXT.length), is(TEXT));
    for (int size : new int[] {0, TEXT.length - 1, TEXT.length + 1, Integer.MAX_VALUE}) {
      assertThat(
          assertThrows(FormatException.class, () -> decompress(codec, bytes, size)).getMessage(),
          containsString("column \"killed\": a page"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"BROTLI", "LZO"})
  void rejectsTruncatedPage(CompressionCodec codec) {
    byte[] bytes = compressed(codec);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(FormatException.class, () -> decompress(codec, cut, TEXT.length));
    }
  }

  @Test
  void readsEveryLayoutOfLz4() throws FormatException {
    byte[] head = Arrays.copyOf(TEXT, 100);
    byte[] tail = Arrays.copyOfRange(TEXT, 100, TEXT.length);
    Map<String, byte[]> layouts = new LinkedHashMap<>();
    layouts.put("one frame", framed(TEXT));
    layouts.put("two frames", together(framed(head), framed(tail)));
    layouts.put("one frame of two blocks", framed(head, tail));
    layouts.put("no frame", block(new Lz4Compressor(), TEXT));
    for (Map.Entry<String, byte[]> layout : layouts.entrySet()) {
      assertThat(
          layout.getKey(),
          decompress(CompressionCodec.LZ4, layout.getValue(), TEXT.length),
          is(TEXT));
    }
  }

  @Test
  void readsGzipWithSeveralMembers() throws FormatException {
    byte[] head = gzip(Arrays.copyOf(TEXT, 100));
    byte[] tail = gzip(Arrays.copyOfRange(TEXT, 100, TEXT.length));
    assertThat(decompress(CompressionCodec.GZIP, together(head, tail), TEXT.length), is(TEXT));
  }

  @Test
  void readsPageLargerThanTheInitialBuffer() throws FormatException {
    byte[] zeros = new byte[1_000_000];
    assertThat(decompress(CompressionCodec.ZSTD, Zstd.compress(zeros), zeros.length), is(zeros));
    assertThat(decompress(CompressionCodec.GZIP, gzip(zeros), zeros.length), is(zeros));
  }
}
