package org.minetally.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minetally.delimited.Utf8;
import org.minetally.record.SourceRecord;

/** Whether a record's bytes are text of the source's charset, and if not, where. */
final class TextCheck {

  private final List<String> header;
  private final Charset charset;
  private final boolean utf8;

  TextCheck(List<String> header, Charset charset) {
    this.header = header;
    this.charset = charset;
    this.utf8 = charset.equals(StandardCharsets.UTF_8);
  }

  boolean isText(SourceRecord record) {
    return isText(record.bytes(), record.recordStart(), record.recordEnd() - record.recordStart());
  }

  /** The first column that is no text, or the empty text if that is none. */
  String malformedColumn(SourceRecord record) {
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
