package org.minetally.internal.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks how hostile text is displayed. */
final class VisibleTextTest {

  private static final Pattern RAW =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E"
              + "\\u2060-\\u2069\\uFEFF]");

  @Test
  void leavesPlainTextAlone() {
    String text = "San José de Apartadó, ҳўқ, 地雷, C:\\data";
    assertThat(VisibleText.of(text), is(sameInstance(text)));
  }

  @Test
  void escapesLineEndsSoThatNoLineCanBeForged() {
    assertThat(
        VisibleText.of("x\nPublished as run 1\r\u0085\u2028\u2029"),
        is("x\\nPublished as run 1\\r\\u0085\\u2028\\u2029"));
  }

  @Test
  void escapesTerminalControls() {
    assertThat(
        VisibleText.of("\u001b[2J\u0007\u0000\u007f\u009b\t"),
        is("\\u001b[2J\\u0007\\u0000\\u007f\\u009b\\t"));
  }

  @Test
  void escapesBidirectionalControlsAndInvisibleCharacters() {
    assertThat(
        VisibleText.of("\u202eevil\u202c \u2066x\u2069 \u061c\u200e\u200f \u200b\ufeff\u00ad"),
        is("\\u202eevil\\u202c \\u2066x\\u2069 \\u061c\\u200e\\u200f \\u200b\\ufeff\\u00ad"));
    assertThat(VisibleText.of("a\uDB40\uDC41b"), is("a\\udb40\\udc41b"));
  }

  @Test
  void escapesUnpairedSurrogates() {
    assertThat(VisibleText.of("\ud83d \ude00 \ud83d\ude00"), is("\\ud83d \\ude00 \ud83d\ude00"));
  }

  @Test
  void keepsJoinersOnlyWhereNamesAreSpelledWithThem() {
    assertThat(VisibleText.of("می\u200cخواهم"), is("می\u200cخواهم"));
    assertThat(VisibleText.of("क्\u200dष"), is("क्\u200dष"));
    assertThat(VisibleText.of("a\u200cb \u200d"), is("a\\u200cb \\u200d"));
  }

  @Test
  void escapesEveryHiddenCharacter() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String shown = VisibleText.of("a" + Character.toString(codePoint) + "b");
      if (RAW.matcher(shown).find()) {
        throw new AssertionError("U+" + Integer.toHexString(codePoint));
      }
    }
  }
}
