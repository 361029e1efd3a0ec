package org.minetally.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

final class DisplayTextTest {

  @Test
  void keepsTextInAnyScript() {
    for (String text : new String[] {"Süd", "الشمال", "နေပြည်တော်", "می\u200Cخواهم", "👩🚒", ""}) {
      assertThat(DisplayText.of(text), is(text));
    }
  }

  @Test
  void escapesControlAndBidirectionalCharacters() {
    assertThat(DisplayText.of("a\u001B[31m\u0000\u0007"), is("a\\u001b[31m\\u0000\\u0007"));
    assertThat(DisplayText.of("x\u202Ey\u2066z\u200F"), is("x\\u202ey\\u2066z\\u200f"));
    assertThat(DisplayText.of("a\u2028b\uD83D"), is("a\\u2028b\\ud83d"));
    assertThat(DisplayText.of("one\ntwo\tthree"), is("one\\ntwo\\tthree"));
  }

  @Test
  void truncatesBetweenCodePoints() {
    String tooLong = "👩".repeat(DisplayText.MOST + 1);
    String cut = DisplayText.of(tooLong);
    assertThat(cut, is("👩".repeat(DisplayText.MOST - 1) + "…"));
    String whole = "👩".repeat(DisplayText.MOST);
    assertThat(DisplayText.of(whole), is(whole));
  }

  @Test
  void keepsLongCodesDistinct() {
    String one = DisplayText.code("A".repeat(1000) + "1");
    String two = DisplayText.code("A".repeat(1000) + "2");
    assertThat(one, is(not(two)));
    assertThat(one.length(), is(lessThanOrEqualTo(DisplayText.MOST)));
    assertThat(DisplayText.of(one), is(one));
    assertThat(DisplayText.code("N1"), is("N1"));
    assertThat(DisplayText.of("A".repeat(1000)), endsWith("A…"));
  }
}
