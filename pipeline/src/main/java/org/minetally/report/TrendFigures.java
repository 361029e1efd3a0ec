package org.minetally.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.DatasetSection.Trend;

/** The figures of a bar chart over time: measures by period, and those without a period. */
final class TrendFigures {

  /** The key of the figures without an exact period. */
  static final String UNDATED = "XXXX";

  private final TimeAxis axis;
  private final List<String> measures;
  private final Map<String, Map<String, DisplayedFigure>> byKey = new HashMap<>();
  private final boolean hasUndated;

  TrendFigures(Trend trend, TimeAxis axis, List<String> measures) {
    this.axis = axis;
    this.measures = List.copyOf(measures);
    trend.exact().forEach(entry -> byKey.put(entry.key(), entry.values()));
    Map<String, DisplayedFigure> undated = new HashMap<>();
    for (Entry entry : trend.imprecise()) {
      entry.values().forEach((of, figure) -> undated.merge(of, figure, DisplayedFigure::plus));
    }
    this.hasUndated =
        measures.stream()
            .map(measure -> undated.getOrDefault(measure, DisplayedFigure.NOT_REPORTED))
            .anyMatch(figure -> part(figure) > 0 || figure.isSuppressed());
    if (hasUndated) {
      byKey.put(UNDATED, undated);
    }
  }

  /** Returns the measures to stack. */
  List<String> measures() {
    return measures;
  }

  /** Returns all periods, in order. */
  List<String> keys() {
    return axis.keys();
  }

  /** Returns all periods, and the key of the figures without one if there are any. */
  List<String> slots() {
    List<String> slots = new ArrayList<>(axis.keys());
    if (hasUndated) {
      slots.add(UNDATED);
    }
    return slots;
  }

  boolean hasUndated() {
    return hasUndated;
  }

  /** Returns the partial periods that have figures. */
  List<String> partial() {
    return axis.partial().stream().filter(byKey::containsKey).toList();
  }

  /** Returns the provisional periods that have figures. */
  List<String> provisional() {
    return axis.provisional().stream().filter(byKey::containsKey).toList();
  }

  DisplayedFigure figure(String key, String measure) {
    return byKey.getOrDefault(key, Map.of()).getOrDefault(measure, DisplayedFigure.NOT_REPORTED);
  }

  boolean any(Predicate<DisplayedFigure> is) {
    return byKey.keySet().stream()
        .anyMatch(key -> measures.stream().anyMatch(measure -> is.test(figure(key, measure))));
  }

  /** Returns the height of the highest bar. */
  double highest() {
    return slots().stream()
        .mapToDouble(
            key -> measures.stream().mapToDouble(measure -> part(figure(key, measure))).sum())
        .max()
        .orElse(0);
  }

  /** Returns the part of a figure that a bar can show. */
  static double part(DisplayedFigure figure) {
    return figure.shown() == null ? 0 : Math.max(0, figure.shown().doubleValue());
  }

  /** Returns whether a figure is suppressed as a whole. */
  static boolean isHidden(DisplayedFigure figure) {
    return figure.isSuppressed() && part(figure) == 0;
  }
}
