package org.minetally.mapping.internal;

import java.util.regex.Pattern;
import org.minetally.internal.text.AsciiDigits;
import org.minetally.profile.NumberForm;

/**
 * Reads decimal degrees, such as {@code -74.2341667}. Thousands separators are not allowed.
 * Exponents are, because many programs use them for numbers near zero.
 *
 * @param decimal the decimal separator
 * @param most the greatest absolute value: 180 or 90
 */
record DegreeReader(char decimal, double most) {

  /** The result for a string that is not a number of degrees, or is out of range. */
  static final double IMPOSSIBLE = Double.NaN;

  private static final Pattern FORM =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

  private static final int LONGEST = 64;

  static DegreeReader of(NumberForm numbers, double most) {
    return new DegreeReader(numbers.decimal(), most);
  }

  /** Returns the degrees in a trimmed text, or {@link #IMPOSSIBLE}. */
  double read(String text) {
    double degrees = readPlain(text);
    return Double.isNaN(degrees) ? readPlain(AsciiDigits.of(text)) : degrees;
  }

  private double readPlain(String text) {
    if (text.length() > LONGEST || (decimal != '.' && text.indexOf('.') >= 0)) {
      return IMPOSSIBLE;
    }
    String plain = text.replace(decimal, '.');
    if (!FORM.matcher(plain).matches()) {
      return IMPOSSIBLE;
    }
    double degrees = Double.parseDouble(plain);
    return Math.abs(degrees) <= most ? degrees : IMPOSSIBLE;
  }
}
