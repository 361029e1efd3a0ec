package org.minetally.format.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Locale;

/** A channel that limits the number of bytes read until the limit is lifted. */
final class BoundedChannel implements SeekableByteChannel {

  private final SeekableByteChannel channel;
  private final long most;
  private long left;

  BoundedChannel(SeekableByteChannel channel, long most) {
    this.channel = channel;
    this.most = most;
    this.left = most;
  }

  /** Lifts the limit. */
  void lift() {
    left = Long.MAX_VALUE;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int read = channel.read(target);
    left -= Math.max(0, read);
    if (left < 0) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "the archive's list of files is larger than %d MiB; pack only the file to read",
              most >> 20),
          null);
    }
    return read;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    channel.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
