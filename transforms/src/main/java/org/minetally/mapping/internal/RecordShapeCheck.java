package org.minetally.mapping.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.text.Utf8;

/**
 * Checks that a record has as many fields as the header and that its bytes are valid in the
 * charset.
 */
final class RecordShapeCheck {

  private final List<String> header;
  private final Charset charset;
  private final boolean utf8;
  private final int fields;
  private Rejection rejection;

  RecordShapeCheck(List<String> header, Charset charset) {
    this.header = header;
    this.fields = header.size();
    this.charset = charset;
    this.utf8 = charset.equals(StandardCharsets.UTF_8);
  }

  /**
   * Returns whether the record's fields can be read; if not, {@link #rejection()} returns the
   * reason.
   */
  boolean accepts(SourceRecord record) {
    if (record.fields() != fields) {
      rejection = fieldCount(record.fields(), fields);
      return false;
    }
    if (record.isMalformed()) {
      return reject(Reason.MALFORMED_QUOTE, "", "");
    }
    if (!record.isAscii() && !isText(record)) {
      return reject(Reason.MALFORMED_TEXT, malformedColumn(record), "");
    }
    return true;
  }

  /** Returns the rejection of a record with another number of fields than the header. */
  static Rejection fieldCount(int fields, int header) {
    return new Rejection(Reason.FIELD_COUNT, "", fields + " fields, the header has " + header);
  }

  Rejection rejection() {
    return rejection;
  }

  private boolean reject(Reason reason, String column, String value) {
    rejection = new Rejection(reason, column, value);
    return false;
  }

  private boolean isText(SourceRecord record) {
    return isText(record.bytes(), record.recordStart(), record.recordEnd() - record.recordStart());
  }

  /** Returns the first column with invalid bytes, or an empty text if no single column has them. */
  private String malformedColumn(SourceRecord record) {
    for (int i = 0; i < header.size(); i++) {
      if (!isText(record.bytes(), record.start(i), record.end(i) - record.start(i))) {
        return header.get(i);
      }
    }
    return "";
  }

  private boolean isText(byte[] bytes, int from, int length) {
    if (utf8) {
      return Utf8.isValid(bytes, from, from + length);
    }
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
