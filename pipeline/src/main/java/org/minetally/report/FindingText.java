package org.minetally.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The sentences that findings have in common.
 *
 * @param text the texts of the page
 */
record FindingText(ReportText text) {

  /**
   * The number of people or items from which on rates are compared and shares are given. The
   * standard error of a rate that rests on 20 is 22%; statistical offices mark rates that rest on
   * fewer as unreliable.
   */
  static final int ENOUGH = 20;

  /** The largest number of equal highest figures that are named. */
  private static final int MOST_NAMED = 3;

  /** Returns the name of a measure at the start of a sentence. */
  String what(String measure) {
    return text.label("finding_" + measure);
  }

  /** Returns whether a number is too small to compare its rates or to give its shares. */
  static boolean isFew(BigDecimal number, String measure) {
    return !measure.endsWith("_m2") && number.compareTo(BigDecimal.valueOf(ENOUGH)) < 0;
  }

  /** Returns a sentence about the highest figure, with its share of the total if that is known. */
  String most(List<NamedFigure> top, DisplayedFigure total, String what, String measure) {
    boolean hasShare =
        total != null
            && total.isExact()
            && total.shown().signum() > 0
            && !isFew(total.shown(), measure);
    if (top.size() > 1 || !hasShare) {
      return highest(top, what, text.figure(top.get(0).figure(), measure), false);
    }
    return text.say(
        "finding_most",
        "what",
        what,
        "top",
        top.get(0).name(),
        "value",
        text.figure(top.get(0).figure(), measure),
        "share",
        text.share(top.get(0).figure().shown(), total.shown()));
  }

  /**
   * Returns a sentence about the highest value.
   *
   * @param only whether there is no other value
   */
  String highest(List<NamedFigure> top, String what, String value, boolean only) {
    if (top.size() > MOST_NAMED) {
      return text.say(
          "finding_ties", "what", what, "value", value, "count", text.number(top.size()));
    }
    return text.say(
        only ? "finding_only" : "finding_highest",
        "what",
        what,
        "value",
        value,
        "top",
        text.list(top.stream().map(NamedFigure::name).toList()));
  }

  /** Adds a sentence that ends with a number, such as that of suppressed figures; none for 0. */
  void count(String key, long count, List<String> sentences) {
    if (count > 0) {
      sentences.add(
          text.say(key, "count", text.number(count), "enough", text.number((long) ENOUGH)));
    }
  }

  /** Returns a sentence about figures that are not in the comparison. */
  Optional<String> rest(List<NamedFigure> some, DisplayedFigure total, String measure, String key) {
    DisplayedFigure sum = NamedFigure.sum(some);
    if (!sum.isExact() || sum.shown().signum() <= 0 || total == null || !total.isExact()) {
      return Optional.empty();
    }
    return Optional.of(
        text.say(
            key,
            "value",
            text.figure(sum, measure),
            "share",
            text.share(sum.shown(), total.shown().max(sum.shown()))));
  }
}
