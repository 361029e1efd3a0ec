package org.minetally.columnar;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A channel as Parquet's reader wants it. The reader closes it. */
final class ChannelFile implements InputFile {

  private final SeekableByteChannel channel;

  ChannelFile(SeekableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public long getLength() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableInputStream newStream() {
    return new DelegatingSeekableInputStream(Channels.newInputStream(channel)) {
      @Override
      public long getPos() throws IOException {
        return channel.position();
      }

      @Override
      public void seek(long position) throws IOException {
        if (position < 0 || position > channel.size()) {
          throw new EOFException(
              "position " + position + " of a file of " + channel.size() + " bytes");
        }
        channel.position(position);
      }

      @Override
      public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
      }
    };
  }
}
