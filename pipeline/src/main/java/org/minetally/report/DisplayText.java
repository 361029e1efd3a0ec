package org.minetally.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.minetally.internal.text.VisibleText;
import org.minetally.publish.Fingerprint;

/**
 * Formats strings from the data for display: escaped with {@link VisibleText}, as everywhere else,
 * and truncated to {@value #MOST} characters.
 */
final class DisplayText {

  /** The maximum length of a string in the page, in Unicode code points. */
  static final int MOST = 300;

  private static final String CUT = "…";
  private static final int HASH_BYTES = 6;

  private DisplayText() {}

  /** Returns the text for display, truncated with an ellipsis if it is too long. */
  static String of(String text) {
    return cut(VisibleText.of(text), MOST);
  }

  /**
   * Returns the text for display, and keeps it unique: a string that is too long is truncated and
   * ends with an ellipsis and a hash of the whole text.
   */
  static String code(String text) {
    String escaped = VisibleText.of(text);
    if (isShort(escaped)) {
      return escaped;
    }
    byte[] hash = Fingerprint.newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    String end = HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    return cut(escaped, MOST - end.length()) + end;
  }

  private static boolean isShort(String text) {
    return text.length() <= MOST || text.codePointCount(0, text.length()) <= MOST;
  }

  private static String cut(String text, int most) {
    if (text.length() <= most || text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + CUT;
  }

  /** Returns a Jackson module that formats all strings and keys for display. */
  static SimpleModule module() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(
        String.class,
        new JsonSerializer<>() {
          @Override
          public void serialize(String text, JsonGenerator json, SerializerProvider provider)
              throws IOException {
            json.writeString(of(text));
          }
        });
    module.addKeySerializer(
        String.class,
        new JsonSerializer<>() {
          @Override
          public void serialize(String text, JsonGenerator json, SerializerProvider provider)
              throws IOException {
            json.writeFieldName(of(text));
          }
        });
    return module;
  }
}
