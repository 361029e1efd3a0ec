package org.minetally.source.internal;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.minetally.format.internal.Archive;

/**
 * Decompresses all frames of a zstd file. The library's own stream accepts a truncated last frame
 * as the end of the file.
 */
final class ZstdStream extends InputStream {

  private static final int BUFFER = 128 << 10;

  private final InputStream packed;
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final byte[] chunk = new byte[BUFFER];
  private final ByteBuffer source = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private final ByteBuffer target = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private boolean betweenFrames = true;
  private boolean closed;

  /**
   * Decompresses a stream.
   *
   * @param packed the file's bytes; closed with this stream
   */
  ZstdStream(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    return fill() ? target.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int number = Math.min(length, target.remaining());
    target.get(bytes, offset, number);
    return number;
  }

  /** Ensures that decompressed bytes are available; returns false at the end. */
  private boolean fill() throws IOException {
    if (closed) {
      throw new IOException("the stream is closed");
    }
    boolean outputWasFull = target.limit() == target.capacity();
    while (!target.hasRemaining()) {
      // If the output was full, the decoder may still hold bytes that need no more input.
      if (!source.hasRemaining() && !outputWasFull && !fillSource()) {
        if (!betweenFrames) {
          throw Archive.damaged("the last frame is incomplete", null);
        }
        return false;
      }
      outputWasFull = unpack();
    }
    return true;
  }

  /** Decompresses as much as fits; returns whether the output is full. */
  private boolean unpack() throws IOException {
    target.clear();
    int before = source.position();
    try {
      boolean frameEnded = context.decompressDirectByteBufferStream(target, source);
      if (frameEnded || source.position() > before || target.position() > 0) {
        betweenFrames = frameEnded;
      }
    } catch (ZstdException e) {
      throw Archive.damaged(e.getMessage(), e);
    } finally {
      target.flip();
    }
    return target.limit() == target.capacity();
  }

  private boolean fillSource() throws IOException {
    int read = packed.read(chunk, 0, chunk.length);
    if (read < 0) {
      return false;
    }
    source.clear();
    source.put(chunk, 0, read);
    source.flip();
    return true;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      context.close();
      packed.close();
    }
  }
}
