package org.minetally.describe;

import java.io.ByteArrayOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A small Parquet file that is written to memory. */
final class MemoryFile implements OutputFile {

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  byte[] bytes() {
    return content.toByteArray();
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new PositionOutputStream() {
      @Override
      public long getPos() {
        return content.size();
      }

      @Override
      public void write(int oneByte) {
        content.write(oneByte);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        content.write(bytes, from, length);
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
