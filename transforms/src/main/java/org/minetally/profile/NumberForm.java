package org.minetally.profile;

import java.io.Serializable;
import org.minetally.internal.text.PlainNumber;

/**
 * The way a source writes numbers. Digits may be of several scripts.
 *
 * @param decimal the decimal separator
 * @param thousands the thousands separator, or 0 for none; a space also matches the no-break space
 *     and the narrow no-break space
 */
public record NumberForm(char decimal, char thousands) implements Serializable {

  /** A point for decimals and no thousands separator. */
  public static final NumberForm PLAIN = new NumberForm('.', '\0');

  public NumberForm {
    if (decimal == thousands) {
      throw new IllegalArgumentException(
          "the decimal separator and the thousands separator are the same");
    }
  }

  /**
   * Returns the plain form of a number that is written in this form, such as {@code -1234.5}; the
   * empty string if the text is not such a number.
   */
  public String plain(String text) {
    return PlainNumber.of(text, decimal, thousands);
  }
}
