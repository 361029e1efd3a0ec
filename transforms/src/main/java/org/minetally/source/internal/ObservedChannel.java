package org.minetally.source.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.function.LongConsumer;

/** Reads from a channel and reports the number of bytes of each read. */
class ObservedChannel implements ReadableByteChannel {

  private final ReadableByteChannel channel;
  private final LongConsumer observer;

  private ObservedChannel(ReadableByteChannel channel, LongConsumer observer) {
    this.channel = channel;
    this.observer = observer;
  }

  /** Observes a channel. The result is seekable if the channel is. */
  static ReadableByteChannel of(ReadableByteChannel channel, LongConsumer observer) {
    return channel instanceof SeekableByteChannel seekable
        ? new Seekable(seekable, observer)
        : new ObservedChannel(channel, observer);
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    int count = channel.read(to);
    if (count > 0) {
      observer.accept(count);
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static final class Seekable extends ObservedChannel implements SeekableByteChannel {

    private final SeekableByteChannel channel;

    Seekable(SeekableByteChannel channel, LongConsumer observer) {
      super(channel, observer);
      this.channel = channel;
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
    public int write(ByteBuffer from) throws IOException {
      return channel.write(from);
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      channel.truncate(size);
      return this;
    }
  }
}
