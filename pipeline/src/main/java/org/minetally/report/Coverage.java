package org.minetally.report;

import java.util.ArrayList;
import java.util.List;
import org.minetally.report.LevelSection.Place;

/**
 * The share of years or regions for which a dataset has records. A gap can mean that nothing
 * happened or that nothing was recorded; the records cannot show which.
 *
 * @param of {@code year}, or a region level
 * @param with the number of years or regions with records
 * @param all the number of years from the first to the last with a record, or of regions in the
 *     gazetteer
 * @param first the first year with a record; empty for a level
 * @param last the last year with a record; empty for a level
 */
record Coverage(String of, int with, int all, String first, String last) {

  /**
   * Returns the coverage of a dataset.
   *
   * @param years the known years with a record, sorted
   */
  static List<Coverage> of(List<String> years, List<LevelSection> levels, Regions regions) {
    List<Coverage> all = new ArrayList<>();
    if (!years.isEmpty()) {
      String first = years.get(0);
      String last = years.get(years.size() - 1);
      int span = Integer.parseInt(last) - Integer.parseInt(first) + 1;
      all.add(new Coverage("year", years.size(), span, first, last));
    }
    for (LevelSection level : levels) {
      int with = (int) level.places().stream().filter(Place::isKnown).count();
      all.add(new Coverage(level.level(), with, regions.known(level.level()), "", ""));
    }
    return all;
  }
}
