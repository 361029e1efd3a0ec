package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import org.minetally.fuzz.Digits;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;
import org.minetally.profile.NumberForm;

/**
 * Reads coordinates. The first character selects the decimal separator and the greatest value. A
 * number is read exactly as {@code BigDecimal} reads it, or rejected if it is out of range.
 */
public final class DegreesTarget implements Target {

  @Override
  public String name() {
    return "degrees";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "0-74.2341667", "04.570868", "1180", "190.0", "2-74,5", "3,25", "01E-7", "0+12.", "0-.5e1");
  }

  @Override
  public List<String> words() {
    return List.of(
        ".",
        ",",
        "-",
        "+",
        "e",
        "E-3",
        "180",
        "90",
        "180.0000000000001",
        "0",
        "e308",
        "e-400",
        "٣",
        "۳",
        "३",
        "\u200f");
  }

  @Override
  public int longest() {
    return 80;
  }

  @Override
  public int inShortRun() {
    return 20_000;
  }

  @Override
  public boolean check(byte[] input) {
    String all = new String(input, UTF_8);
    if (all.isEmpty()) {
      return false;
    }
    int number = all.charAt(0);
    char decimal = (number & 2) == 0 ? '.' : ',';
    double most = (number & 1) == 0 ? 180 : 90;
    String text = all.substring(1);
    double read = DegreeReader.of(new NumberForm(decimal, '\0'), most).read(text);
    double expected = expected(Digits.inAscii(text), decimal);
    if (Double.isNaN(read)) {
      Promise.that(
          Double.isNaN(expected) || Math.abs(expected) > most || text.length() > 64,
          text + " is rejected");
      return false;
    }
    Promise.that(Math.abs(read) <= most, text + " is out of range");
    Promise.equal(read + 0.0, expected + 0.0, text);
    return true;
  }

  private static double expected(String text, char decimal) {
    boolean plain = text.chars().allMatch(c -> "0123456789+-eE".indexOf(c) >= 0 || c == decimal);
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    boolean longExponent =
        exponent >= 0 && text.substring(exponent).replaceAll("[^0-9]", "").length() > 3;
    if (!plain || longExponent) {
      return Double.NaN;
    }
    try {
      return new BigDecimal(text.replace(decimal, '.')).doubleValue();
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
