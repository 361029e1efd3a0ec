package org.minetally.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A bar chart over time as SVG, for readers without JavaScript. A test compares it with the chart
 * that the script draws in a box of the same width.
 */
final class StaticChart {

  private static final double WIDTH = 900;
  private static final double HEIGHT = 300;
  private static final double TOP = 30;
  private static final double BOTTOM = 30;
  private static final double MARGIN = 10;
  private static final double WIDEST = 44;
  private static final double NARROWEST = 3;
  private static final double BROADEST_BAND = 90;
  private static final double LOOSE = 0.6;
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

  private final TrendFigures figures;
  private final ReportText text;
  private final boolean inKm2;
  private final List<Double> levels;
  private final double side;
  private final double looseWidth;
  private final double width;
  private final double band;
  private final double barWidth;

  /** Creates a chart. */
  StaticChart(TrendFigures figures, ReportText text) {
    this.figures = figures;
    this.text = text;
    int periods = figures.keys().size();
    this.inKm2 = isArea() && figures.highest() >= KM2;
    this.levels = levels(figures.highest() / unit(), inKm2);
    this.side = levels.stream().mapToInt(of -> text.number(of).length()).max().orElse(0) * 7.2 + 14;
    this.looseWidth = figures.hasUndated() ? Math.max(60, text.say("undated").length() * 7) : 0;
    this.width = Math.max(WIDTH, side + periods * NARROWEST + looseWidth + MARGIN);
    double slots = Math.max(1, periods + (figures.hasUndated() ? LOOSE : 0));
    this.band = Math.min(BROADEST_BAND, (width - side - MARGIN - looseWidth) / slots);
    this.barWidth = Math.min(WIDEST, Math.max(1, band * (band < 8 ? 0.9 : 0.72)));
  }

  /** Returns the colour of a measure. */
  static String hue(String measure) {
    return HUES.getOrDefault(measure, "area");
  }

  private boolean isArea() {
    return figures.measures().get(0).endsWith("_m2");
  }

  private double unit() {
    return inKm2 ? KM2 : 1;
  }

  /** Adds the chart. */
  void addTo(Html html) {
    String box = "0 0 " + Html.at(width) + " " + Html.at(HEIGHT);
    html.open("svg", "class", "bars", "viewBox", box, "aria-hidden", "true");
    span(html, "partial", figures.partial(), 12);
    span(html, "provisional", figures.provisional(), figures.partial().isEmpty() ? 12 : 25);
    grid(html);
    figures.slots().forEach(key -> bar(html, key));
    labels(html);
    html.close("svg");
  }

  /** Adds a background behind periods of a kind, and its name. */
  private void span(Html html, String kind, List<String> keys, double y) {
    if (keys.isEmpty()) {
      return;
    }
    List<Integer> at = keys.stream().map(figures.keys()::indexOf).sorted().toList();
    double from = side + at.get(0) * band;
    double to = side + (at.get(at.size() - 1) + 1) * band;
    List<String> place = place(from, TOP - 4, to - from, HEIGHT - TOP - BOTTOM + 4);
    rectangle(html, "class", "span", place);
    String words = text.say(kind);
    double wide = words.length() * 6.6;
    double most = Math.max(side, width - wide - 4);
    write(html, words, Math.min(Math.max(side, (from + to) / 2 - wide / 2), most), y, Anchor.START);
  }

  private void grid(Html html) {
    double end = Math.max(side + figures.keys().size() * band, side + 1);
    String from = Html.at(mirrored(side, 0));
    String to = Html.at(mirrored(figures.hasUndated() ? width - 4 : end, 0));
    for (double level : levels) {
      String y = Html.at(y(level * unit()));
      String kind = level == 0 ? "base" : "grid";
      html.open("line", "class", kind, "x1", from, "x2", to, "y1", y, "y2", y).close("line");
      write(html, text.number(level), side - 6, y(level * unit()) + 4, Anchor.END);
    }
    if (isArea()) {
      write(html, text.say(inKm2 ? "km2" : "m2"), side - 6, 12, Anchor.UNIT);
    }
  }

  private double left(String key) {
    return key.equals(TrendFigures.UNDATED)
        ? side + (figures.keys().size() + LOOSE) * band + Math.max(0, (looseWidth - band) / 2)
        : side + figures.keys().indexOf(key) * band;
  }

  private void bar(Html html, String key) {
    double x = left(key) + (band - barWidth) / 2;
    double below = 0;
    for (String measure : figures.measures()) {
      DisplayedFigure figure = figures.figure(key, measure);
      double part = TrendFigures.part(figure);
      if (part > 0) {
        double height = Math.max(0.8, y(below) - y(below + part));
        List<String> place = place(x, y(below + part), barWidth, height);
        rectangle(html, "class", "fill-" + hue(measure), place);
        String pattern = figure.isSuppressed() ? "suppressed" : kind(key);
        if (!pattern.isEmpty()) {
          rectangle(html, "fill", "url(#hatch-" + pattern + ")", place);
        }
        below += part;
      }
    }
    if (figures.measures().stream()
        .anyMatch(measure -> TrendFigures.isHidden(figures.figure(key, measure)))) {
      diamond(html, mirrored(x, barWidth) + barWidth / 2, y(below));
    }
  }

  private String kind(String key) {
    if (figures.partial().contains(key)) {
      return "partial";
    }
    if (figures.provisional().contains(key)) {
      return "provisional";
    }
    return key.equals(TrendFigures.UNDATED) ? "loose" : "";
  }

  /** Adds a mark that shows that a part of a bar is entirely suppressed. */
  private void diamond(Html html, double x, double top) {
    double size = Math.min(5, Math.max(2.5, band / 3));
    String side = Html.at(size);
    String back = Html.at(-size);
    html.open(
        "path",
        "class",
        "hidden-mark",
        "d",
        "M%s %sl%s %sl%s %sl%s %sz"
            .formatted(
                Html.at(x), Html.at(top - 2 * size - 3), side, side, back, side, back, back));
    html.close("path");
  }

  private void labels(Html html) {
    List<String> keys = figures.keys();
    int longest = keys.stream().limit(3).mapToInt(String::length).max().orElse(1);
    int step = (int) Math.max(1, Math.ceil((longest * 7.4 + MARGIN) / band));
    for (int i = 0; i < keys.size(); i += step) {
      write(html, keys.get(i), side + (i + 0.5) * band, HEIGHT - 10, Anchor.MIDDLE);
    }
    if (figures.hasUndated()) {
      double middle = left(TrendFigures.UNDATED) + band / 2;
      write(html, text.say("undated"), middle, HEIGHT - 10, Anchor.MIDDLE);
    }
  }

  private enum Anchor {
    START("start", "end", "tag"),
    MIDDLE("middle", "middle", "label"),
    END("end", "start", "label"),
    UNIT("end", "start", "tag");

    private final String name;
    private final String mirrored;
    private final String kind;

    Anchor(String name, String mirrored, String kind) {
      this.name = name;
      this.mirrored = mirrored;
      this.kind = kind;
    }
  }

  private void write(Html html, String words, double x, double y, Anchor anchor) {
    html.element(
        "text",
        words,
        "class",
        anchor.kind,
        "x",
        Html.at(mirrored(x, 0)),
        "y",
        Html.at(y),
        "text-anchor",
        text.isRightToLeft() ? anchor.mirrored : anchor.name);
  }

  private List<String> place(double x, double y, double wide, double high) {
    return List.of(
        "x", Html.at(mirrored(x, wide)),
        "y", Html.at(y),
        "width", Html.at(wide),
        "height", Html.at(high));
  }

  private static void rectangle(Html html, String name, String value, List<String> place) {
    List<String> attributes = new ArrayList<>(List.of(name, value));
    attributes.addAll(place);
    html.open("rect", attributes.toArray(String[]::new)).close("rect");
  }

  /** Returns the place in a drawing whose page may run from right to left. */
  private double mirrored(double x, double wide) {
    return text.isRightToLeft() ? width - x - wide : x;
  }

  private double y(double value) {
    double most = levels.get(levels.size() - 1) * unit();
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  }

  /** Returns round levels from 0 up to the highest bar. */
  private static List<Double> levels(double highest, boolean hasParts) {
    if (highest <= 0) {
      return List.of(0.0, 1.0);
    }
    double rough = highest / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * 10;
    for (double of : new double[] {5, 2, 1}) {
      step = of * power >= rough * 0.999 ? of * power : step;
    }
    step = hasParts ? step : Math.max(1, step);
    List<Double> levels = new ArrayList<>(List.of(0.0));
    for (int i = 1; levels.get(i - 1) < highest * 0.999; i++) {
      levels.add(i * step);
    }
    return levels;
  }
}
