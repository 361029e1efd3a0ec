package org.minetally.report;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minetally.report.DatasetSection.Entry;

/**
 * A map as SVG, for readers without JavaScript. Its classes are those of the script.
 *
 * @param shapes the regions
 * @param places the figures by region
 * @param measure the measure to show
 * @param text the texts of the page
 */
record StaticMap(MapShapes shapes, List<Entry> places, String measure, ReportText text) {

  /** Adds the map and its legend. */
  void addTo(Html html) {
    Map<String, DisplayedFigure> figures = new HashMap<>();
    places.forEach(place -> figures.put(place.key(), place.values().get(measure)));
    MapClasses classes =
        MapClasses.of(
            figures.values().stream()
                .filter(figure -> figure != null && figure.isExact())
                .map(DisplayedFigure::shown)
                .toList());
    html.open("div", "class", "map").open("svg", "viewBox", box(), "aria-hidden", "true");
    shapes
        .paths()
        .forEach(
            (code, path) -> {
              DisplayedFigure figure = figures.get(code);
              boolean isExact = figure != null && figure.isExact();
              html.open(
                  "path", "class", "region", "d", path.text(), "style", style(figure, classes));
              html.close("path");
              if (!isExact) {
                String pattern =
                    figure == null || figure.isAbsent() ? "hatch-none" : "hatch-map-suppressed";
                html.open(
                    "path", "class", "pattern", "d", path.text(), "fill", "url(#" + pattern + ")");
                html.close("path");
              }
            });
    html.close("svg", "div").open("ul", "class", "legend");
    List<Double> limits = classes.limits();
    for (int i = 0; i < limits.size(); i++) {
      double from = i == 0 ? 0 : limits.get(i - 1);
      String words = text.say("up_to", "from", amount(from), "limit", amount(limits.get(i)));
      swatch(html, words, "map-" + classes.shade(limits.get(i)), "");
    }
    if (!limits.isEmpty()) {
      double last = limits.get(limits.size() - 1);
      swatch(html, text.say("above", "limit", amount(last)), "map-6", "");
    }
    swatch(html, text.say("no_record"), "none", "hatch-none");
    html.close("ul").element("p", text.say("classes_note"), "class", "note");
  }

  private String amount(double value) {
    return text.amount(BigDecimal.valueOf(value), measure);
  }

  private String box() {
    return "0 0 " + shapes.width() + " " + shapes.height();
  }

  private static String style(DisplayedFigure figure, MapClasses classes) {
    return figure == null || !figure.isExact()
        ? "fill:var(--none)"
        : "fill:var(--map-" + classes.shade(figure.shown().doubleValue()) + ")";
  }

  private static void swatch(Html html, String text, String colour, String pattern) {
    html.open("li").open("svg", "class", "swatch", "viewBox", "0 0 18 13");
    String style = "fill:var(--" + colour + ");stroke:var(--quiet)";
    html.open("rect", "width", "18", "height", "13", "style", style).close("rect");
    if (!pattern.isEmpty()) {
      html.open("rect", "width", "18", "height", "13", "fill", "url(#" + pattern + ")");
      html.close("rect");
    }
    html.close("svg").text(text).close("li");
  }
}
