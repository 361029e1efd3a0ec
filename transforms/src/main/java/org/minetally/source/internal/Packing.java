package org.minetally.source.internal;

import java.nio.charset.StandardCharsets;

/** The compression of a file, recognized by its first bytes. */
enum Packing {
  NONE("", ""),
  GZIP("gzip", "\u001f\u008b"),
  ZIP("zip", "PK\u0003\u0004"),
  /** An archive without files begins with its end record. */
  EMPTY_ZIP("zip", "PK\u0005\u0006"),
  ZSTD("zstd", "(\u00b5/\u00fd"),
  /** Begins with a skippable frame, as parallel writers produce it (RFC 8878, section 3.1.2). */
  SKIPPABLE_ZSTD("zstd", "P*M\u0018");

  private final String label;

  /** The first bytes, as ISO 8859-1 characters. */
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
