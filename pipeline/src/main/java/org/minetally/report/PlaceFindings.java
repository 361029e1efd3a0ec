package org.minetally.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minetally.report.LevelSection.Place;

/**
 * Describes the map and the ranking of places for every selection that a reader can make. A rate is
 * called the highest only if it rests on enough people or items; the sentence names how many, and
 * by what they are divided.
 */
final class PlaceFindings {

  private final ReportText text;
  private final FindingText sentences;
  private final TimeAxis years;
  private final Map<String, Map<String, RegionInfo>> regions;

  /**
   * Creates the findings.
   *
   * @param years the years of all charts
   */
  PlaceFindings(ReportText text, TimeAxis years, Map<String, Map<String, RegionInfo>> regions) {
    this.text = text;
    this.sentences = new FindingText(text);
    this.years = years;
    this.regions = regions;
  }

  /**
   * Returns the findings of a dataset by level, measure and form, such as {@code
   * district/killed/per_100000}: first that of all years, then one for each year of the level. A
   * level with a single region has none.
   */
  Map<String, List<WholeText>> of(DatasetSection set) {
    Map<String, List<WholeText>> findings = new TreeMap<>();
    for (LevelSection level : set.figures().levels()) {
      Map<String, RegionInfo> own = regions.getOrDefault(level.level(), Map.of());
      if (Math.max(own.size(), level.places().stream().filter(Place::isKnown).count()) < 2) {
        continue;
      }
      Map<String, String> names = new HashMap<>();
      level.places().forEach(place -> names.put(place.code(), name(place, own)));
      for (String measure : set.totals().measures()) {
        for (ShownAs form : ShownAs.of(set.id(), measure, own.values())) {
          List<WholeText> all = new ArrayList<>();
          all.add(finding(new PlaceSelection(set, level, measure, null, form), own, names));
          for (String year : level.years()) {
            all.add(finding(new PlaceSelection(set, level, measure, year, form), own, names));
          }
          findings.put(String.join("/", level.level(), measure, form.key()), all);
        }
      }
    }
    return findings;
  }

  private static String name(Place place, Map<String, RegionInfo> own) {
    RegionInfo info = own.get(place.code());
    return NamedFigure.isolated(
        DisplayText.of(info == null ? String.valueOf(place.name()) : info.label()));
  }

  private WholeText finding(
      PlaceSelection selection, Map<String, RegionInfo> own, Map<String, String> names) {
    List<String> found = new ArrayList<>();
    List<NamedFigure> known = selection.figures(true, names);
    List<NamedFigure> shown = NamedFigure.exact(known);
    if (selection.form() == ShownAs.NUMBER) {
      number(selection, shown, found);
    } else {
      rates(selection, shown, own, found);
    }
    sentences.count("finding_suppressed", known.size() - shown.size(), found);
    String measure = selection.measure();
    sentences
        .rest(selection.figures(false, names), selection.total(), measure, "finding_unplaced")
        .ifPresent(found::add);
    sentences
        .rest(selection.undated(), selection.total(), measure, "finding_undated")
        .ifPresent(found::add);
    if (found.isEmpty()) {
      found.add(text.say("finding_none", "what", what(selection, false)));
    }
    if (selection.year() != null) {
      incomplete(selection.year(), found);
    }
    return new WholeText(String.join(" ", found));
  }

  private void incomplete(String year, List<String> found) {
    if (years.partial().contains(year)) {
      found.add(text.say("finding_year_partial", "last", text.period(year)));
    } else if (years.provisional().contains(year)) {
      found.add(text.say("finding_year_provisional", "last", text.period(year)));
    }
  }

  /**
   * Returns the subject of a sentence.
   *
   * @param enough whether only places with enough people or items are compared
   */
  private String what(PlaceSelection selection, boolean enough) {
    List<String> parts = new ArrayList<>(List.of(sentences.what(selection.measure())));
    if (selection.year() != null) {
      parts.add(text.period(selection.year()));
    }
    if (enough) {
      parts.add(text.say("finding_enough", "enough", text.number((long) FindingText.ENOUGH)));
    }
    if (selection.form() != ShownAs.NUMBER) {
      parts.add(text.say(selection.isAverage() ? "per_100000_year" : selection.form().key()));
    }
    return text.list(parts);
  }

  private void number(PlaceSelection selection, List<NamedFigure> shown, List<String> found) {
    if (shown.isEmpty()) {
      return;
    }
    List<NamedFigure> top = NamedFigure.top(shown);
    String what = what(selection, false);
    String value = text.figure(top.get(0).figure(), selection.measure());
    if (top.get(0).figure().shown().signum() <= 0) {
      found.add(text.say("finding_zero", "what", what));
    } else if (shown.size() == 1) {
      found.add(sentences.highest(top, what, value, true));
    } else {
      found.add(sentences.most(top, selection.total(), what, selection.measure()));
    }
  }

  /** The rate of a place, rounded as the page shows it, and the figure behind it. */
  private record Rate(NamedFigure place, BigDecimal rate, Number base) {

    BigDecimal figure() {
      return place.figure().shown();
    }
  }

  private void rates(
      PlaceSelection selection,
      List<NamedFigure> shown,
      Map<String, RegionInfo> own,
      List<String> found) {
    List<Rate> rates = new ArrayList<>();
    for (NamedFigure place : shown) {
      Number base = selection.form().base(own.get(place.key()), selection.year());
      if (base != null) {
        double figure = place.figure().shown().doubleValue();
        double rate = selection.form().rate(figure, base, selection.span());
        rates.add(new Rate(place, ReportText.rounded(rate), base));
      }
    }
    List<Rate> enough =
        rates.stream()
            .filter(rate -> !FindingText.isFew(rate.figure(), selection.measure()))
            .filter(rate -> rate.rate().signum() > 0)
            .toList();
    if (!enough.isEmpty()) {
      highest(selection, rates, enough, found);
    } else if (rates.stream().anyMatch(rate -> rate.rate().signum() > 0)) {
      few(selection, top(rates), found);
    } else if (!rates.isEmpty()) {
      found.add(text.say("finding_zero", "what", what(selection, false)));
    }
    sentences.count("finding_no_rate", shown.size() - rates.size(), found);
  }

  private void highest(
      PlaceSelection selection, List<Rate> rates, List<Rate> enough, List<String> found) {
    List<Rate> top = top(enough);
    boolean isArea = selection.measure().endsWith("_m2");
    found.add(
        sentences.highest(
            top.stream().map(rate -> withBase(selection, rate)).toList(),
            what(selection, !isArea),
            text.rate(top.get(0).rate(), selection.measure()),
            enough.size() == 1));
    long higher =
        rates.stream().filter(rate -> rate.rate().compareTo(top.get(0).rate()) > 0).count();
    sentences.count("finding_few_higher", higher, found);
  }

  private void few(PlaceSelection selection, List<Rate> top, List<String> found) {
    BigDecimal most = top.stream().map(Rate::figure).reduce(BigDecimal.ZERO, BigDecimal::max);
    boolean isSame = top.stream().allMatch(rate -> rate.figure().compareTo(most) == 0);
    String count = text.number(most);
    found.add(
        text.say(
            "finding_few",
            "what",
            what(selection, false),
            "enough",
            text.number((long) FindingText.ENOUGH),
            "value",
            text.rate(top.get(0).rate(), selection.measure()),
            "count",
            isSame ? count : text.label("at_most") + " " + count));
  }

  /** Returns a place whose name is followed by the figures that its rate rests on. */
  private NamedFigure withBase(PlaceSelection selection, Rate rate) {
    String key =
        selection.form() == ShownAs.PER_KM2
            ? "finding_place_area"
            : selection.isAverage() ? "finding_place_average" : "finding_place_inhabitants";
    String name =
        text.say(
            key,
            "place",
            rate.place().name(),
            "count",
            text.figure(rate.place().figure(), selection.measure()),
            "years",
            text.number(selection.span()),
            "base",
            text.number(new BigDecimal(rate.base().toString())));
    return new NamedFigure(rate.place().key(), name, rate.place().figure());
  }

  private static List<Rate> top(List<Rate> rates) {
    BigDecimal most = rates.stream().map(Rate::rate).reduce(BigDecimal.ZERO, BigDecimal::max);
    return rates.stream().filter(rate -> rate.rate().compareTo(most) == 0).toList();
  }
}
