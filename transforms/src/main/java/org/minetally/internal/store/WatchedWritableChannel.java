package org.minetally.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes a file in a store, a bounded number of bytes at a time. */
final class WatchedWritableChannel implements WritableByteChannel {

  private static final int MOST_AT_ONCE = 256 << 10;

  private final StoreWatchdog watchdog;
  private final String uri;
  private final WritableByteChannel channel;

  WatchedWritableChannel(StoreWatchdog watchdog, String uri, WritableByteChannel channel) {
    this.watchdog = watchdog;
    this.uri = uri;
    this.channel = channel;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int before = source.position();
    while (source.hasRemaining()) {
      ByteBuffer part = source.slice(source.position(), Math.min(MOST_AT_ONCE, source.remaining()));
      int written = watchdog.watch(uri, "writing it", () -> channel.write(part));
      source.position(source.position() + written);
    }
    return source.position() - before;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    watchdog.watch(
        uri,
        "writing it",
        () -> {
          channel.close();
          return this;
        });
  }
}
