package org.minetally.cli;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.minetally.model.ClaimResult;

/**
 * Prints the verdicts on the claims of a run.
 *
 * @param out where to print
 * @param detail how much to print
 */
record ClaimsPrinter(Terminal out, Detail detail) {

  private static final String CONTRADICTED = "contradicted";

  /**
   * Prints each claim with its verdict; nothing if there is none. A summary of many claims shows
   * the contradicted ones first, and counts those that do not fit.
   */
  void print(List<ClaimResult> claims) {
    if (claims.isEmpty()) {
      return;
    }
    out.println();
    out.println(Style.HEADING, "claims");
    if (detail == Detail.ALL || claims.size() <= RunSummaryPrinter.MOST) {
      claims.forEach(this::print);
      return;
    }
    List<ClaimResult> ordered =
        claims.stream().sorted(Comparator.comparing(ClaimsPrinter::importance)).toList();
    ordered.subList(0, RunSummaryPrinter.MOST).forEach(this::print);
    List<ClaimResult> others = ordered.subList(RunSummaryPrinter.MOST, ordered.size());
    out.println(
        String.format(
            Locale.ROOT,
            "  and %,d more, %,d of them contradicted; see the table claims",
            others.size(),
            contradicted(others)));
  }

  /** Returns the number of claims that the records contradict. */
  static long contradicted(List<ClaimResult> claims) {
    return claims.stream().filter(ClaimsPrinter::isContradicted).count();
  }

  private static boolean isContradicted(ClaimResult claim) {
    return claim.verdict().equals(CONTRADICTED) || claim.subsetVerdict().equals(CONTRADICTED);
  }

  private static int importance(ClaimResult claim) {
    if (isContradicted(claim)) {
      return 0;
    }
    return claim.verdict().equals("supported") ? 2 : 1;
  }

  private void print(ClaimResult claim) {
    out.println("  " + claim.id() + ": " + claim.statement());
    out.print(
        "    %s %s: "
            .formatted(claim.comparator().replace('_', ' '), number(claim.claimedValue())));
    out.print(claim.verdict().equals(CONTRADICTED) ? Style.BAD : Style.PLAIN, claim.verdict());
    if (claim.verdict().equals("supported") && !claim.certain()) {
      out.print(", possibly");
    }
    if (!claim.verdict().startsWith("undecidable")) {
      out.print(", the records support " + range(claim));
    }
    out.println(". " + claim.reason());
    printRelations(claim);
  }

  private static String range(ClaimResult claim) {
    return claim.lowest().compareTo(claim.highest()) == 0
        ? number(claim.lowest())
        : number(claim.lowest()) + " to " + number(claim.highest());
  }

  private void printRelations(ClaimResult claim) {
    if (!claim.parts().isEmpty()) {
      out.println(
          switch (claim.parts()) {
            case "equal" -> "    The published parts add up to this figure.";
            case "less" -> "    The published parts add up to less than this figure.";
            default -> "    The published parts add up to MORE than this figure.";
          });
    }
    if (!claim.subsetOf().isEmpty()) {
      out.print("    as a subset of " + claim.subsetOf() + ": ");
      out.print(
          claim.subsetVerdict().equals(CONTRADICTED) ? Style.BAD : Style.PLAIN,
          claim.subsetVerdict());
      out.println(claim.subsetReason().isEmpty() ? "" : ". " + claim.subsetReason());
    }
  }

  private static String number(BigDecimal number) {
    return String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
  }
}
