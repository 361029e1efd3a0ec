package org.minetally.job.yaml;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.minetally.format.Dialect;
import org.minetally.format.internal.TextEncoding;
import org.minetally.job.Problem;
import org.minetally.job.Similar;

/** Reads the separator, quote and charset of the delimited files of a source. */
final class DialectReader {

  private static final List<String> WORDS = List.of("comma", "tab", "semicolon", "pipe", "none");

  private final Yaml source;
  private final List<Problem> problems;

  DialectReader(Yaml source, List<Problem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Reads the dialect. If it is not valid, adds a problem and returns {@link Dialect#CSV}. */
  Dialect read() {
    int before = problems.size();
    char separator = character("separator", ',');
    char quote = character("quote", '"');
    String charset = charset();
    if (problems.size() > before) {
      return Dialect.CSV;
    }
    try {
      Dialect dialect = new Dialect(separator, quote, charset);
      if (keepsApart(dialect)) {
        return dialect;
      }
      problems.add(
          place("charset")
              .problem(
                  "charset %s is not supported: the bytes of a separator, quote or newline can be part of other characters; convert the file to UTF-8"
                      .formatted(charset)));
    } catch (IllegalArgumentException e) {
      problems.add(place("separator").problem(e.getMessage()));
    }
    return Dialect.CSV;
  }

  private Optional<Yaml> given(String key) {
    return source.get("format").flatMap(format -> format.get(key));
  }

  private Yaml place(String key) {
    return given(key).or(() -> source.get("format")).orElse(source);
  }

  private char character(String key, char fallback) {
    String text = given(key).flatMap(Yaml::text).orElse(String.valueOf(fallback));
    return switch (text) {
      case "comma" -> ',';
      case "tab" -> '\t';
      case "semicolon" -> ';';
      case "pipe" -> '|';
      case "none" -> '\0';
      default -> {
        if (text.length() > 1) {
          problems.add(
              place(key)
                  .problem(
                      "\"%s\" is not a single character".formatted(text), Similar.to(text, WORDS)));
        }
        yield text.length() == 1 ? text.charAt(0) : fallback;
      }
    };
  }

  private String charset() {
    String name = given("charset").flatMap(Yaml::text).orElse("UTF-8");
    try {
      return Charset.forName(name).name();
    } catch (IllegalArgumentException e) {
      problems.add(
          place("charset")
              .problem(
                  "unknown charset \"%s\"; expected a name such as UTF-8, windows-1252 or windows-1251"
                      .formatted(name),
                  Similar.to(name, Charset.availableCharsets().keySet())));
      return "UTF-8";
    }
  }

  /**
   * Returns whether the separator, quote and newline are encoded as their ASCII bytes, and no other
   * character contains any of these bytes. Files are split at bytes: EBCDIC breaks the first rule;
   * Shift_JIS, Big5, GBK (with {@code |}) and the ISO-2022 family break the second.
   */
  private static boolean keepsApart(Dialect dialect) {
    Charset charset = dialect.charset();
    // UTF-16 and UTF-32 are read as UTF-8.
    if (charset.equals(StandardCharsets.UTF_8) || TextEncoding.isWide(charset)) {
      return true;
    }
    if (!charset.canEncode()) {
      return false;
    }
    String own = "\r\n" + dialect.separator() + (dialect.quote() == 0 ? "" : dialect.quote());
    return own.chars().allMatch(c -> isAsciiByte(encode(charset, new char[] {(char) c}), c))
        && own.length() == count(own, encode(charset, allCharacters()));
  }

  private static boolean isAsciiByte(byte[] bytes, int c) {
    return bytes.length == 1 && bytes[0] == c;
  }

  private static int count(String own, byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      if (own.indexOf(b & 0xff) >= 0) {
        count++;
      }
    }
    return count;
  }

  /** Returns the characters that one {@code char} represents. */
  private static char[] allCharacters() {
    char[] all =
        new char[Character.MAX_VALUE + 1 - (Character.MAX_SURROGATE + 1 - Character.MIN_SURROGATE)];
    int length = 0;
    for (char c = 0; c < Character.MIN_SURROGATE; c++) {
      all[length++] = c;
    }
    for (int c = Character.MAX_SURROGATE + 1; c <= Character.MAX_VALUE; c++) {
      all[length++] = (char) c;
    }
    return all;
  }

  /**
   * Returns the bytes of the characters that the charset has. Encodes all at once: an exception for
   * each missing character takes longer than the rest of the job file.
   */
  private static byte[] encode(Charset charset, char[] text) {
    try {
      ByteBuffer encoded =
          charset
              .newEncoder()
              .onUnmappableCharacter(CodingErrorAction.IGNORE)
              .encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(e); // Malformed text, which has surrogates.
    }
  }
}
