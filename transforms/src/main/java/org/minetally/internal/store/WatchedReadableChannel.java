package org.minetally.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads a file in a store, a bounded number of bytes at a time. */
class WatchedReadableChannel implements ReadableByteChannel {

  /** A client may not return before it has all the requested bytes, however slow the store is. */
  private static final int MOST_AT_ONCE = 256 << 10;

  private final StoreWatchdog watchdog;
  private final String uri;
  private final ReadableByteChannel channel;

  WatchedReadableChannel(StoreWatchdog watchdog, String uri, ReadableByteChannel channel) {
    this.watchdog = watchdog;
    this.uri = uri;
    this.channel = channel;
  }

  final <T> T reading(StoreWatchdog.Call<T> call) throws IOException {
    return watchdog.watch(uri, "reading it", call);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int length = Math.min(MOST_AT_ONCE, target.remaining());
    // An abandoned call may still write into its buffer.
    ByteBuffer part = target.slice(target.position(), length);
    int read = reading(() -> channel.read(part));
    target.position(target.position() + Math.max(0, read));
    return read;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    reading(
        () -> {
          channel.close();
          return this;
        });
  }
}
