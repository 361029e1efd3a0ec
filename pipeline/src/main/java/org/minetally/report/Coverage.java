package org.minetally.report;

import java.util.ArrayList;
import java.util.List;
import org.minetally.report.LevelSection.Place;

/**
 * How much of the time or of the places the records of a dataset tell of. Where there are none,
 * nothing may have happened, or nobody may have looked: the records do not say which.
 *
 * @param of {@code year}, or a region level
 * @param with how many have any record
 * @param all years from the first to the last with a record; regions of the gazetteer
 * @param first the first year with a record; empty for a level
 * @param last the last one
 */
record Coverage(String of, int with, int all, String first, String last) {

  /**
   * The coverage of a dataset.
   *
   * @param years the years with a record that are known, in their order
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
