package org.minetally.format.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/** The decompressed bytes of a file. The caller closes the streams and channels. */
public interface Content {

  /** Opens the bytes from the first one on. */
  InputStream stream() throws IOException;

  /** Opens the bytes for a format that is not read from front to back. */
  SeekableByteChannel channel() throws IOException;
}
