package org.minetally.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.minetally.report.Html.Cell;

/**
 * The record counts and reasons of each source as HTML, for readers without JavaScript.
 *
 * @param manifest the origin of the snapshot
 * @param text the texts of the page
 */
record StaticQuality(Origin manifest, ReportText text) {

  private static final List<String> COUNTS =
      List.of("read", "accepted", "filtered", "rejected", "duplicates", "superseded", "deleted");

  /** Adds possible duplicates, record counts and reasons. */
  void addTo(Html html) {
    List<List<Cell>> rows = new ArrayList<>();
    List<List<Cell>> reasons = new ArrayList<>();
    for (Origin.Source source : manifest.sources()) {
      source.reasons().forEach(reason -> reasons.add(row(source, reason)));
      source.reasons().stream()
          .filter(Origin.Reason::isPossibleDuplicate)
          .forEach(reason -> html.element("p", duplicates(source, reason), "class", "callout"));
      if (!source.counts().isEmpty()) {
        List<Cell> row = new ArrayList<>(List.of(Cell.text(source.id())));
        COUNTS.forEach(column -> row.add(Cell.number(count(source, column))));
        row.add(Cell.number(count(source, "counted")));
        rows.add(row);
      }
    }
    List<Cell> head = new ArrayList<>(List.of(Cell.text(text.say("source"))));
    COUNTS.forEach(column -> head.add(Cell.number(text.label(column))));
    head.add(Cell.number(text.label("counted")));
    if (!rows.isEmpty()) {
      html.table(text.say("reconciliation"), head, rows);
      html.element("p", text.say("reconciliation_note"), "class", "note");
    }
    if (!reasons.isEmpty()) {
      html.table(
          text.say("reasons"),
          List.of(
              Cell.text(text.say("source")),
              Cell.text(text.say("kind")),
              Cell.text(text.say("reason")),
              Cell.number(text.say("records_word"))),
          reasons);
    }
  }

  private String count(Origin.Source source, String column) {
    Number count = source.counts().get(column);
    return count == null ? text.say("not_published") : text.number(count.longValue());
  }

  private String duplicates(Origin.Source source, Origin.Reason reason) {
    long counted = source.counts().getOrDefault("counted", 0L).longValue();
    return text.say(
        "possible_duplicates",
        "source",
        DisplayText.of(source.id()),
        "count",
        text.number(reason.records()),
        "all",
        text.number(counted),
        "share",
        text.share(BigDecimal.valueOf(reason.records()), BigDecimal.valueOf(Math.max(1, counted))));
  }

  private List<Cell> row(Origin.Source source, Origin.Reason reason) {
    String key = "code_" + reason.reason();
    String sentence = text.has(key) ? text.say(key) : reason.reason();
    return List.of(
        Cell.text(source.id()),
        Cell.text(text.label(reason.kind())),
        Cell.text(
            reason.kind().equals("filtered")
                ? text.say("filtered_value", "value", reason.reason())
                : sentence),
        Cell.number(text.number(reason.records())));
  }
}
