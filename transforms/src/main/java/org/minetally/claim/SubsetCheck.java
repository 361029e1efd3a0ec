package org.minetally.claim;

import java.math.BigDecimal;
import java.util.Locale;
import org.minetally.model.Measure;

/**
 * Whether a claim can be a subset of another: the least that the subset can be must not be more
 * than the most that the whole can be. Published figures and records each bound both.
 *
 * @param verdict {@link #CONSISTENT} or {@link #CONTRADICTED}
 * @param reason the reason, as a plain sentence; empty if it is consistent
 */
record SubsetCheck(String verdict, String reason) {

  static final String CONSISTENT = "consistent";
  static final String CONTRADICTED = "contradicted";

  private static final SubsetCheck PASSED = new SubsetCheck(CONSISTENT, "");

  /** Checks a subset against its whole, whose measure has the same unit. */
  static SubsetCheck of(Assessment subset, Assessment whole) {
    long claimed = subset.claim().comparison().least(subset.claim().figure());
    long counted = lowest(subset);
    long wholeClaimed = whole.claim().comparison().most(whole.claim().figure());
    long wholeCounted = highest(whole);
    if (claimed > wholeClaimed) {
      return contradicted(
          "Its figure is at least %s, but the figure of its whole, %s, is at most %s.",
          claimed, whole.claim(), wholeClaimed);
    }
    if (counted > wholeCounted) {
      return contradicted(
          "The records support at least %s, but for its whole, %s, at most %s.",
          counted, whole.claim(), wholeCounted);
    }
    if (claimed > wholeCounted) {
      return contradicted(
          "Its figure is at least %s, but for its whole, %s, the records support at most %s.",
          claimed, whole.claim(), wholeCounted);
    }
    if (counted > wholeClaimed) {
      return contradicted(
          "The records support at least %s, but the figure of its whole, %s, is at most %s.",
          counted, whole.claim(), wholeClaimed);
    }
    return PASSED;
  }

  /** Returns the least that the records support. If none is in the window, nothing is known. */
  private static long lowest(Assessment of) {
    return of.tally().records().inTime() == 0 ? Long.MIN_VALUE : of.tally().lowest();
  }

  private static long highest(Assessment of) {
    return of.tally().records().inTime() == 0 ? Long.MAX_VALUE : of.tally().ceiling();
  }

  private static SubsetCheck contradicted(String sentence, long least, Claim whole, long most) {
    return new SubsetCheck(
        CONTRADICTED, sentence.formatted(number(whole, least), whole.id(), number(whole, most)));
  }

  private static String number(Claim claim, long value) {
    return claim.measure().isArea()
        ? BigDecimal.valueOf(value, Measure.AREA_SCALE).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%,d", value);
  }
}
