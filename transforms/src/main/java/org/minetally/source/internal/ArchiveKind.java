package org.minetally.source.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A kind of archive or compressed file that itself contains no records, recognized by its first
 * bytes.
 */
enum ArchiveKind {
  GZIP("gzip", "\u001f\u008b\b", 0),
  ZIP("zip", "PK\u0003\u0004", 0),
  ZSTD("zstd", "(\u00b5/\u00fd", 0),
  // The digits of pi that mark the first block: "BZh9" alone may begin a text.
  BZIP2("bzip2", "1AY&SY", 4),
  XZ("xz", "\u00fd7zXZ\u0000", 0),
  SEVEN_ZIP("7z", "7z\u00bc\u00af'\u001c", 0),
  RAR("rar", "Rar!\u001a\u0007", 0),
  LZ4("lz4", "\u0004\"M\u0018", 0),
  TAR("tar", "ustar", 257);

  /** The number of leading bytes needed to recognize a file. */
  static final int HEAD = 512;

  private final String label;
  private final String magic;
  private final int offset;

  ArchiveKind(String label, String magic, int offset) {
    this.label = label;
    this.magic = magic;
    this.offset = offset;
  }

  String label() {
    return label;
  }

  /** Returns the kind of archive that begins with these bytes. */
  static Optional<ArchiveKind> of(byte[] head) {
    String first = new String(head, StandardCharsets.ISO_8859_1);
    for (ArchiveKind kind : values()) {
      // Names in a tar header are padded with NUL, which a text that mentions tar does not contain.
      if (first.startsWith(kind.magic, kind.offset) && (kind != TAR || first.indexOf(0) >= 0)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
