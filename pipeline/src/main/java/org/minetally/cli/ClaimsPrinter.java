package org.minetally.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.minetally.model.ClaimResult;

/** Prints the verdicts on the claims of a run. */
final class ClaimsPrinter {

  private final PrintWriter out;

  ClaimsPrinter(PrintWriter out) {
    this.out = out;
  }

  /** Prints each claim with its verdict; nothing if there is none. */
  void print(List<ClaimResult> claims) {
    if (claims.isEmpty()) {
      return;
    }
    out.println();
    out.println("claims");
    for (ClaimResult claim : claims) {
      out.println("  " + claim.id() + ": " + claim.statement());
      String verdict = claim.verdict();
      if (verdict.equals("supported")) {
        verdict += claim.certain() ? "" : ", possibly";
      }
      String claimed = claim.comparator().replace('_', ' ') + " " + number(claim.claimedValue());
      String range =
          claim.lowest().compareTo(claim.highest()) == 0
              ? number(claim.lowest())
              : number(claim.lowest()) + " to " + number(claim.highest());
      out.println(
          verdict.startsWith("undecidable")
              ? "    %s: %s. %s".formatted(claimed, verdict, claim.reason())
              : "    %s: %s, the records support %s. %s"
                  .formatted(claimed, verdict, range, claim.reason()));
      printRelations(claim);
    }
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
      out.println(
          "    as a subset of %s: %s%s"
              .formatted(
                  claim.subsetOf(),
                  claim.subsetVerdict(),
                  claim.subsetReason().isEmpty() ? "" : ". " + claim.subsetReason()));
    }
  }

  private static String number(BigDecimal number) {
    return String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
  }
}
