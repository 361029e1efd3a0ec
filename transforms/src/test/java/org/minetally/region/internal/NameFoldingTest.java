package org.minetally.region.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs alone, because it changes the default locale. */
@Isolated
class NameFoldingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "Kəlbəcər; kelbecer",
        "KƏLBƏCƏR; kelbecer",
        "İsmayıllı; ismayilli",
        "ISMAYILLI; ismayilli",
        "Bogotá, D.C.; bogota d c",
        "NARIÑO; narino",
        "Güicán   de la\u00A0Sierra; guican de la sierra",
        "Đakovica; dakovica",
        "Łódź; lodz",
        "Ærøskøbing; aeroskobing",
        "Œuvre; oeuvre",
        "Gießen; giessen",
        "GIEẞEN; giessen",
        "Þingeyri; thingeyri",
        "Ħamrun; hamrun",
        "Ŋwenya; nwenya",
        "Goʻrgʻon; gorgon",
        "Go´rgon; gorgon",
        "L'Aquila; laquila",
        "L’Aquila; laquila",
        "«Sever»-2; sever 2",
        "(El) Carmen / Norte; el carmen norte",
        "ﬁnca; finca",
        "Нагорный Карабах; нагорныи карабах",
        "Йошкар-Ола; иошкар ола",
        "ԵՐԵՎԱՆ; երեվան",
        "Երեւան; երեվան",
        "Երևան; երեվան",
        "თბილისი; თბილისი",
        "ᲗᲑᲘᲚᲘᲡᲘ; თბილისი",
        "ΟΔΟΣ; οδοσ",
        "οδος; οδοσ",
        "بـــغــداد; بغداد",
        "بَغْدَاد; بغداد",
        "أربيل; اربيل",
        "کرکوک; كركوك",
        "ناحية ٣; ناحية 3",
        "...; ''",
      })
  void foldsANameToItsBaseForm(String name, String folded) {
    assertThat(NameFolding.fold(name), is(folded.equals("''") ? "" : folded));
  }

  @Test
  void ignoresHowAccentsAreEncoded() {
    assertThat(NameFolding.fold("Nariño"), is(NameFolding.fold("Narin\u0303o")));
  }

  @Test
  void keepsVowelSignsOfIndicScripts() {
    assertThat(NameFolding.fold("कि"), is(not(NameFolding.fold("कु"))));
    assertThat(NameFolding.fold("ကို"), is(not(NameFolding.fold("ကာ"))));
  }

  @Test
  void ignoresDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(NameFolding.fold("INIRIDA"), is("inirida"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void foldsEveryCharacterIdempotently() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      String once = NameFolding.fold("a" + Character.toString(character) + "b");
      String twice = NameFolding.fold(once);
      if (!twice.equals(once)) {
        assertThat("U+%04X".formatted(character), twice, is(once));
      }
    }
  }

  @Test
  void foldsRandomTextIdempotently() {
    Random random = new Random(20_220_830);
    // Marks, quotes and letters of several scripts, close together so that they interact.
    int[] pool =
        "aIİıəßÆ'’ʻ´ -,./ـأَّйЙñ\u0303\u0301\u0327कि्\u093C\u0951ကို\u1037\u1039가ᅡᆨΣςևեւ\u200D\u0000"
            .codePoints()
            .toArray();
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int i = 0; i < length; i++) {
        int any = random.nextInt(Character.MAX_CODE_POINT + 1);
        text.appendCodePoint(random.nextInt(8) == 0 ? any : pool[random.nextInt(pool.length)]);
      }
      String once = NameFolding.fold(text.toString());
      assertThat(NameFolding.fold(once), is(once));
      assertThat(once, is(once.strip()));
      assertThat(once.contains("  "), is(false));
    }
  }
}
