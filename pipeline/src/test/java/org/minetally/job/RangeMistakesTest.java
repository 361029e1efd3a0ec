package org.minetally.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.model.Dimension;
import org.minetally.profile.internal.words.NumberRange;

/** Tests the position and message of each mistake in ranges of numbers. */
class RangeMistakesTest {

  private static final String WORDS = "or set ranges: false if they are words and not numbers";

  @TempDir Path dir;
  private JobFileFolder folder;

  @BeforeEach
  void createFolder() {
    folder = new JobFileFolder(dir);
  }

  /** Replaces the vocabulary on line 19, whose values begin in column 36. */
  private void ages(String values) {
    folder.with(
        "sex: {column: sex, values: {F: female, M: male}}",
        "age_group: {column: age, values: {" + values + "}");
  }

  private List<String> ranges() {
    return folder
        .read()
        .sources()
        .get(0)
        .profile()
        .dimensions()
        .get(Dimension.AGE_GROUP)
        .ranges()
        .stream()
        .map(NumberRange::word)
        .toList();
  }

  private void expect(String... lines) {
    assertThat(folder.mistakes(), contains(lines));
  }

  @Test
  void readsNumericAgesIntoGroups() {
    ages("0-17: child, 18+: adult}");
    assertThat(ranges(), contains("0-17", "18+"));
  }

  @Test
  void rejectsGapBetweenRanges() {
    ages("0-17: child, 19+: adult}");
    expect(
        "job.yaml:19:56: no range contains 18, between 0-17 and 19+; add a range, set otherwise, "
            + WORDS
            + ".");
  }

  @Test
  void rejectsGapOfSeveralNumbersWhateverTheOrder() {
    ages("25-60: adult, minor: child, 0-17: child}");
    expect(
        "job.yaml:19:43: no range contains 18 to 24, between 0-17 and 25-60; add a range, set"
            + " otherwise, "
            + WORDS
            + ".");
  }

  @Test
  void acceptsGapThatOtherwiseCovers() {
    ages("0-17: child, 19+: adult}, otherwise: {member: unknown}");
    assertThat(ranges(), contains("0-17", "19+"));
    ages("0-17: child, 19+: adult}, otherwise: reject");
    assertThat(ranges(), contains("0-17", "19+"));
  }

  @Test
  void acceptsGapThatSingleNumbersFill() {
    ages("0-15: child, 16: child, 17: child, 18+: adult, 99: unknown}");
    assertThat(ranges(), contains("0-15", "18+"));
  }

  @Test
  void rejectsOverlapOfRanges() {
    ages("0-18: child, 18+: adult}");
    expect(
        "job.yaml:19:56: the ranges 0-18 and 18+ both contain 18; correct one of them, "
            + WORDS
            + ".");
  }

  @Test
  void rejectsOverlapEvenWithOtherwise() {
    ages("0+: child, 18+: adult}, otherwise: {member: unknown}");
    expect(
        "job.yaml:19:54: the ranges 0+ and 18+ both contain 18; correct one of them, "
            + WORDS
            + ".");
  }

  @Test
  void rejectsRangeThatEndsBeforeItStarts() {
    ages("17-0: child, 18+: adult}");
    expect("job.yaml:19:43: the range 17-0 ends before it starts; correct it, " + WORDS + ".");
  }

  @Test
  void readsRangesAsWordsIfTheJobSaysSo() {
    ages("0-18: child, 18+: adult}, ranges: false");
    assertThat(ranges(), is(List.of()));
  }

  @Test
  void rejectsRangesWithConstant() {
    folder.with(
        "sex: {column: sex, values: {F: female, M: male}}", "sex: {constant: male, ranges: false}");
    expect("job.yaml:19:31: ranges cannot be combined with constant.");
  }
}
