package org.minetally.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The result of checking a claim against the records.
 *
 * @param claim the claim
 * @param tally the counts of the records
 * @param verdict the verdict
 * @param certain whether the verdict is the same for every value that the records support, not only
 *     for some
 * @param reason the reason, as a plain sentence
 */
record Assessment(Claim claim, Tally tally, Verdict verdict, boolean certain, String reason) {

  /** Checks a claim against the records. */
  public static Assessment of(Claim claim, Tally tally) {
    if (tally.records().inTime() == 0) {
      return undecidable(
          claim,
          tally,
          "there is no record of %s in the claim's window".formatted(claim.dataset().label()));
    }
    if (tally.records().certain() == 0 && tally.records().possible() > 0) {
      return undecidable(
          claim,
          tally,
          "no record certainly fits. %s may: %s not certain"
              .formatted(records(tally.records().possible()), doubts(tally)));
    }
    boolean some = claim.comparison().holdsForSome(tally.lowest(), tally.highest(), claim.figure());
    if (!some && unreportedMayHelp(claim, tally)) {
      return undecidable(
          claim,
          tally,
          "%s not report %s, so the sum may be higher"
              .formatted(silent(tally), claim.measure().column()));
    }
    boolean all = claim.comparison().holdsForAll(tally.lowest(), tally.ceiling(), claim.figure());
    return some
        ? new Assessment(claim, tally, Verdict.SUPPORTED, all, support(claim, tally))
        : new Assessment(claim, tally, Verdict.CONTRADICTED, true, support(claim, tally));
  }

  /** Returns whether the claim could be true if the records without the measure had some of it. */
  private static boolean unreportedMayHelp(Claim claim, Tally tally) {
    return tally.records().silent() > 0
        && claim.comparison().holdsForSome(tally.lowest(), tally.ceiling(), claim.figure());
  }

  private static String silent(Tally tally) {
    return records(tally.records().silent())
        + (tally.records().silent() == 1
            ? " that fits or may fit does"
            : " that fit or may fit do");
  }

  private static Assessment undecidable(Claim claim, Tally tally, String reason) {
    return new Assessment(claim, tally, Verdict.UNDECIDABLE, false, sentence(reason));
  }

  private static String support(Claim claim, Tally tally) {
    StringBuilder text = new StringBuilder(records(tally.records().certain()));
    text.append(tally.records().certain() == 1 ? " fits" : " fit");
    if (tally.records().possible() > 0) {
      text.append(", and %s may: ".formatted(records(tally.records().possible())))
          .append(doubts(tally))
          .append(" not certain");
    }
    if (tally.records().silent() > 0) {
      text.append("; %s not report %s".formatted(silent(tally), claim.measure().column()));
    }
    return sentence(text.toString());
  }

  /** Returns what is uncertain about the records, the most frequent first. */
  private static String doubts(Tally tally) {
    String whose = tally.records().possible() == 1 ? "its " : "their ";
    List<String> names = new ArrayList<>();
    tally.doubts().entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
        .forEach(doubt -> names.add(whose + doubt.getKey().replace('_', ' ')));
    return String.join(" and ", names) + (names.size() == 1 ? " is" : " are");
  }

  private static String records(long number) {
    return number == 1 ? "1 record" : String.format(Locale.ROOT, "%,d records", number);
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
