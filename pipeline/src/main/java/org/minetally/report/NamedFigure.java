package org.minetally.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** The figure of a period, a place or a group, with its key and its name in a sentence. */
record NamedFigure(String key, String name, DisplayedFigure figure) {

  /** Keeps the direction of a name from the data away from the sentence around it. */
  static String isolated(String name) {
    return "\u2068" + name + "\u2069";
  }

  /** Returns the figures that are complete totals. */
  static List<NamedFigure> exact(List<NamedFigure> all) {
    return all.stream().filter(one -> one.figure().isExact()).toList();
  }

  /** Returns those with the highest figure, of at least one complete total. */
  static List<NamedFigure> top(List<NamedFigure> exact) {
    BigDecimal most =
        exact.stream()
            .map(one -> one.figure().shown())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return exact.stream().filter(one -> one.figure().shown().compareTo(most) == 0).toList();
  }

  static DisplayedFigure sum(List<NamedFigure> some) {
    return some.stream()
        .map(NamedFigure::figure)
        .reduce(DisplayedFigure.NOT_REPORTED, DisplayedFigure::plus);
  }
}
