package org.minetally.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.minetally.report.DatasetSection.Breakdown;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.DatasetSection.Trend;
import org.minetally.report.Html.Cell;
import org.minetally.report.LevelSection.Place;

/**
 * The figures of the page as HTML, for readers without JavaScript: by year, and over all years by
 * place and group. The script replaces them.
 */
final class StaticFigures {

  private static final List<String> OUTCOMES =
      List.of("killed", "injured", "outcome_unknown", OutcomeGap.COLUMN);

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
    figures.section("places", figures::places);
    figures.section("breakdowns", figures::breakdowns);
    figures.section("claims", figures::claims);
    figures.section("quality", figures::quality);
    figures.section("changes", figures::changes);
    return figures.html.toString();
  }

  private void section(String title, Runnable part) {
    html.open("section").element("h2", text.say(title));
    part.run();
    html.close("section");
  }

  private void each(Consumer<DatasetSection> part) {
    for (DatasetSection set : content.datasets()) {
      html.element("h3", text.label(set.id()));
      part.accept(set);
    }
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

  private String placeFinding(DatasetSection set, String level) {
    String selection = String.join("/", level, leading(set), ShownAs.NUMBER.key());
    return content
        .placeSentences()
        .get(set.id())
        .getOrDefault(selection, List.of(new WholeText("")))
        .get(0)
        .text();
  }

  private void keyFigures() {
    each(
        set -> {
          html.open("dl", "class", "figures");
          List<String> columns = new ArrayList<>(set.totals().measures());
          columns.add(OutcomeGap.COLUMN);
          columns.retainAll(set.totals().totals().keySet());
          for (String column : columns) {
            html.open("div").element("dt", text.label(column));
            html.element("dd", text.figure(set.totals().totals().get(column), column));
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
        set -> {
          Trend years = set.figures().trends().get(0);
          List<String> measures =
              OUTCOMES.stream().filter(set.totals().totals()::containsKey).toList();
          if (measures.size() < 2) {
            measures = List.of(leading(set));
          }
          html.element("p", finding(set, "trend", "year", leading(set)), "class", "finding");
          if (!years.exact().isEmpty()) {
            html.open("div", "class", "static-chart");
            new StaticChart(years, content.axes().get("year"), measures, text).addTo(html);
            html.close("div");
            legend(measures);
          }
          List<String> columns = set.totals().measures();
          List<List<Cell>> rows = new ArrayList<>();
          years.exact().forEach(entry -> rows.add(row(text.period(entry.key()), columns, entry)));
          years
              .imprecise()
              .forEach(entry -> rows.add(row(text.period(entry.key()), columns, entry)));
          table(text.label(set.id()), "year", columns, rows);
        });
  }

  private void legend(List<String> measures) {
    if (measures.size() > 1) {
      html.open("ul", "class", "legend");
      for (String measure : measures) {
        html.open("li").open("svg", "class", "swatch bars", "viewBox", "0 0 18 13");
        html.open(
            "rect", "class", "fill-" + StaticChart.hue(measure), "width", "18", "height", "13");
        html.close("rect", "svg").text(text.label(measure)).close("li");
      }
      html.close("ul");
    }
  }

  private List<Cell> row(String name, List<String> measures, Entry entry) {
    List<Cell> row = new ArrayList<>(List.of(Cell.text(name)));
    measures.forEach(
        measure -> row.add(Cell.number(text.entry(entry.values().get(measure), measure))));
    return row;
  }

  private void table(String caption, String first, List<String> measures, List<List<Cell>> rows) {
    List<Cell> head = new ArrayList<>(List.of(Cell.text(text.label(first))));
    measures.forEach(measure -> head.add(Cell.number(text.label(measure))));
    html.table(caption, head, rows);
  }

  private void places() {
    each(
        set -> {
          List<LevelSection> levels = set.figures().levels();
          Optional<LevelSection> drawn =
              levels.stream()
                  .filter(level -> content.places().boundaries().containsKey(level.level()))
                  .findFirst();
          LevelSection level = drawn.orElse(levels.get(levels.size() - 1));
          html.element("p", placeFinding(set, level.level()), "class", "finding");
          List<Entry> places = placed(level);
          drawn.ifPresent(
              of ->
                  new StaticMap(
                          content.places().boundaries().get(of.level()), places, leading(set), text)
                      .addTo(html));
          List<List<Cell>> rows = new ArrayList<>();
          for (Entry entry : ranked(places, leading(set))) {
            rows.add(row(name(level, entry.key()), set.totals().measures(), entry));
          }
          table(text.label(set.id()), level.level(), set.totals().measures(), rows);
        });
  }

  /** Returns the figures of all years by place. */
  private static List<Entry> placed(LevelSection level) {
    List<Entry> entries = new ArrayList<>();
    for (Place place : level.places()) {
      var sums = new TreeMap<String, DisplayedFigure>();
      place
          .years()
          .values()
          .forEach(values -> values.forEach((m, f) -> sums.merge(m, f, DisplayedFigure::plus)));
      entries.add(new Entry(place.code(), sums));
    }
    return entries;
  }

  private String name(LevelSection level, String code) {
    RegionInfo info = content.places().regions().getOrDefault(level.level(), Map.of()).get(code);
    if (info != null) {
      return info.label();
    }
    return LevelSection.isKnown(code)
        ? code
        : text.say("place_unknown", "level", text.label(level.level())) + " (" + code + ")";
  }

  /** Returns entries with shown figures first, highest first; the others keep their order. */
  private static List<Entry> ranked(List<Entry> entries, String measure) {
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
        set -> {
          for (Breakdown by : set.figures().breakdowns()) {
            html.element(
                "p", finding(set, "group", by.dimension(), leading(set)), "class", "finding");
            List<List<Cell>> rows = new ArrayList<>();
            for (Entry entry : ranked(by.members(), leading(set))) {
              rows.add(row(text.label(entry.key()), set.totals().measures(), entry));
            }
            String caption =
                text.say(
                    "by", "what", text.label(set.id()), "dimension", text.label(by.dimension()));
            table(caption, by.dimension(), set.totals().measures(), rows);
          }
        });
  }

  private void claims() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Map<String, Object> claim : content.lists().claims()) {
      rows.add(
          List.of(
              Cell.text(String.valueOf(claim.get("statement"))),
              Cell.text(claimed(claim)),
              Cell.text(supported(claim)),
              Cell.text(text.label(String.valueOf(claim.get("verdict")))),
              Cell.text(String.valueOf(claim.get("reason")))));
    }
    if (!rows.isEmpty()) {
      List<Cell> head =
          List.of(
              Cell.text(text.say("claim")),
              Cell.text(text.say("figure")),
              Cell.text(text.say("supported_by")),
              Cell.text(text.say("verdict")),
              Cell.text(text.say("reason")));
      html.table(text.say("claims_table"), head, rows);
    }
  }

  private String claimed(Map<String, Object> claim) {
    return text.label(String.valueOf(claim.get("comparator")))
        + " "
        + text.number((BigDecimal) claim.get("claimed_value"));
  }

  private String supported(Map<String, Object> claim) {
    if (claim.get("lowest") == null) {
      return text.say("nothing");
    }
    String low = text.number((BigDecimal) claim.get("lowest"));
    String high = text.number((BigDecimal) claim.get("highest"));
    return low.equals(high) ? low : text.say("between", "low", low, "high", high);
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
