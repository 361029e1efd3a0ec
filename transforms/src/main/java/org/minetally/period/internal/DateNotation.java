package org.minetally.period.internal;

import java.io.Serializable;
import java.nio.charset.Charset;
import org.minetally.internal.text.AsciiDigits;
import org.minetally.internal.text.ComposedText;

/**
 * How a source writes its dates, apart from their form.
 *
 * @param charset the name of the charset of the text
 * @param decimal the decimal separator of numbers
 * @param thousands the thousands separator of numbers, or 0 for none
 * @param monthNames the month names
 */
public record DateNotation(String charset, char decimal, char thousands, MonthNames monthNames)
    implements Serializable {

  /** UTF-8, a point for decimals, and no thousands separator. */
  public static final DateNotation PLAIN = new DateNotation("UTF-8", '.', '\0', MonthNames.NONE);

  /** Returns this notation with other month names. */
  public DateNotation with(MonthNames names) {
    return new DateNotation(charset, decimal, thousands, names);
  }

  /** Longer than any date. What is longer is not worth decoding. */
  private static final int LONGEST = 256;

  /**
   * Returns a text in composed form, with digits of ASCII and without marks of direction; the empty
   * string if it is too long for a date.
   */
  String plain(byte[] buf, int from, int to) {
    return to - from > LONGEST
        ? ""
        : AsciiDigits.of(
            ComposedText.of(new String(buf, from, to - from, Charset.forName(charset))));
  }
}
