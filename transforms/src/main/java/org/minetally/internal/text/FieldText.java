package org.minetally.internal.text;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats typed values as the text that a delimited file would contain. */
public final class FieldText {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private FieldText() {}

  /** Returns a number without an exponent and without trailing zeros. */
  public static String number(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /**
   * Returns a binary fraction in the form of {@link #number(BigDecimal)}.
   *
   * @param fraction the fraction as {@link Double#toString} or {@link Float#toString} returns it;
   *     an infinity or NaN stays as it is
   */
  public static String fraction(String fraction) {
    return Character.isDigit(fraction.charAt(fraction.length() - 1))
        ? number(new BigDecimal(fraction))
        : fraction;
  }

  /** Returns a date and time in ISO 8601, without fractions of a second. */
  public static String dateTime(LocalDateTime time) {
    return DATE_TIME.format(time);
  }

  /** Returns a time of day in ISO 8601, without fractions of a second. */
  public static String time(LocalTime time) {
    return TIME.format(time);
  }
}
