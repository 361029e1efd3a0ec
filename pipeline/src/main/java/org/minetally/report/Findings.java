package org.minetally.report;

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

/**
 * Describes each chart in a few sentences, which say no more than its figures: they name ties, do
 * not compare suppressed figures, and mention figures without a date, a place or a group.
 */
final class Findings {

  private final ReportText text;
  private final FindingText sentences;
  private final Map<String, TimeAxis> axes;

  Findings(ReportText text, Map<String, TimeAxis> axes) {
    this.text = text;
    this.sentences = new FindingText(text);
    this.axes = axes;
  }

  /**
   * Returns the findings of a dataset: {@code trend/year/killed} or {@code group/sex/killed}; a
   * chart without a comparison has none.
   */
  Map<String, WholeText> of(DatasetSection set) {
    Map<String, WholeText> findings = new TreeMap<>();
    for (String measure : set.totals().measures()) {
      for (Trend trend : set.figures().trends()) {
        put(findings, "trend", trend.period(), measure, trend(set, trend, measure));
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

  private List<String> trend(DatasetSection set, Trend trend, String measure) {
    List<NamedFigure> periods = named(trend.exact(), measure, text::period);
    List<NamedFigure> shown = NamedFigure.exact(periods);
    List<String> found = new ArrayList<>();
    if (shown.isEmpty()) {
      return found;
    }
    List<NamedFigure> top = NamedFigure.top(shown);
    NamedFigure last = periods.get(periods.size() - 1);
    boolean inside =
        !top.get(0).equals(periods.get(0)) && !top.get(0).equals(last) && periods.size() > 2;
    if (top.size() == 1 && inside && periods.size() == shown.size()) {
      found.add(
          text.say(
              "finding_peak",
              "what",
              sentences.what(measure),
              "top",
              top.get(0).name(),
              "value",
              text.figure(top.get(0).figure(), measure)));
    } else {
      String value = text.figure(top.get(0).figure(), measure);
      found.add(sentences.highest(top, sentences.what(measure), value, shown.size() == 1));
    }
    last(trend.period(), last, set, measure, top).ifPresent(found::add);
    sentences.count("finding_suppressed", periods.size() - shown.size(), found);
    List<NamedFigure> undated = named(trend.imprecise(), measure, text::period);
    DisplayedFigure total = set.totals().totals().get(measure);
    sentences.rest(undated, total, measure, "finding_undated").ifPresent(found::add);
    return found;
  }

  private Optional<String> last(
      String period, NamedFigure last, DatasetSection set, String measure, List<NamedFigure> top) {
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

  private List<String> group(DatasetSection set, Breakdown breakdown, String measure) {
    List<NamedFigure> all = named(breakdown.members(), measure, this::member);
    List<NamedFigure> unknown = all.stream().filter(Findings::isUnknown).toList();
    List<NamedFigure> known = all.stream().filter(one -> !isUnknown(one)).toList();
    List<String> found = compared(known, set, measure);
    if (!found.isEmpty()) {
      DisplayedFigure total = set.totals().totals().get(measure);
      sentences.rest(unknown, total, measure, "finding_ungrouped").ifPresent(found::add);
    }
    return found;
  }

  private String member(String key) {
    return text.has(key) ? text.label(key) : NamedFigure.isolated(text.label(key));
  }

  private static boolean isUnknown(NamedFigure one) {
    return one.key().equals("unknown") || one.key().equals("unspecified");
  }

  /** Compares groups; says nothing if fewer than two are shown. */
  private List<String> compared(List<NamedFigure> known, DatasetSection set, String measure) {
    List<NamedFigure> shown = NamedFigure.exact(known);
    List<String> found = new ArrayList<>();
    if (shown.size() < 2) {
      return found;
    }
    List<NamedFigure> top = NamedFigure.top(shown);
    if (top.get(0).figure().shown().signum() <= 0) {
      return found;
    }
    DisplayedFigure total = set.totals().totals().get(measure);
    found.add(sentences.most(top, total, sentences.what(measure), measure));
    sentences.count("finding_suppressed", known.size() - shown.size(), found);
    return found;
  }

  private static List<NamedFigure> named(
      List<Entry> entries, String measure, UnaryOperator<String> name) {
    return entries.stream()
        .filter(entry -> entry.values().containsKey(measure))
        .map(
            entry ->
                new NamedFigure(
                    entry.key(),
                    name.apply(DisplayText.of(entry.key())),
                    entry.values().get(measure)))
        .toList();
  }
}
