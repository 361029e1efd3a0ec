package org.minetally.parquet.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BufferedChannelTest {

  /** Takes at most 1,000 bytes at once, as a store may. */
  private static final class Target implements WritableByteChannel {
    final ByteArrayOutputStream written = new ByteArrayOutputStream();
    boolean isFull;
    boolean isOpen = true;
    int writes;

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (isFull) {
        throw new IOException("No space left on device");
      }
      byte[] bytes = new byte[Math.min(1000, source.remaining())];
      source.get(bytes);
      written.writeBytes(bytes);
      writes++;
      return bytes.length;
    }

    @Override
    public boolean isOpen() {
      return isOpen;
    }

    @Override
    public void close() {
      isOpen = false;
    }
  }

  private final Target target = new Target();
  private final BufferedChannel channel = new BufferedChannel(target);

  @Test
  void writesAllBytesInOrder() throws IOException {
    Random random = new Random(1);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int length : new int[] {1, 1, 16_383, 16_384, 1, 40_000, 0, 7, 16_385, 3}) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      expected.writeBytes(bytes);
      assertThat(channel.write(ByteBuffer.wrap(bytes)), is(length));
    }
    channel.close();
    assertThat(target.written.toByteArray(), is(expected.toByteArray()));
    assertThat(target.isOpen, is(false));
  }

  @Test
  void collectsShortWrites() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      channel.write(ByteBuffer.wrap(new byte[] {1}));
    }
    channel.close();
    assertThat(target.written.size(), is(10_000));
    assertThat(target.writes, is(lessThan(20)));
  }

  @Test
  void closesChannelIfLastWriteFails() throws IOException {
    channel.write(ByteBuffer.wrap(new byte[] {1}));
    target.isFull = true;
    assertThrows(IOException.class, channel::close);
    assertThat(channel.isOpen(), is(false));
  }
}
