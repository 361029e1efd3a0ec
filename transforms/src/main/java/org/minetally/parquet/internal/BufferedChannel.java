package org.minetally.parquet.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Collects short writes. Parquet writes the footer of a file byte by byte, and each write to a file
 * is a call of the operating system, or of a store's client in another thread.
 */
final class BufferedChannel implements WritableByteChannel {

  private static final int CAPACITY = 16 << 10;

  private final WritableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);

  BufferedChannel(WritableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int length = source.remaining();
    if (length > buffer.remaining()) {
      flush();
    }
    if (length > CAPACITY) {
      writeAll(source);
    } else {
      buffer.put(source);
    }
    return length;
  }

  private void flush() throws IOException {
    buffer.flip();
    writeAll(buffer);
    buffer.clear();
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Writes what is left, and closes the channel even if that fails. */
  @Override
  public void close() throws IOException {
    try (channel) {
      flush();
    }
  }
}
