package org.minetally.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.minetally.report.DatasetSection.Entry;
import org.minetally.report.DatasetSection.Figures;
import org.minetally.report.DatasetSection.Precision;
import org.minetally.report.DatasetSection.Totals;
import org.minetally.report.DatasetSection.Trend;
import org.minetally.report.LevelSection.Place;

/** A dataset with one measure and one level. */
final class DistrictFigures {

  private final String dataset;
  private final String measure;
  private final NavigableMap<String, NavigableMap<String, DisplayedFigure>> places =
      new TreeMap<>();
  private final Map<String, RegionInfo> regions = new TreeMap<>();
  private TimeAxis years = new TimeAxis(List.of(), List.of(), List.of());
  private ReportLanguage language = ReportLanguage.ENGLISH;

  DistrictFigures(String dataset, String measure) {
    this.dataset = dataset;
    this.measure = measure;
  }

  DistrictFigures put(String place, String year, DisplayedFigure figure) {
    places.computeIfAbsent(place, any -> new TreeMap<>()).put(year, figure);
    return this;
  }

  DistrictFigures put(String place, String year, long figure) {
    return put(place, year, DisplayedFigure.of(BigDecimal.valueOf(figure), false));
  }

  DistrictFigures size(String place, long population, double area) {
    BigDecimal people = BigDecimal.valueOf(population);
    NavigableMap<String, BigDecimal> byYear = new TreeMap<>();
    List.of("2004", "2005", "2006").forEach(year -> byYear.put(year, people));
    regions.put(place, new RegionInfo(place, area, people, null, byYear));
    return this;
  }

  /** A row without a reported value has no entry for it. */
  private static NavigableMap<String, DisplayedFigure> values(
      String measure, DisplayedFigure figure) {
    return figure.isAbsent() ? new TreeMap<>() : new TreeMap<>(Map.of(measure, figure));
  }

  private static Place place(
      String code, String measure, NavigableMap<String, DisplayedFigure> figures) {
    NavigableMap<String, NavigableMap<String, DisplayedFigure>> years = new TreeMap<>();
    figures.forEach((year, one) -> years.put(year, values(measure, one)));
    return new Place(code, LevelSection.isKnown(code) ? code : null, null, years);
  }

  private DatasetSection section() {
    NavigableMap<String, DisplayedFigure> byYear = new TreeMap<>();
    List<Place> all = new ArrayList<>();
    places.forEach(
        (code, figures) -> {
          figures.forEach((year, one) -> byYear.merge(year, one, DisplayedFigure::plus));
          all.add(place(code, measure, figures));
        });
    DisplayedFigure total =
        byYear.values().stream().reduce(DisplayedFigure.NOT_REPORTED, DisplayedFigure::plus);
    List<Entry> exact = new ArrayList<>();
    List<Entry> imprecise = new ArrayList<>();
    byYear.forEach(
        (year, one) ->
            (Periods.isExact(year) ? exact : imprecise).add(new Entry(year, values(measure, one))));
    return new DatasetSection(
        dataset,
        false,
        false,
        new Totals(List.of(measure), List.of(), new TreeMap<>(Map.of(measure, total))),
        new Figures(
            List.of(new Trend("year", exact, imprecise)),
            List.of(new LevelSection("district", List.copyOf(byYear.keySet()), all)),
            List.of(),
            new Precision(Map.of(), Map.of()),
            List.of()));
  }

  void in(ReportLanguage other) {
    this.language = other;
  }

  void on(TimeAxis axis) {
    this.years = axis;
  }

  /** Returns whether the size of a place is known. */
  boolean hasSize(String place) {
    return regions.containsKey(place);
  }

  /** Returns the findings of a form: of all years, then of each year. */
  List<String> found(ShownAs form) throws IOException {
    return new PlaceFindings(ReportText.in(language), years, Map.of("district", regions))
        .of(section()).getOrDefault("district/" + measure + "/" + form.key(), List.of()).stream()
            .map(one -> one.text().replaceAll("[\u2068\u2069]", ""))
            .toList();
  }
}
