package org.minetally.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.minetally.publish.Fingerprint;

/**
 * Texts of the data as the page shows them: without characters that would be invisible or change
 * the order of others, and no longer than {@value #MOST} characters.
 */
final class DisplayText {

  /** The longest text of a page, in Unicode characters. */
  static final int MOST = 300;

  private static final String CUT = "…";
  private static final int HASH_BYTES = 6;

  private DisplayText() {}

  /** The text for a reader: a longer one is cut and ends in an ellipsis. */
  static String of(String text) {
    return cut(escaped(text), MOST);
  }

  /**
   * The text for a reader who has to tell it from every other one: a longer one is cut and ends in
   * an ellipsis and a hash of all of it.
   */
  static String code(String text) {
    String escaped = escaped(text);
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

  private static String escaped(String text) {
    if (text.chars().noneMatch(DisplayText::isHidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              if (!isHidden(character)) {
                shown.appendCodePoint(character);
              } else if (character == '\n' || character == '\r' || character == '\t') {
                shown.append(' ');
              } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", character));
              }
            });
    return shown.toString();
  }

  /** Control characters, line separators, marks and overrides of direction, halves of pairs. */
  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.SURROGATE -> Character.charCount(character) == 1;
      case Character.FORMAT -> isDirection(character);
      default -> false;
    };
  }

  private static boolean isDirection(int character) {
    return switch (Character.getDirectionality(character)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default -> character == '\u200E' || character == '\u200F' || character == '\u061C';
    };
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
