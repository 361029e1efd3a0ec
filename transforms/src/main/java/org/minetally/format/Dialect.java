package org.minetally.format;

import java.io.Serializable;
import java.nio.charset.Charset;

/**
 * The syntax of a delimited file.
 *
 * @param separator the byte between two fields, an ASCII character such as {@code ,} {@code ;}
 *     {@code |} or a tab
 * @param quote the byte around a field that contains separators, newlines or quotes (which are
 *     doubled), or 0 for none
 * @param charsetName the charset's IANA name
 */
public record Dialect(char separator, char quote, String charsetName) implements Serializable {

  /** Comma-separated, double quotes, UTF-8. */
  public static final Dialect CSV = new Dialect(',', '"', "UTF-8");

  public Dialect {
    if (separator >= 0x80 || separator == '\n' || separator == '\r' || separator == 0) {
      throw new IllegalArgumentException(
          "the separator must be a single ASCII character other than a newline");
    }
    if (quote >= 0x80 || quote == '\n' || quote == '\r' || quote == separator) {
      throw new IllegalArgumentException(
          "the quote must be a single ASCII character other than a newline or the separator");
    }
    charsetName = Charset.forName(charsetName).name();
  }

  public Charset charset() {
    return Charset.forName(charsetName);
  }
}
