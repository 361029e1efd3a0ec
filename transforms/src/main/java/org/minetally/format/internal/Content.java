package org.minetally.format.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a file, unpacked. The caller closes what it is given. */
public interface Content {

  /** All bytes from the first on. */
  InputStream stream() throws IOException;

  /** The same, for a format that is not read from front to back. */
  SeekableByteChannel channel() throws IOException;
}
