package org.minetally.internal.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks how long strings and lists are shortened. */
final class ExcerptTest {

  @Test
  void cutsLongTextBetweenCharactersAndSaysHowLongItIs() {
    assertThat(Excerpt.of("short"), is("short"));
    assertThat(Excerpt.of("x".repeat(300_000)), is("x".repeat(80) + "… (300,000 characters)"));
    assertThat(Excerpt.of("\ud83d\ude00".repeat(80)), is("\ud83d\ude00".repeat(80)));
    assertThat(
        Excerpt.of("\ud83d\ude00".repeat(81)), is("\ud83d\ude00".repeat(80) + "… (81 characters)"));
  }

  @Test
  void cutsLongListsAndSaysHowManyAreMissing() {
    assertThat(Excerpt.list(List.of("a", "b")), is("a, b"));
    assertThat(
        Excerpt.list(IntStream.range(0, 4_096).mapToObj(i -> "c" + i).toList()),
        endsWith("c39 and 4,056 more"));
  }

  /** A rejection is cut where it is made, and again where a worker receives it. */
  @Test
  void keepsLengthOfTextThatIsCutTwice() {
    String once = Excerpt.of("x".repeat(300));
    assertThat(once, is("x".repeat(80) + "… (300 characters)"));
    assertThat(Excerpt.of(once), is(once));
    assertThat(Excerpt.of("x" + once), is("x".repeat(80) + "… (99 characters)"));
  }
}
