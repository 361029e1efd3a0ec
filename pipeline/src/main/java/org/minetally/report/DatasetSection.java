package org.minetally.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;

/**
 * The part of the report about one dataset. All figures are values of fact and summary tables, or
 * sums of such values. A sum with a suppressed part is never presented as a total.
 *
 * @param id the dataset
 * @param isoYears whether years are ISO week-years, because only weekly tables are published
 * @param suppressed whether the tables of the dataset suppress small counts
 * @param totals the totals of all measures
 * @param figures the figures by time, region and dimension
 */
record DatasetSection(
    String id,
    boolean isoYears,
    boolean suppressed,
    @JsonUnwrapped Totals totals,
    @JsonUnwrapped Figures figures) {

  /**
   * The totals of a dataset.
   *
   * @param measures the columns of the measures with at least one shown value, records last
   * @param notShown the columns of the measures without any shown value because of suppression
   * @param totals the total of each shown measure
   */
  record Totals(
      List<String> measures, List<String> notShown, NavigableMap<String, DisplayedFigure> totals) {}

  /**
   * The figures of a dataset.
   *
   * @param trends the figures by year and by each published period type
   * @param levels the figures by each published region level
   * @param breakdowns the figures by each published dimension
   * @param precision the precision of dates and places
   * @param coverage the years and regions with records
   */
  record Figures(
      List<Trend> trends,
      List<LevelSection> levels,
      List<Breakdown> breakdowns,
      Precision precision,
      List<Coverage> coverage) {}

  /** The figures of a period or of a member of a dimension. */
  record Entry(String key, NavigableMap<String, DisplayedFigure> values) {}

  /**
   * The figures of a dataset over time; imprecise periods, such as {@code 2019-XX}, are separate.
   */
  record Trend(String period, List<Entry> exact, List<Entry> imprecise) {}

  /**
   * The figures of a dataset by the members of a dimension.
   *
   * @param members the members that are among the largest for any measure, sorted by key
   * @param more the number of other members
   */
  record Breakdown(String dimension, List<Entry> members, int more) {}

  /** Record counts by precision of the date, and by precision of the place. */
  record Precision(Map<String, DisplayedFigure> time, Map<String, DisplayedFigure> place) {}

  /** Returns the section of a dataset that has at least one fact table. */
  static DatasetSection of(Snapshot snapshot, Dataset dataset) throws IOException {
    DatasetFigures figures = DatasetFigures.of(snapshot, snapshot.facts(dataset));
    NavigableMap<String, DisplayedFigure> totals = figures.totals();
    List<Measure> measures = new ArrayList<>();
    List<String> notShown = new ArrayList<>();
    for (Measure measure : figures.measures()) {
      DisplayedFigure total = totals.getOrDefault(measure.column(), DisplayedFigure.NOT_REPORTED);
      // The number of records is always reported, so if it is not shown, it is suppressed.
      if (total.shown() != null || measure == Measure.RECORDS) {
        measures.add(measure);
      } else if (total.isSuppressed()) {
        notShown.add(measure.column());
      }
    }
    totals
        .keySet()
        .removeIf(column -> !column.equals(OutcomeGap.COLUMN) && !shown(measures, column));
    DatasetFigures shown = new DatasetFigures(snapshot, snapshot.facts(dataset), measures);
    return new DatasetSection(
        dataset.label(),
        !figures.hasYears(),
        figures.suppress(),
        new Totals(measures.stream().map(Measure::column).toList(), notShown, totals),
        figures(shown, snapshot.regions()));
  }

  private static boolean shown(List<Measure> measures, String column) {
    return measures.stream().anyMatch(measure -> measure.column().equals(column));
  }

  private static Figures figures(DatasetFigures shown, Regions regions) throws IOException {
    List<Trend> trends = shown.trends();
    List<LevelSection> levels = shown.levels();
    List<String> years = trends.get(0).exact().stream().map(Entry::key).toList();
    return new Figures(
        trends, levels, shown.breakdowns(), shown.precision(), Coverage.of(years, levels, regions));
  }
}
