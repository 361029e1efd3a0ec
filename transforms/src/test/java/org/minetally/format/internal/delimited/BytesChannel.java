package org.minetally.format.internal.delimited;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory as a file. It gives only a few bytes at a time, as a remote file may. */
final class BytesChannel implements SeekableByteChannel {

  private final byte[] bytes;
  private final int most;
  private final long size;
  private int position;

  BytesChannel(byte[] bytes, int mostPerRead) {
    this(bytes, mostPerRead, bytes.length);
  }

  /** A file that says it has {@code size} bytes. */
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
