package org.minetally.format.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The encoding of text. A byte order mark overrides the declared charset, as in browsers (WHATWG
 * Encoding, section 6).
 *
 * @param charsetName the charset of the file's bytes
 * @param markLength the length of the byte order mark; 0 if there is none
 */
public record TextEncoding(String charsetName, int markLength) implements Serializable {

  /** UTF-8 without a byte order mark. */
  public static final TextEncoding UTF_8 = new TextEncoding("UTF-8", 0);

  private static final int LONGEST_MARK = 4;

  /**
   * Detects the encoding of the text from its first bytes.
   *
   * @param in the text; its position is unchanged, so it must support {@link InputStream#mark}
   * @param declared the charset if there is no byte order mark
   * @throws FormatException if the byte order is unknown
   */
  public static TextEncoding detect(InputStream in, Charset declared) throws IOException {
    in.mark(LONGEST_MARK);
    byte[] head = in.readNBytes(LONGEST_MARK);
    in.reset();
    // UTF-32LE comes before UTF-16LE because its mark begins with that of UTF-16LE.
    for (Mark mark : Mark.values()) {
      if (mark.begins(head)) {
        return new TextEncoding(mark.charsetName, mark.bytes.length());
      }
    }
    String unmarked = unmarked(head);
    if (!unmarked.isEmpty()) {
      return new TextEncoding(unmarked, 0);
    }
    String name = declared.name().toUpperCase(Locale.ROOT);
    if (isWide(declared) && !name.matches("UTF-(16|32)[LB]E")) {
      String family = name.contains("16") ? "UTF-16" : "UTF-32";
      throw new FormatException(
          "the file has no byte order mark; set format.charset to %sLE or %sBE"
              .formatted(family, family),
          null);
    }
    return new TextEncoding(declared.name(), 0);
  }

  /**
   * Returns the charset if the NUL bytes of two leading ASCII characters reveal it, else an empty
   * text.
   */
  private static String unmarked(byte[] head) {
    StringBuilder zeros = new StringBuilder();
    for (byte b : head) {
      zeros.append(b == 0 ? '0' : b > 0 ? 'x' : '?');
    }
    return switch (zeros.toString()) {
      case "x0x0" -> "UTF-16LE";
      case "0x0x" -> "UTF-16BE";
      case "x000" -> "UTF-32LE";
      case "000x" -> "UTF-32BE";
      default -> "";
    };
  }

  /** Returns whether a charset encodes ASCII characters in two or four bytes. */
  public static boolean isWide(Charset charset) {
    String name = charset.name().toUpperCase(Locale.ROOT);
    return name.contains("UTF-16") || name.contains("UTF-32");
  }

  /** Returns whether the text is converted to UTF-8 instead of being read in the file's charset. */
  public boolean isTranscoded() {
    return isWide(Charset.forName(charsetName));
  }

  /** Returns the charset of the text as it is read. */
  public Charset charset() {
    return isTranscoded() ? StandardCharsets.UTF_8 : Charset.forName(charsetName);
  }

  /** Returns the offset of the text's first byte in the bytes that are read. */
  public long offset() {
    return isTranscoded() ? 0 : markLength;
  }

  /**
   * Returns the text after its byte order mark, in {@link #charset()}.
   *
   * @param in the file from its first byte on; closed with the returned stream
   */
  public InputStream open(InputStream in) throws IOException {
    in.skipNBytes(markLength);
    return isTranscoded()
        ? new BufferedInputStream(
            new Utf8Stream(in, Charset.forName(charsetName), markLength), 64 << 10)
        : in;
  }

  /**
   * Returns the text in UTF-8, without its byte order mark.
   *
   * @param in must support {@link InputStream#mark}; closed with the returned stream
   */
  public static InputStream utf8(InputStream in) throws IOException {
    try {
      return detect(in, StandardCharsets.UTF_8).open(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The byte order marks of Unicode, as ISO 8859-1 characters. */
  private enum Mark {
    UTF_8("UTF-8", "\u00ef\u00bb\u00bf"),
    UTF_32LE("UTF-32LE", "\u00ff\u00fe\u0000\u0000"),
    UTF_32BE("UTF-32BE", "\u0000\u0000\u00fe\u00ff"),
    UTF_16LE("UTF-16LE", "\u00ff\u00fe"),
    UTF_16BE("UTF-16BE", "\u00fe\u00ff");

    private final String charsetName;
    private final String bytes;

    Mark(String charsetName, String bytes) {
      this.charsetName = charsetName;
      this.bytes = bytes;
    }

    boolean begins(byte[] head) {
      return new String(head, StandardCharsets.ISO_8859_1).startsWith(bytes);
    }
  }
}
