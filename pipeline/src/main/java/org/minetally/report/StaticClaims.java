package org.minetally.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minetally.report.Html.Cell;

/**
 * The published claims and their verdicts as HTML, for readers without JavaScript.
 *
 * @param claims rows of the claims table
 * @param text the texts of the page
 */
record StaticClaims(List<Map<String, Object>> claims, ReportText text) {

  /** Adds the claims; nothing if there are none. */
  void addTo(Html html) {
    if (claims.isEmpty()) {
      return;
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Map<String, Object> claim : claims) {
      rows.add(
          List.of(
              Cell.text(String.valueOf(claim.get("statement"))),
              Cell.text(claimed(claim)),
              Cell.text(supported(claim)),
              Cell.text(text.label(String.valueOf(claim.get("verdict")))),
              Cell.text(reason(claim))));
    }
    List<Cell> head =
        List.of(
            Cell.text(text.say("claim")),
            Cell.text(text.say("figure")),
            Cell.text(text.say("supported_by")),
            Cell.text(text.say("verdict")),
            Cell.text(text.say("reason")));
    html.table(text.say("claims_table"), head, rows);
  }

  private String claimed(Map<String, Object> claim) {
    return text.label(String.valueOf(claim.get("comparator")))
        + " "
        + number(claim, "claimed_value");
  }

  private String supported(Map<String, Object> claim) {
    if (claim.get("lowest") == null) {
      return text.say("nothing");
    }
    String low = number(claim, "lowest");
    String high = number(claim, "highest");
    return low.equals(high) ? low : text.say("between", "low", low, "high", high);
  }

  /**
   * Returns the reason for the verdict. The one in the table is English; other languages have the
   * numbers of records instead.
   */
  private String reason(Map<String, Object> claim) {
    if (text.isEnglish()) {
      return String.valueOf(claim.get("reason"));
    }
    String key = "claim_reason_none";
    if (isAny(claim, "records_without_value")) {
      key = "claim_reason_silent";
    } else if (isAny(claim, "records") || isAny(claim, "possible_records")) {
      key = "claim_reason";
    }
    return text.say(
        key,
        "certain",
        number(claim, "records"),
        "possible",
        number(claim, "possible_records"),
        "silent",
        number(claim, "records_without_value"));
  }

  private static boolean isAny(Map<String, Object> claim, String column) {
    return ((BigDecimal) claim.get(column)).signum() > 0;
  }

  private String number(Map<String, Object> claim, String column) {
    return text.number((BigDecimal) claim.get(column));
  }
}
