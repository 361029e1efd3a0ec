package org.minetally.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** How a file is packed, as its first bytes tell. */
enum Packing {
  NONE(""),
  GZIP("gzip", 0x1f, 0x8b),
  ZIP("zip", 'P', 'K', 3, 4),
  /** An archive without a file ends where it begins. */
  EMPTY_ZIP("zip", 'P', 'K', 5, 6),
  ZSTD("zstd", 0x28, 0xb5, 0x2f, 0xfd);

  private static final int LONGEST = 4;

  private final String label;
  private final byte[] magic;

  Packing(String label, int... magic) {
    this.label = label;
    this.magic = new byte[magic.length];
    for (int i = 0; i < magic.length; i++) {
      this.magic[i] = (byte) magic[i];
    }
  }

  String label() {
    return label;
  }

  /** The packing of a file, of which some bytes are read. */
  static Packing of(ReadableByteChannel channel) throws IOException {
    InputStream in = Channels.newInputStream(channel);
    byte[] first = in.readNBytes(LONGEST);
    for (Packing packing : values()) {
      if (packing != NONE && packing.begins(first)) {
        return packing;
      }
    }
    return NONE;
  }

  private boolean begins(byte[] first) {
    if (first.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (first[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
