package org.minetally.internal.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiDigitsTest {

  @ParameterizedTest
  @CsvSource({
    "٢٠١٩, 2019",
    "۲۰۱۹, 2019",
    "२०१९, 2019",
    "২০১৯, 2019",
    "๒๐๑๙, 2019",
    "໒໐໑໙, 2019",
    "၂၀၁၉, 2019",
    "២០១៩, 2019",
    "２０１９, 2019",
    "٢٠١٩-٠٣-١٧, 2019-03-17",
    "٢٠١٩ م, 2019 م",
    "2019, 2019",
    "مارس, مارس",
  })
  void convertsTheDigitsOfEachScript(String text, String expected) {
    assertThat(AsciiDigits.of(text), is(expected));
  }

  /** The name of each character in Unicode is an independent oracle. */
  @Test
  void convertsEachDigitAsUnicodeNamesIt() {
    String scripts =
        "ARABIC-INDIC|EXTENDED ARABIC-INDIC|DEVANAGARI|BENGALI|THAI|LAO|MYANMAR|KHMER|FULLWIDTH";
    List<String> names =
        List.of("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE");
    int digits = 0;
    for (int c = 0x80; c <= Character.MAX_VALUE; c++) {
      String name = Character.getName(c);
      boolean isDigit = name != null && name.matches("(" + scripts + ") DIGIT [A-Z]+");
      String expected = Character.toString(c);
      for (int i = 0; isDigit && i < names.size(); i++) {
        if (name.endsWith(" " + names.get(i))) {
          expected = Integer.toString(i);
          digits++;
        }
      }
      if (c != 0x200e && c != 0x200f && c != 0x61c) {
        assertThat(name, AsciiDigits.of(Character.toString(c)), is(expected));
      }
    }
    assertThat(digits, is(90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"٢٠1٩", "2٠", "٠۰", "１२", "٣ 3"})
  void keepsTheDigitsOfMixedScripts(String text) {
    assertThat(AsciiDigits.of(text), is(text));
  }

  @Test
  void dropsMarksOfDirection() {
    assertThat(AsciiDigits.of("\u200f٢٠\u061c١٩\u200e"), is("2019"));
    assertThat(AsciiDigits.of("\u200e12\u200f"), is("12"));
    assertThat(AsciiDigits.of("\u200f 12 \u200f"), is("12"));
    assertThat(AsciiDigits.of("17\u200f/3\u200f/2019"), is("17/3/2019"));
  }

  /** An override changes the order in which digits are displayed, so it is not ignored. */
  @Test
  void keepsOverridesOfDirection() {
    assertThat(AsciiDigits.of("\u202e123\u202c"), is("\u202e123\u202c"));
  }

  @Test
  void convertsRandomNumbersAsJavaReadsThem() {
    Random random = new Random(4);
    String zeros = "٠۰०০๐໐၀០０";
    for (int i = 0; i < 20_000; i++) {
      int number = random.nextInt(Integer.MAX_VALUE);
      char zero = zeros.charAt(random.nextInt(zeros.length()));
      StringBuilder text = new StringBuilder();
      Integer.toString(number).chars().forEach(c -> text.append((char) (c - '0' + zero)));
      assertThat(Integer.parseInt(text.toString()), is(number));
      assertThat(AsciiDigits.of(text.toString()), is(Integer.toString(number)));
    }
  }
}
