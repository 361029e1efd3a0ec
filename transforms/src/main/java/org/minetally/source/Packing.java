package org.minetally.source;

import java.nio.charset.StandardCharsets;

/** How a file is packed, as its first bytes show. */
enum Packing {
  NONE("", ""),
  GZIP("gzip", "\u001f\u008b"),
  ZIP("zip", "PK\u0003\u0004"),
  /** An archive without a file ends where it begins. */
  EMPTY_ZIP("zip", "PK\u0005\u0006"),
  ZSTD("zstd", "(\u00b5/\u00fd"),
  /** Begins with a frame to skip, as parallel writers put it (RFC 8878, section 3.1.2). */
  SKIPPABLE_ZSTD("zstd", "P*M\u0018");

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

  /** Returns the packing of a file that begins with these bytes. */
  static Packing of(byte[] head) {
    String first = new String(head, StandardCharsets.ISO_8859_1);
    for (Packing packing : values()) {
      if (packing != NONE && first.startsWith(packing.magic)) {
        return packing;
      }
    }
    return NONE;
  }
}
