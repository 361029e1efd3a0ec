package org.minetally.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.DatasetSection.Trend;
import org.minetally.report.LevelSection.Place;

/**
 * What a reader can select to see by place.
 *
 * @param set the dataset
 * @param level the region level
 * @param measure the measure
 * @param year the year; null for all years
 * @param form the form in which the measure is shown
 */
record PlaceSelection(
    DatasetSection set, LevelSection level, String measure, String year, ShownAs form) {

  /**
   * Returns the figures of the known places, or those of unknown places. Over all years, rates are
   * of dated records.
   *
   * @param names the names of places by code
   */
  List<NamedFigure> figures(boolean known, Map<String, String> names) {
    return level.places().stream()
        .filter(place -> place.isKnown() == known)
        .map(place -> new NamedFigure(place.code(), names.get(place.code()), figure(place)))
        .filter(place -> !place.figure().isAbsent())
        .toList();
  }

  private DisplayedFigure figure(Place place) {
    return place.years().entrySet().stream()
        .filter(of -> year == null ? !hasRates() || Periods.isExact(of.getKey()) : is(of.getKey()))
        .map(of -> of.getValue().getOrDefault(measure, DisplayedFigure.NOT_REPORTED))
        .reduce(DisplayedFigure.NOT_REPORTED, DisplayedFigure::plus);
  }

  private boolean is(String key) {
    return key.equals(year);
  }

  private boolean hasRates() {
    return form != ShownAs.NUMBER;
  }

  /** Returns the figure of all places; null if not known. */
  DisplayedFigure total() {
    if (year == null) {
      return set.totals().totals().get(measure);
    }
    Trend years = set.figures().trends().get(0);
    return Stream.concat(years.exact().stream(), years.imprecise().stream())
        .filter(entry -> is(entry.key()))
        .findFirst()
        .map(entry -> entry.values().get(measure))
        .orElse(null);
  }

  /** Returns the figures without a year, which are in no rate over all years. */
  List<NamedFigure> undated() {
    if (year != null || !hasRates()) {
      return List.of();
    }
    return set.figures().trends().get(0).imprecise().stream()
        .filter(entry -> entry.values().containsKey(measure))
        .map(entry -> new NamedFigure(entry.key(), entry.key(), entry.values().get(measure)))
        .toList();
  }

  /** Returns whether the rates are averages over several years. */
  boolean isAverage() {
    return year == null && form == ShownAs.PER_100000;
  }

  /** Returns the number of years that a rate covers. */
  int span() {
    List<Entry> dated = set.figures().trends().get(0).exact();
    return isAverage() && !dated.isEmpty()
        ? Integer.parseInt(dated.get(dated.size() - 1).key())
            - Integer.parseInt(dated.get(0).key())
            + 1
        : 1;
  }
}
