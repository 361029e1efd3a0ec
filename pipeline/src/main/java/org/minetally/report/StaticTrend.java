package org.minetally.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.minetally.report.DatasetSection.Trend;
import org.minetally.report.Html.Cell;

/**
 * The figures of a dataset by year, for readers without JavaScript: a chart, its legend and a
 * table.
 *
 * @param set the dataset
 * @param axis the years of all charts
 * @param text the texts of the page
 */
record StaticTrend(DatasetSection set, TimeAxis axis, ReportText text) {

  private static final List<String> OUTCOMES =
      List.of("killed", "injured", "outcome_unknown", OutcomeGap.COLUMN);

  void addTo(Html html) {
    Trend years = set.figures().trends().get(0);
    List<String> measures = OUTCOMES.stream().filter(set.totals().totals()::containsKey).toList();
    if (measures.size() < 2) {
      measures = List.of(set.totals().measures().get(0));
    }
    if (!years.exact().isEmpty()) {
      TrendFigures figures = new TrendFigures(years, axis, measures);
      html.open("div", "class", "static-chart");
      new StaticChart(figures, text).addTo(html);
      html.close("div");
      legend(figures, new StaticLegend(html));
    }
    StaticTable table = StaticTable.of(set, text);
    List<List<Cell>> rows = new ArrayList<>();
    Stream.concat(years.exact().stream(), years.imprecise().stream())
        .forEach(entry -> rows.add(table.row(text.period(entry.key()), entry)));
    table.addTo(html, text.label(set.id()), "year", rows);
  }

  private void legend(TrendFigures figures, StaticLegend legend) {
    legend.open();
    if (figures.measures().size() > 1) {
      figures
          .measures()
          .forEach(measure -> legend.swatch(text.label(measure), StaticChart.hue(measure), ""));
    }
    if (!figures.partial().isEmpty()) {
      legend.swatch(text.say("partial_meaning"), "quiet", "hatch-partial");
    }
    if (!figures.provisional().isEmpty()) {
      legend.swatch(text.say("provisional_meaning"), "quiet", "hatch-provisional");
    }
    if (figures.hasUndated()) {
      legend.swatch(text.say("undated_meaning"), "quiet", "hatch-loose");
    }
    if (figures.any(figure -> figure.isSuppressed() && !TrendFigures.isHidden(figure))) {
      legend.swatch(text.say("partly_suppressed"), "quiet", "hatch-suppressed");
    }
    if (figures.any(TrendFigures::isHidden)) {
      legend.diamond(text.say("suppressed"));
    }
    legend.close();
  }
}
