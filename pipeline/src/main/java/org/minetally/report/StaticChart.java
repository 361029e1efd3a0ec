package org.minetally.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.DatasetSection.Trend;

/**
 * A bar chart over time as SVG, for readers without JavaScript. It has the layout and the classes
 * of the chart that the script draws.
 */
final class StaticChart {

  private static final double WIDTH = 900;
  private static final double HEIGHT = 300;
  private static final double TOP = 30;
  private static final double BOTTOM = 30;
  private static final double SIDE = 80;
  private static final double WIDEST = 44;
  private static final double BROADEST_BAND = 90;
  private static final double UNDATED = 80;
  private static final double LABEL = 42;
  private static final double KM2 = 1_000_000;
  private static final int STEPS = 5;

  private static final Map<String, String> HUES =
      Map.of(
          "killed",
          "killed",
          "injured",
          "injured",
          "victims",
          "injured",
          "outcome_unknown",
          "unsure",
          OutcomeGap.COLUMN,
          "unreported",
          "items",
          "found",
          "records",
          "found");

  private final Trend trend;
  private final TimeAxis axis;
  private final List<String> measures;
  private final ReportText text;
  private final double most;
  private final boolean hasUndated;

  /**
   * Creates a chart.
   *
   * @param trend the figures by period
   * @param axis the periods to show
   * @param measures the measures to stack
   * @param text the texts of the page
   */
  StaticChart(Trend trend, TimeAxis axis, List<String> measures, ReportText text) {
    this.trend = trend;
    this.axis = axis;
    this.measures = List.copyOf(measures);
    this.text = text;
    double highest = height(trend.imprecise());
    this.hasUndated = highest > 0;
    for (Entry entry : trend.exact()) {
      highest = Math.max(highest, height(List.of(entry)));
    }
    this.most = highest;
  }

  /** Returns the colour of a measure. */
  static String hue(String measure) {
    return HUES.getOrDefault(measure, "area");
  }

  private double height(List<Entry> entries) {
    return measures.stream().mapToDouble(measure -> part(entries, measure)).sum();
  }

  private static double part(List<Entry> entries, String measure) {
    return entries.stream()
        .map(entry -> entry.values().get(measure))
        .filter(figure -> figure != null && figure.shown() != null)
        .mapToDouble(figure -> Math.max(0, figure.shown().doubleValue()))
        .sum();
  }

  /** Adds the chart. */
  void addTo(Html html) {
    html.open("svg", "class", "bars", "viewBox", "0 0 900 300", "aria-hidden", "true");
    List<Double> levels = levels();
    double top = levels.get(levels.size() - 1);
    for (double level : levels) {
      String y = Html.at(y(level, top));
      String kind = level == 0 ? "base" : "grid";
      html.open(
          "line", "class", kind, "x1", Html.at(SIDE), "x2", Html.at(WIDTH - 4), "y1", y, "y2", y);
      html.close("line");
      label(html, text.amount(BigDecimal.valueOf(level), measures.get(0)), SIDE - 6, y, "end");
    }
    int periods = axis.keys().size();
    double band =
        Math.min(BROADEST_BAND, (WIDTH - SIDE - (hasUndated ? UNDATED : 0) - 10) / periods);
    int step = (int) Math.max(1, Math.ceil(LABEL / band));
    for (int i = 0; i < periods; i++) {
      String key = axis.keys().get(i);
      List<Entry> entries = trend.exact().stream().filter(e -> e.key().equals(key)).toList();
      bar(html, entries, SIDE + i * band, band, top, pattern(key));
      if (i % step == 0) {
        label(html, key, SIDE + (i + 0.5) * band, Html.at(HEIGHT - 10), "middle");
      }
    }
    if (hasUndated) {
      double left = WIDTH - UNDATED;
      bar(html, trend.imprecise(), left, UNDATED - 10, top, "hatch-loose");
      label(html, text.say("undated"), left + (UNDATED - 10) / 2, Html.at(HEIGHT - 10), "middle");
    }
    html.close("svg");
  }

  private String pattern(String key) {
    if (axis.partial().contains(key)) {
      return "hatch-partial";
    }
    return axis.provisional().contains(key) ? "hatch-provisional" : "";
  }

  private void bar(
      Html html, List<Entry> entries, double left, double band, double top, String pattern) {
    double width = Math.min(WIDEST, Math.max(1, band * 0.72));
    double below = 0;
    for (String measure : measures) {
      double part = part(entries, measure);
      if (part > 0) {
        boolean suppressed =
            entries.stream()
                .map(entry -> entry.values().get(measure))
                .anyMatch(figure -> figure != null && figure.isSuppressed());
        String over = suppressed ? "hatch-suppressed" : pattern;
        List<String> place =
            List.of(
                "x", Html.at(left + (band - width) / 2),
                "y", Html.at(y(below + part, top)),
                "width", Html.at(width),
                "height", Html.at(Math.max(0.8, y(below, top) - y(below + part, top))));
        rectangle(html, "class", "fill-" + hue(measure), place);
        if (!over.isEmpty()) {
          rectangle(html, "fill", "url(#" + over + ")", place);
        }
        below += part;
      }
    }
  }

  private static void rectangle(Html html, String name, String value, List<String> place) {
    List<String> attributes = new ArrayList<>(List.of(name, value));
    attributes.addAll(place);
    html.open("rect", attributes.toArray(String[]::new)).close("rect");
  }

  private static void label(Html html, String text, double x, String y, String anchor) {
    html.element("text", text, "class", "label", "x", Html.at(x), "y", y, "text-anchor", anchor);
  }

  private static double y(double value, double top) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  }

  /** Returns round levels from 0 up to the highest bar. */
  private List<Double> levels() {
    boolean inKm2 = measures.get(0).endsWith("_m2") && most >= KM2;
    double unit = inKm2 ? KM2 : 1;
    double rough = Math.max(most / unit, 1) / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * 10;
    for (double of : new double[] {5, 2, 1}) {
      step = of * power >= rough * 0.999 ? of * power : step;
    }
    step = inKm2 ? step : Math.max(1, step);
    List<Double> levels = new ArrayList<>(List.of(0.0));
    for (int i = 1; levels.get(i - 1) < most / unit * 0.999; i++) {
      levels.add(i * step);
    }
    if (levels.size() == 1) {
      levels.add(1.0);
    }
    return levels.stream().map(level -> level * unit).toList();
  }
}
