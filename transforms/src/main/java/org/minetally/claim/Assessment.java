package org.minetally.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A claim held against the records.
 *
 * @param claim the claim
 * @param tally what the records come to
 * @param verdict what follows
 * @param certain whether it follows for every value that the records support, not only for some
 * @param reason why, as a plain sentence
 */
public record Assessment(
    Claim claim, Tally tally, Verdict verdict, boolean certain, String reason) {

  /** Holds a claim against the records. */
  public static Assessment of(Claim claim, Tally tally) {
    if (tally.recordsInTime() == 0) {
      return undecidable(
          claim, tally, "no record of %s lies in that time".formatted(claim.dataset().label()));
    }
    if (tally.certainRecords() == 0 && tally.possibleRecords() > 0) {
      return undecidable(
          claim,
          tally,
          "no record certainly fits. %s may: %s not certain"
              .formatted(records(tally.possibleRecords()), doubts(tally)));
    }
    boolean some = claim.comparison().holdsForSome(tally.lowest(), tally.highest(), claim.figure());
    boolean all = claim.comparison().holdsForAll(tally.lowest(), tally.highest(), claim.figure());
    if (tally.silentRecords() > 0 && !all) {
      return undecidable(
          claim,
          tally,
          "%s that fit or may fit do not report %s"
              .formatted(records(tally.silentRecords()), claim.measure().column()));
    }
    String support = support(tally);
    if (all) {
      return new Assessment(claim, tally, Verdict.SUPPORTED, true, support);
    }
    return some
        ? new Assessment(claim, tally, Verdict.SUPPORTED, false, support)
        : new Assessment(claim, tally, Verdict.CONTRADICTED, true, support);
  }

  private static Assessment undecidable(Claim claim, Tally tally, String reason) {
    return new Assessment(claim, tally, Verdict.UNDECIDABLE, false, sentence(reason));
  }

  private static String support(Tally tally) {
    String certain =
        records(tally.certainRecords()) + (tally.certainRecords() == 1 ? " fits" : " fit");
    return sentence(
        tally.possibleRecords() == 0
            ? certain
            : certain
                + ", and %s may: %s not certain"
                    .formatted(records(tally.possibleRecords()), doubts(tally)));
  }

  /** What is not known, the most frequent first. */
  private static String doubts(Tally tally) {
    String whose = tally.possibleRecords() == 1 ? "its " : "their ";
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
