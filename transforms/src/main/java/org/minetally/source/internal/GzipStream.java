package org.minetally.source.internal;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.minetally.format.internal.Archive;

/**
 * Decompresses all members of a gzip file. Whatever follows a member must be another member; not
 * even zeros are accepted, since a truncated copy may end in zeros where a member should be. Java's
 * own stream treats that as the end of the file.
 */
final class GzipStream extends FilterInputStream {

  private static final int BUFFER = 64 << 10;

  private final PackedBytes packed;

  /**
   * Decompresses a stream.
   *
   * @param packed the file's bytes; closed with this stream
   * @throws IOException if they do not begin with a member
   */
  GzipStream(InputStream packed) throws IOException {
    this(new PackedBytes(packed));
  }

  private GzipStream(PackedBytes packed) throws IOException {
    super(open(packed));
    this.packed = packed;
  }

  private static InputStream open(PackedBytes packed) throws IOException {
    try {
      return GzipCompressorInputStream.builder()
          .setInputStream(new BufferedInputStream(packed, BUFFER))
          .setDecompressConcatenated(true)
          .get();
    } catch (IOException e) {
      throw packed.damageOr(e);
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw packed.damageOr(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      throw packed.damageOr(e);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** The compressed bytes. Remembers whether reading them failed. */
  private static final class PackedBytes extends FilterInputStream {

    private IOException thrown;

    PackedBytes(InputStream in) {
      super(in);
    }

    /** Returns the failure to read the file, if there was one; otherwise the content is damaged. */
    IOException damageOr(IOException e) {
      return thrown == null ? Archive.damaged(e.getMessage(), e) : thrown;
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException e) {
        thrown = e;
        throw e;
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (IOException e) {
        thrown = e;
        throw e;
      }
    }
  }
}
