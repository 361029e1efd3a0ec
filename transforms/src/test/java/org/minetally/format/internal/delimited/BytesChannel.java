package org.minetally.format.internal.delimited;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file in memory. Each read returns only a few bytes, as a remote file may do. */
final class BytesChannel implements SeekableByteChannel {

  private final byte[] bytes;
  private final int most;
  private final long size;
  private int position;

  BytesChannel(byte[] bytes, int mostPerRead) {
    this(bytes, mostPerRead, bytes.length);
  }

  /** Creates a file that claims to have {@code size} bytes. */
  BytesChannel(byte[] bytes, int mostPerRead, long size) {
    this.bytes = bytes.clone();
    this.most = mostPerRead;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) {
    if (position >= bytes.length) {
      return -1;
    }
    int count = Math.min(Math.min(most, target.remaining()), bytes.length - position);
    target.put(bytes, position, count);
    position += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = Math.toIntExact(newPosition);
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
