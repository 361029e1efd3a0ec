package org.minetally.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.minetally.report.DatasetSection.Breakdown;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.Html.Cell;

/**
 * The figures of the page as HTML, for readers without JavaScript: by year, and over all years by
 * place and group. The script replaces them.
 */
final class StaticFigures {

  private final ReportContent content;
  private final ReportText text;
  private final Html html = new Html();

  private StaticFigures(ReportContent content, ReportText text) {
    this.content = content;
    this.text = text;
  }

  /** Returns the figures as HTML. */
  static String of(ReportContent content, ReportText text) {
    StaticFigures figures = new StaticFigures(content, text);
    figures.html.element("p", text.say("without_script"), "class", "note");
    figures.section("key_figures", figures::keyFigures);
    figures.section("trend", figures::trend);
    if (content.datasets().stream().anyMatch(figures::hasPlaces)) {
      figures.section("places", figures::places);
    }
    if (content.datasets().stream().anyMatch(StaticFigures::hasGroups)) {
      figures.section("breakdowns", figures::breakdowns);
    }
    if (!content.lists().claims().isEmpty()) {
      figures.section("claims", figures::claims);
    }
    figures.section("quality", figures::quality);
    figures.section("changes", figures::changes);
    return figures.html.toString();
  }

  private void section(String title, Runnable part) {
    html.open("section").element("h2", text.say(title));
    part.run();
    html.close("section");
  }

  private void each(Predicate<DatasetSection> has, Consumer<DatasetSection> part) {
    for (DatasetSection set : content.datasets()) {
      if (has.test(set)) {
        html.element("h3", text.label(set.id()));
        part.accept(set);
      }
    }
  }

  /** Returns whether any level has several places. */
  private boolean hasPlaces(DatasetSection set) {
    return set.figures().levels().stream()
        .anyMatch(level -> content.places().of(level).size() > 1 || level.places().size() > 1);
  }

  private static boolean hasGroups(DatasetSection set) {
    return !set.figures().breakdowns().isEmpty();
  }

  private static String leading(DatasetSection set) {
    return set.totals().measures().get(0);
  }

  private String finding(DatasetSection set, String chart, String of, String measure) {
    return content
        .sentences()
        .getOrDefault(set.id(), Map.of())
        .getOrDefault(chart + "/" + of + "/" + measure, new WholeText(""))
        .text();
  }

  private void keyFigures() {
    each(
        any -> true,
        set -> {
          html.open("dl", "class", "figures");
          for (String column : StaticTable.of(set, text).columns()) {
            html.open("div").element("dt", text.label(column));
            DisplayedFigure total = set.totals().totals().get(column);
            html.open("dd");
            html.element(
                "span",
                text.figure(total, column),
                "class",
                total.isSuppressed() ? "suppressed" : "");
            html.close("dd");
            html.close("div");
          }
          html.close("dl");
          if (set.suppressed()) {
            html.element("p", text.say("about_suppression"), "class", "note");
          }
        });
  }

  private void trend() {
    each(
        any -> true,
        set -> {
          html.element("p", finding(set, "trend", "year", leading(set)), "class", "finding");
          new StaticTrend(set, content.axes().get("year"), text).addTo(html);
        });
  }

  private void places() {
    each(this::hasPlaces, set -> new StaticPlaces(set, content, text).addTo(html));
  }

  /** Returns entries with shown figures first, highest first; the others keep their order. */
  static List<Entry> ranked(List<Entry> entries, String measure) {
    Comparator<Entry> byFigure =
        Comparator.comparing(
            entry -> {
              DisplayedFigure figure = entry.values().get(measure);
              return figure != null && figure.isExact() ? figure.shown().negate() : BigDecimal.ONE;
            });
    return entries.stream().sorted(byFigure).toList();
  }

  private void breakdowns() {
    each(
        StaticFigures::hasGroups,
        set -> {
          for (Breakdown by : set.figures().breakdowns()) {
            html.element(
                "p", finding(set, "group", by.dimension(), leading(set)), "class", "finding");
            StaticTable table = StaticTable.of(set, text);
            List<List<Cell>> rows = new ArrayList<>();
            ranked(by.members(), leading(set))
                .forEach(entry -> rows.add(table.row(text.label(entry.key()), entry)));
            String dimension = text.label(by.dimension());
            String caption = text.say("by", "what", text.label(set.id()), "dimension", dimension);
            table.addTo(html, caption, by.dimension(), rows);
            if (by.more() > 0) {
              html.element("p", text.say("more", "count", text.number(by.more())), "class", "note");
            }
          }
        });
  }

  private void claims() {
    new StaticClaims(content.lists().claims(), text).addTo(html);
  }

  private void quality() {
    new StaticQuality(content.manifest(), text).addTo(html);
  }

  private void changes() {
    ChangesSection changes = content.changes();
    if (changes == null) {
      html.element("p", text.say("no_snapshot_before"));
      return;
    }
    List<DatasetSection> sets = content.datasets();
    if (sets.stream().anyMatch(set -> !set.suppressed())) {
      html.element("p", difference(changes));
    }
    if (sets.stream().anyMatch(DatasetSection::suppressed)) {
      html.element("p", text.say("changes_suppressed"));
    }
  }

  private String difference(ChangesSection changes) {
    if (!changes.comparable() && changes.cells() == 0) {
      return text.say("not_comparable");
    }
    return text.say(
        changes.cells() == 0 ? "unchanged" : "changed",
        "count",
        text.number(changes.cells()),
        "when",
        text.day(changes.ended()));
  }
}
