package org.minetally.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** How a file is packed, as its first bytes tell. */
enum Packing {
  NONE("", ""),
  GZIP("gzip", "\u001f\u008b"),
  ZIP("zip", "PK\u0003\u0004"),
  /** An archive without a file ends where it begins. */
  EMPTY_ZIP("zip", "PK\u0005\u0006"),
  ZSTD("zstd", "(\u00b5/\u00fd");

  private static final int LONGEST = 4;

  private final String label;

  /** The first bytes, each as the character of its number. */
  private final String magic;

  Packing(String label, String magic) {
    this.label = label;
    this.magic = magic;
  }

  String label() {
    return label;
  }

  /** The packing of a file, of which some bytes are read. */
  static Packing of(ReadableByteChannel channel) throws IOException {
    InputStream in = Channels.newInputStream(channel);
    String first = new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    for (Packing packing : values()) {
      if (packing != NONE && first.startsWith(packing.magic)) {
        return packing;
      }
    }
    return NONE;
  }
}
