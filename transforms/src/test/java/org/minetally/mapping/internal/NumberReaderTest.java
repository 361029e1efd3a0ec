package org.minetally.mapping.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.profile.NumberForm;

class NumberReaderTest {

  private static final long[] FACTORS = {1, 10_000, 100_000_000, 10_000_000_000L};
  private static final NumberForm[] FORMS = {
    NumberForm.PLAIN,
    new NumberForm('.', ','),
    new NumberForm(',', '.'),
    new NumberForm(',', ' '),
    new NumberForm(',', '\0')
  };

  /**
   * The reader may reject larger numbers even if they fit: it need not read more than 18 digits.
   */
  private static final BigDecimal SAFE = new BigDecimal(Long.MAX_VALUE / 10);

  @Test
  void readsTheSameNumberAsBigDecimal() {
    Random random = new Random(31);
    int numbers = 0;
    int tooLarge = 0;
    int rejected = 0;
    for (int i = 0; i < 100_000; i++) {
      NumberForm form = FORMS[random.nextInt(FORMS.length)];
      long factor = FACTORS[random.nextInt(FACTORS.length)];
      boolean rounded = random.nextBoolean();
      String text = text(random, form);
      long actual = read(form, text, factor, rounded);
      String shown = "[%s] as %s x %d, rounded: %s".formatted(text, form, factor, rounded);
      BigDecimal exact = exact(form, text, factor);
      if (exact == null) {
        // A number or fraction that is too long is rejected before its end is read.
        assertThat(shown, actual, is(lessThan(0L)));
        rejected++;
        continue;
      }
      check(shown, exact, rounded, actual);
      numbers += actual >= 0 ? 1 : 0;
      tooLarge += actual == NumberReader.TOO_LARGE ? 1 : 0;
    }
    assertThat(numbers, greaterThan(20_000));
    assertThat(tooLarge, greaterThan(2_000));
    assertThat(rejected, greaterThan(2_000));
  }

  private static void check(String shown, BigDecimal exact, boolean rounded, long actual) {
    BigDecimal whole = exact.abs().setScale(0, RoundingMode.HALF_UP);
    boolean fits = whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    if (actual == NumberReader.TOO_LARGE) {
      assertThat(shown, whole.compareTo(SAFE) > 0, is(true));
    } else if (!rounded && whole.compareTo(exact.abs()) != 0) {
      assertThat(shown, actual, is(NumberReader.NOT_WHOLE));
    } else if (exact.signum() < 0 && whole.signum() > 0) {
      assertThat(shown, actual, is(NumberReader.NEGATIVE));
    } else {
      assertThat(shown, fits, is(true));
      assertThat(shown, actual, is(whole.longValueExact()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "+7, 7",
    "007, 7",
    "-0, 0",
    "12.0, 12",
    "12., 12",
    ".0, 0",
    "922337203685477579, 922337203685477579",
    "1.5, -4",
    ".5, -4",
    "-1, -2",
    "-12.0, -2",
    "92233720368547758070, -3",
    "9223372036854775808, -3",
    "99999999999999999999999999, -3",
  })
  void acceptsOnlyWholeNumbersAsCounts(String text, long expected) {
    assertThat(read(NumberForm.PLAIN, text, 1, false), is(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 10000",
    "0.0001, 1",
    "0.00004, 0",
    "0.00005, 1",
    "0.00014999, 1",
    "0.99995, 10000",
    "12.34567, 123457",
    "-0.5, -2"
  })
  void roundsAreasHalfUpToASquareCentimetre(String text, long expected) {
    assertThat(read(NumberForm.PLAIN, text, 10_000, true), is(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,234; 1234",
        "12,345,678; 12345678",
        "123,456.0; 123456",
        "1234; 1234",
        "1,23; -1",
        "12,3456; -1",
        "1234,567; -1",
        "1,,234; -1",
        ",123; -1",
        "1,234,; -1",
        "1,234,56; -1"
      })
  void requiresThousandsInGroupsOfThree(String text, long expected) {
    assertThat(read(new NumberForm('.', ','), text, 1, false), is(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "+", ".", "-.", "x", "1x", "0x1", "1e3", "--1", "1.2.3", "1 2", "١"})
  void rejectsOtherTexts(String text) {
    assertThat(read(NumberForm.PLAIN, text, 10_000, true), is(NumberReader.NOT_A_NUMBER));
  }

  /** The largest numbers and the carry from rounding come closest to an overflow. */
  @Test
  void neverOverflows() {
    for (long factor : FACTORS) {
      for (long near = -2; near <= 2; near++) {
        BigDecimal limit = new BigDecimal(Long.MAX_VALUE).add(BigDecimal.valueOf(near));
        for (String more : new String[] {"", "9", "99"}) {
          BigDecimal number = limit.divide(BigDecimal.valueOf(factor));
          String text = number.toPlainString() + (number.scale() > 0 ? more : "." + more);
          long actual = read(NumberForm.PLAIN, text, factor, true);
          BigDecimal exact = new BigDecimal(text).multiply(BigDecimal.valueOf(factor));
          check(text + " x " + factor, exact, true, actual);
        }
      }
    }
  }

  private static long read(NumberForm form, String text, long factor, boolean rounded) {
    // The digits around the number must not matter.
    byte[] bytes = ("9" + text + "99").getBytes(UTF_8);
    return new NumberReader(form).read(bytes, 1, bytes.length - 2, factor, rounded);
  }

  /** Parses a number independently: a regular expression for the form, then exact arithmetic. */
  private static BigDecimal exact(NumberForm form, String text, long factor) {
    String thousands = form.thousands() == 0 ? "" : Pattern.quote("" + form.thousands());
    String grouped = thousands.isEmpty() ? "" : "|[0-9]{1,3}(?:" + thousands + "[0-9]{3})+";
    String decimal = Pattern.quote("" + form.decimal());
    Matcher number =
        Pattern.compile("([+-]?)([0-9]*" + grouped + ")(?:" + decimal + "([0-9]*))?").matcher(text);
    if (!number.matches()) {
      return null;
    }
    String whole = number.group(2).replaceAll("[^0-9]", "");
    String fraction = number.group(3) == null ? "" : number.group(3);
    if (whole.isEmpty() && fraction.isEmpty()) {
      return null;
    }
    BigDecimal value = new BigDecimal("0" + whole + "." + fraction + "0");
    BigDecimal signed = number.group(1).equals("-") ? value.negate() : value;
    return signed.multiply(BigDecimal.valueOf(factor));
  }

  private static String text(Random random, NumberForm form) {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(6) == 0) {
      text.append(random.nextBoolean() ? '-' : '+');
    }
    int digits = random.nextInt(random.nextInt(4) == 0 ? 22 : 7);
    boolean grouped = form.thousands() != 0 && random.nextBoolean();
    for (int i = digits; i > 0; i--) {
      text.append((char) ('0' + random.nextInt(10)));
      if (grouped && i > 1 && i % 3 == 1) {
        text.append(form.thousands());
      }
    }
    if (random.nextInt(2) == 0) {
      text.append(form.decimal());
      for (int i = random.nextInt(14); i > 0; i--) {
        text.append("0000123456789".charAt(random.nextInt(13)));
      }
    }
    if (random.nextInt(6) == 0) {
      String spoilers = "x -+.,0";
      text.insert(
          random.nextInt(text.length() + 1), spoilers.charAt(random.nextInt(spoilers.length())));
    }
    return text.toString();
  }
}
