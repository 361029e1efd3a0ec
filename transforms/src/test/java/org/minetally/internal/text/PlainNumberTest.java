package org.minetally.internal.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,234; 1234",
        "12,345,678.50; 12345678.50",
        "-1,234; -1234",
        "+7; +7",
        "1234567; 1234567",
        "007; 007",
        "5.; 5.",
        ".5; .5",
        "٥,٣١٣; 5313",
      })
  void dropsThousandsSeparators(String text, String plain) {
    assertThat(PlainNumber.of(text, '.', ','), is(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        ",",
        ",123",
        "1,23",
        "12,3456",
        "1234,567",
        "1,,234",
        "1,234,",
        "1.234,5",
        "1 234",
        "--1",
        "1-",
        "1e3",
        "x",
        "٥3",
        "1٫5",
        "1٬234"
      })
  void rejectsOtherTexts(String text) {
    assertThat(PlainNumber.of(text, '.', ','), is(""));
  }

  @Test
  void readsArabicSeparatorsIfTheyAreDeclared() {
    assertThat(PlainNumber.of("١٬٢٣٤٫٥", '\u066b', '\u066c'), is("1234.5"));
    assertThat(PlainNumber.of("\u200f-۱۲٫۵", '\u066b', '\0'), is("-12.5"));
    assertThat(PlainNumber.of("1.5", '\u066b', '\0'), is(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 234 567", "1\u00a0234\u00a0567", "1\u202f234\u00a0567"})
  void readsAnySpaceAsTheSpaceOfThousands(String text) {
    assertThat(PlainNumber.of(text, ',', ' '), is("1234567"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0,102; 0102", "٠١٠٢; 0102", "102; 102", "5,313,001; 5313001"})
  void keepsLeadingZerosOfWholeNumbers(String text, String digits) {
    assertThat(PlainNumber.digits(text, ','), is(digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "5.0", "SY01", "5,31", "٠1"})
  void readsNoSignAndNoDecimalsInAWholeNumber(String text) {
    assertThat(PlainNumber.digits(text, ','), is(""));
  }

  /** Java writes the number, with its own grouping, in the digits of a script. */
  @Test
  void readsWhatJavaWrites() {
    Random random = new Random(8);
    char[][] separators = {{'.', ','}, {',', '.'}, {'\u066b', '\u066c'}, {',', ' '}, {'.', '\''}};
    String zeros = "0٠۰०０";
    for (int i = 0; i < 20_000; i++) {
      char[] pair = separators[random.nextInt(separators.length)];
      DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
      symbols.setDecimalSeparator(pair[0]);
      symbols.setGroupingSeparator(pair[1]);
      symbols.setZeroDigit(zeros.charAt(random.nextInt(zeros.length())));
      String pattern = random.nextBoolean() ? "#,##0.###" : "0.###";
      long thousandths = random.nextLong() >> random.nextInt(60);
      double number = thousandths / 1000.0;
      String written = new DecimalFormat(pattern, symbols).format(number);
      String plain =
          new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
      assertThat(written, PlainNumber.of(written, pair[0], pair[1]), is(plain));
    }
  }
}
