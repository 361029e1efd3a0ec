package org.minetally.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;

/**
 * What the report shows of one dataset. All its figures are values of fact and summary tables, or
 * sums of them; a sum of which a part is suppressed is never given as a total.
 *
 * @param id the dataset
 * @param isoYears whether years are those of ISO weeks, since nothing else is published
 * @param suppressed whether its tables suppress small counts
 * @param measures the columns of measures of which any value is shown, records last
 * @param notShown the columns of measures of which no value is shown, since all are suppressed, or
 *     suppressed here and not reported there
 * @param totals the sum of each
 * @param trends for each period type that is published, and for years
 * @param levels for each region level that is published
 * @param breakdowns for each dimension that is published
 * @param precision how precisely the records are dated and placed
 * @param coverage of which years and places there are records
 */
record DatasetSection(
    String id,
    boolean isoYears,
    boolean suppressed,
    List<String> measures,
    List<String> notShown,
    NavigableMap<String, DisplayedFigure> totals,
    List<Trend> trends,
    List<LevelSection> levels,
    List<Breakdown> breakdowns,
    Precision precision,
    List<Coverage> coverage) {

  /** The figures of one key: a period, or a member of a dimension. */
  record Entry(String key, NavigableMap<String, DisplayedFigure> values) {}

  /** A dataset in the course of time; imprecise are the periods that are known in part. */
  record Trend(String period, List<Entry> exact, List<Entry> imprecise) {}

  /**
   * A dataset by the members of one dimension.
   *
   * @param members those that are among the largest of any measure, by key
   * @param more how many others there are
   */
  record Breakdown(String dimension, List<Entry> members, int more) {}

  /** Records by how precisely they are dated, and by how precisely they are placed. */
  record Precision(Map<String, DisplayedFigure> time, Map<String, DisplayedFigure> place) {}

  /** The section of a dataset, from all of its fact tables, of which there is at least one. */
  static DatasetSection of(Snapshot snapshot, Dataset dataset) throws IOException {
    DatasetFigures figures = DatasetFigures.of(snapshot, snapshot.facts(dataset));
    NavigableMap<String, DisplayedFigure> totals = figures.totals();
    List<Measure> measures = new ArrayList<>();
    List<String> notShown = new ArrayList<>();
    for (Measure measure : figures.measures()) {
      DisplayedFigure total = totals.getOrDefault(measure.column(), DisplayedFigure.NOT_REPORTED);
      // The number of records is always reported: if it is not shown, it is suppressed.
      if (total.shown() != null || measure == Measure.RECORDS) {
        measures.add(measure);
      } else if (total.isSuppressed()) {
        notShown.add(measure.column());
      }
    }
    totals.keySet().retainAll(measures.stream().map(Measure::column).toList());
    DatasetFigures shown = new DatasetFigures(snapshot, snapshot.facts(dataset), measures);
    List<Trend> trends = shown.trends();
    List<LevelSection> levels = shown.levels();
    return new DatasetSection(
        dataset.label(),
        !figures.hasYears(),
        figures.suppress(),
        measures.stream().map(Measure::column).toList(),
        notShown,
        totals,
        trends,
        levels,
        shown.breakdowns(),
        shown.precision(),
        Coverage.of(
            trends.get(0).exact().stream().map(Entry::key).toList(), levels, snapshot.regions()));
  }
}
