package org.minetally.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.minetally.report.DatasetSection.Breakdown;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.DatasetSection.Trend;
import org.minetally.report.LevelSection.Place;

/**
 * Describes each chart in a few sentences, which say no more than its figures: they name ties, do
 * not compare suppressed figures, and mention figures without a date, a place or a group.
 */
final class Findings {

  /** The largest number of equal highest figures that are named. */
  private static final int MOST_NAMED = 3;

  private final ReportText text;
  private final Map<String, TimeAxis> axes;
  private final Map<String, Map<String, RegionInfo>> regions;

  Findings(
      ReportText text, Map<String, TimeAxis> axes, Map<String, Map<String, RegionInfo>> regions) {
    this.text = text;
    this.axes = axes;
    this.regions = regions;
  }

  /**
   * Returns the findings of a dataset: {@code trend/year/killed}, {@code place/district/killed}, or
   * {@code group/sex/killed}; a chart without a comparison has none.
   */
  Map<String, WholeText> of(DatasetSection set) {
    Map<String, WholeText> findings = new TreeMap<>();
    for (String measure : set.totals().measures()) {
      for (Trend trend : set.figures().trends()) {
        put(findings, "trend", trend.period(), measure, trend(set, trend, measure));
      }
      for (LevelSection level : set.figures().levels()) {
        put(findings, "place", level.level(), measure, place(set, level, measure));
      }
      for (Breakdown breakdown : set.figures().breakdowns()) {
        put(findings, "group", breakdown.dimension(), measure, group(set, breakdown, measure));
      }
    }
    return findings;
  }

  private static void put(
      Map<String, WholeText> findings, String chart, String of, String measure, List<String> text) {
    if (!text.isEmpty()) {
      findings.put(chart + "/" + of + "/" + measure, new WholeText(String.join(" ", text)));
    }
  }

  /** A name with its figure. */
  private record Named(String key, String name, DisplayedFigure figure) {}

  private String what(String measure) {
    return text.label("finding_" + measure);
  }

  private List<String> trend(DatasetSection set, Trend trend, String measure) {
    List<Named> periods = named(trend.exact(), measure, text::period);
    List<Named> shown = exact(periods);
    List<String> sentences = new ArrayList<>();
    if (shown.isEmpty()) {
      return sentences;
    }
    List<Named> top = top(shown);
    Named last = periods.get(periods.size() - 1);
    boolean inside =
        !top.get(0).equals(periods.get(0)) && !top.get(0).equals(last) && periods.size() > 2;
    if (top.size() == 1 && inside && periods.size() == shown.size()) {
      sentences.add(
          text.say(
              "finding_peak",
              "what",
              what(measure),
              "top",
              top.get(0).name(),
              "value",
              text.figure(top.get(0).figure(), measure)));
    } else {
      sentences.add(highest(top, measure, shown.size() == 1));
    }
    last(trend.period(), last, set, measure, top).ifPresent(sentences::add);
    suppressed(periods.size() - shown.size(), sentences);
    rest(named(trend.imprecise(), measure, text::period), set, measure, "finding_undated")
        .ifPresent(sentences::add);
    return sentences;
  }

  private Optional<String> last(
      String period, Named last, DatasetSection set, String measure, List<Named> top) {
    if (!last.figure().isExact()) {
      return Optional.empty();
    }
    String value = text.figure(last.figure(), measure);
    TimeAxis axis = axes.get(period);
    if (axis.partial().contains(last.key())) {
      String until = newestWithin(last.key(), set);
      return Optional.of(
          until.equals(last.key())
              ? text.say("finding_partial", "last", last.name(), "value", value)
              : text.say(
                  "finding_partial_until",
                  "last",
                  last.name(),
                  "value",
                  value,
                  "until",
                  text.period(until)));
    }
    if (axis.provisional().contains(last.key())) {
      return Optional.of(text.say("finding_provisional", "last", last.name(), "value", value));
    }
    return top.contains(last)
        ? Optional.empty()
        : Optional.of(text.say("finding_last", "last", last.name(), "value", value));
  }

  /** Returns the newest month of a dataset in a year; the year itself if months are not known. */
  private static String newestWithin(String year, DatasetSection set) {
    return set.figures().trends().stream()
        .filter(trend -> trend.period().equals("month"))
        .flatMap(trend -> trend.exact().stream())
        .map(Entry::key)
        .filter(key -> key.startsWith(year + "-"))
        .max(Comparator.naturalOrder())
        .orElse(year);
  }

  private List<String> place(DatasetSection set, LevelSection level, String measure) {
    List<Named> known = new ArrayList<>();
    List<Named> unknown = new ArrayList<>();
    for (Place place : level.places()) {
      DisplayedFigure sum =
          place.years().values().stream()
              .map(values -> values.getOrDefault(measure, DisplayedFigure.NOT_REPORTED))
              .reduce(DisplayedFigure.NOT_REPORTED, DisplayedFigure::plus);
      if (!sum.isAbsent()) {
        (place.isKnown() ? known : unknown)
            .add(new Named(place.code(), isolated(label(level.level(), place)), sum));
      }
    }
    List<String> sentences = compared(known, set, measure);
    if (!sentences.isEmpty()) {
      rest(unknown, set, measure, "finding_unplaced").ifPresent(sentences::add);
    }
    return sentences;
  }

  private String label(String level, Place place) {
    RegionInfo info = regions.getOrDefault(level, Map.of()).get(place.code());
    return DisplayText.of(info == null ? String.valueOf(place.name()) : info.label());
  }

  private List<String> group(DatasetSection set, Breakdown breakdown, String measure) {
    List<Named> all = named(breakdown.members(), measure, this::member);
    List<Named> unknown = all.stream().filter(Findings::isUnknown).toList();
    List<Named> known = all.stream().filter(one -> !isUnknown(one)).toList();
    List<String> sentences = compared(known, set, measure);
    if (!sentences.isEmpty()) {
      rest(unknown, set, measure, "finding_ungrouped").ifPresent(sentences::add);
    }
    return sentences;
  }

  private String member(String key) {
    return text.has(key) ? text.label(key) : isolated(text.label(key));
  }

  /** Keeps the direction of a name from the data away from the sentence around it. */
  private static String isolated(String name) {
    return "\u2068" + name + "\u2069";
  }

  private static boolean isUnknown(Named one) {
    return one.key().equals("unknown") || one.key().equals("unspecified");
  }

  /** Compares places or groups; says nothing if fewer than two are shown. */
  private List<String> compared(List<Named> known, DatasetSection set, String measure) {
    List<Named> shown = exact(known);
    List<String> sentences = new ArrayList<>();
    if (shown.size() < 2) {
      return sentences;
    }
    List<Named> top = top(shown);
    if (top.get(0).figure().shown().signum() <= 0) {
      return sentences;
    }
    DisplayedFigure total = set.totals().totals().get(measure);
    if (top.size() == 1 && total != null && total.isExact() && total.shown().signum() > 0) {
      sentences.add(
          text.say(
              "finding_most",
              "what",
              what(measure),
              "top",
              top.get(0).name(),
              "value",
              text.figure(top.get(0).figure(), measure),
              "share",
              text.share(top.get(0).figure().shown(), total.shown())));
    } else {
      sentences.add(highest(top, measure, false));
    }
    suppressed(known.size() - shown.size(), sentences);
    return sentences;
  }

  private String highest(List<Named> top, String measure, boolean only) {
    String value = text.figure(top.get(0).figure(), measure);
    if (top.size() > MOST_NAMED) {
      return text.say(
          "finding_ties", "what", what(measure), "value", value, "count", text.number(top.size()));
    }
    return text.say(
        only ? "finding_only" : "finding_highest",
        "what",
        what(measure),
        "value",
        value,
        "top",
        text.list(top.stream().map(Named::name).toList()));
  }

  private void suppressed(int count, List<String> sentences) {
    if (count > 0) {
      sentences.add(text.say("finding_suppressed", "count", text.number(count)));
    }
  }

  /** Returns a sentence about figures that are not in the comparison. */
  private Optional<String> rest(List<Named> some, DatasetSection set, String measure, String key) {
    DisplayedFigure sum =
        some.stream()
            .map(Named::figure)
            .reduce(DisplayedFigure.NOT_REPORTED, DisplayedFigure::plus);
    DisplayedFigure total = set.totals().totals().get(measure);
    if (!sum.isExact() || sum.shown().signum() <= 0 || total == null || !total.isExact()) {
      return Optional.empty();
    }
    return Optional.of(
        text.say(
            key,
            "value",
            text.figure(sum, measure),
            "share",
            text.share(sum.shown(), total.shown().max(sum.shown()))));
  }

  private static List<Named> named(
      List<Entry> entries, String measure, UnaryOperator<String> name) {
    return entries.stream()
        .filter(entry -> entry.values().containsKey(measure))
        .map(
            entry ->
                new Named(
                    entry.key(),
                    name.apply(DisplayText.of(entry.key())),
                    entry.values().get(measure)))
        .toList();
  }

  private static List<Named> exact(List<Named> all) {
    return all.stream().filter(one -> one.figure().isExact()).toList();
  }

  /** Returns those with the highest figure. */
  private static List<Named> top(List<Named> shown) {
    BigDecimal most =
        shown.stream()
            .map(one -> one.figure().shown())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return shown.stream().filter(one -> one.figure().shown().compareTo(most) == 0).toList();
  }
}
