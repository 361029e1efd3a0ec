package org.minetally.parquet.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

class TableFileTest {

  /** Like a multipart upload to an object store, which cannot be completed twice. */
  private static final class Upload implements WritableByteChannel {

    private boolean open = true;
    private long bytes;

    @Override
    public int write(ByteBuffer from) {
      int length = from.remaining();
      from.position(from.limit());
      bytes += length;
      return length;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      if (!open) {
        throw new IOException("the specified key does not exist");
      }
      open = false;
    }
  }

  @Test
  void closesItsChannelOnce() throws IOException {
    Upload upload = new Upload();
    try (TableFile file = TableFile.open(upload, TableSchema.REJECTS)) {
      file.write(new TableRows.Builder(TableSchema.REJECTS, 0).build());
    }
    assertThat(upload.isOpen(), is(false));
    assertThat(upload.bytes > 0, is(true));
  }
}
