package org.minetally.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.model.Measure;

/**
 * One dataset by the regions of one level and by year.
 *
 * @param level the level
 * @param years the years that occur, XXXX last if there is any record without a year
 * @param places the regions that occur, by code
 */
record LevelSection(String level, List<String> years, List<Place> places) {

  private static final String UNKNOWN = "unknown";

  /**
   * One region.
   *
   * @param code its code
   * @param name its name; null for places that are not known at this level
   * @param within for a place that is not known at this level, the region above that is; null
   *     otherwise
   * @param years by year, the figures by column
   */
  record Place(
      String code,
      String name,
      String within,
      NavigableMap<String, NavigableMap<String, DisplayedFigure>> years) {

    @JsonIgnore
    boolean isKnown() {
      return name != null;
    }
  }

  /**
   * The section of one level.
   *
   * @param tables tables of that level that give the same sums by year, the first for its names
   */
  static LevelSection of(ReportRows facts, List<ReportTable> tables, List<Measure> measures)
      throws IOException {
    NavigableMap<String, SumsByKey> byCode = new TreeMap<>();
    NavigableMap<String, String> names = new TreeMap<>();
    for (ReportTable table : tables) {
      NavigableMap<String, SumsByKey> sums = new TreeMap<>();
      NavigableMap<String, String> newest = new TreeMap<>();
      facts.eachCell(
          table,
          List.of("period_key", "region_code", "region_name"),
          row -> {
            String code = row.text("region_code");
            // The newest name of a region that was renamed.
            newest.put(code, row.text("region_name"));
            sums.computeIfAbsent(code, any -> new SumsByKey(measures))
                .add(Periods.yearOf(row.text("period_key")), row);
          });
      newest.forEach(names::putIfAbsent);
      sums.forEach(
          (code, of) -> byCode.computeIfAbsent(code, any -> new SumsByKey(measures)).improve(of));
    }
    TreeSet<String> years = new TreeSet<>();
    List<Place> places = new ArrayList<>();
    byCode.forEach((code, sums) -> places.add(place(code, names.get(code), sums)));
    places.forEach(place -> years.addAll(place.years().keySet()));
    return new LevelSection(tables.get(0).level(), List.copyOf(years), places);
  }

  private static Place place(String code, String name, SumsByKey sums) {
    boolean known = isKnown(code);
    String within = known || code.equals(UNKNOWN) ? null : code.substring(0, code.lastIndexOf('/'));
    return new Place(DisplayText.code(code), known ? name : null, within, sums.byKey());
  }

  /** Whether a code is that of a region, and not of the unknown place below one. */
  static boolean isKnown(String code) {
    return !code.equals(UNKNOWN) && !code.endsWith("/" + UNKNOWN);
  }

  /** How precise a region code of a table by this level is. */
  static String precision(String code, String level) {
    if (code.equals(UNKNOWN)) {
      return UNKNOWN;
    }
    return code.endsWith("/" + UNKNOWN) ? "above " + level : level;
  }
}
