package org.minetally.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Reads a file in a store from any position. */
final class WatchedSeekableChannel extends WatchedReadableChannel implements SeekableByteChannel {

  private final SeekableByteChannel channel;

  WatchedSeekableChannel(StoreWatchdog watchdog, String uri, SeekableByteChannel channel) {
    super(watchdog, uri, channel);
    this.channel = channel;
  }

  @Override
  public long position() throws IOException {
    return reading(channel::position);
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    reading(() -> channel.position(position));
    return this;
  }

  @Override
  public long size() throws IOException {
    return reading(channel::size);
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
