package org.minetally.mapping;

import java.util.regex.Pattern;
import org.minetally.profile.NumberForm;

/** Reads decimal degrees, such as {@code -74.2341667}. Degrees have no thousands. */
final class DegreeReader {

  /** No degrees at all, or more than there are. */
  static final double IMPOSSIBLE = Double.NaN;

  private static final int LONGEST = 64;

  private final Pattern form;
  private final char decimal;
  private final double most;

  /**
   * A reader.
   *
   * @param most the greatest value, and its negative the least: 180 or 90
   */
  DegreeReader(NumberForm numbers, double most) {
    this.decimal = numbers.decimal();
    this.most = most;
    String point = Pattern.quote(String.valueOf(decimal));
    // The exponent is how many programs write a number near zero.
    this.form =
        Pattern.compile("[-+]?([0-9]+(P[0-9]*)?|P[0-9]+)(E[-+]?[0-9]{1,3})?".replace("P", point)
            .replace("E", "[eE]"));
  }

  /** The degrees that a text without white space around it says, or {@link #IMPOSSIBLE}. */
  double read(String text) {
    if (text.length() > LONGEST || !form.matcher(text).matches()) {
      return IMPOSSIBLE;
    }
    double degrees = Double.parseDouble(text.replace(decimal, '.'));
    return Math.abs(degrees) <= most ? degrees : IMPOSSIBLE;
  }
}
