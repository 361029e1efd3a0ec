package org.minetally.report;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minetally.report.DatasetSection.Entry;

/**
 * A map as SVG, for readers without JavaScript. A test compares it with the map that the script
 * draws.
 *
 * @param shapes the regions
 * @param places the figures of known regions
 * @param measure the measure to show
 * @param text the texts of the page
 */
record StaticMap(MapShapes shapes, List<Entry> places, String measure, ReportText text) {

  private static final String NONE = "hatch-none";
  private static final String SUPPRESSED = "hatch-map-suppressed";

  /** Adds the map and its legend. */
  void addTo(Html html) {
    Map<String, DisplayedFigure> figures = new HashMap<>();
    places.forEach(place -> figures.put(place.key(), place.values().get(measure)));
    MapClasses classes =
        MapClasses.of(
            figures.values().stream()
                .filter(StaticMap::isExact)
                .map(DisplayedFigure::shown)
                .toList());
    html.open("div", "class", "map").open("svg", "viewBox", box(), "aria-hidden", "true");
    shapes
        .paths()
        .forEach(
            (code, path) -> {
              String style = "fill:var(--" + colour(figures.get(code), classes) + ")";
              html.open("path", "class", "region", "d", path.text(), "style", style);
              html.close("path");
            });
    shapes
        .paths()
        .forEach(
            (code, path) -> {
              if (!isExact(figures.get(code))) {
                String fill = isAbsent(figures.get(code)) ? NONE : SUPPRESSED;
                html.open(
                    "path", "class", "pattern", "d", path.text(), "fill", "url(#" + fill + ")");
                html.close("path");
              }
            });
    html.close("svg", "div");
    legend(figures, classes, new StaticLegend(html));
    html.element("p", text.say("classes_note"), "class", "note");
  }

  private void legend(
      Map<String, DisplayedFigure> figures, MapClasses classes, StaticLegend legend) {
    legend.open();
    if (figures.values().stream().anyMatch(f -> isExact(f) && f.shown().signum() <= 0)) {
      legend.swatch("0", "map-0", "");
    }
    boolean hasSuppressed = figures.values().stream().anyMatch(f -> !isExact(f) && !isAbsent(f));
    if (!hasSuppressed || figures.values().stream().anyMatch(StaticMap::isExact)) {
      double from = 0;
      List<Double> limits = classes.limits();
      for (int i = 0; i < limits.size(); i++) {
        String words = text.say("up_to", "from", amount(from), "limit", amount(limits.get(i)));
        legend.swatch(words, "map-" + classes.shadeOf(i), "");
        from = limits.get(i);
      }
      String last = limits.isEmpty() ? text.say("any") : text.say("above", "limit", amount(from));
      legend.swatch(last, "map-" + classes.shadeOf(limits.size()), "");
    }
    if (shapes.paths().keySet().stream().anyMatch(code -> isAbsent(figures.get(code)))) {
      legend.swatch(text.say("no_record"), "none", NONE);
    }
    if (hasSuppressed) {
      legend.swatch(text.say("wholly_or_partly_suppressed"), "none", SUPPRESSED);
    }
    legend.close();
  }

  private static boolean isExact(DisplayedFigure figure) {
    return figure != null && figure.isExact();
  }

  private static boolean isAbsent(DisplayedFigure figure) {
    return figure == null || figure.isAbsent();
  }

  private String amount(double value) {
    return text.amount(BigDecimal.valueOf(value), measure);
  }

  private String box() {
    return "0 0 " + shapes.width() + " " + shapes.height();
  }

  private static String colour(DisplayedFigure figure, MapClasses classes) {
    return isExact(figure) ? "map-" + classes.shade(figure.shown().doubleValue()) : "none";
  }
}
