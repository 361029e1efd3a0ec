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
 * Texts of the data as the page shows them: escaped as in all other output for people ({@link
 * VisibleText}), and no longer than {@value #MOST} characters.
 */
final class DisplayText {

  /** The longest text of a page, in Unicode characters. */
  static final int MOST = 300;

  private static final String CUT = "…";
  private static final int HASH_BYTES = 6;

  private DisplayText() {}

  /** The text for a reader: a longer one is cut and ends in an ellipsis. */
  static String of(String text) {
    return cut(VisibleText.of(text), MOST);
  }

  /**
   * The text for a reader who has to tell it from every other one: a longer one is cut and ends in
   * an ellipsis and a hash of all of it.
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

  /** Makes JSON that has no other texts than those for a reader. */
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
