package org.minetally.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The figures of a dataset by year and by region of one level.
 *
 * @param level the level
 * @param years the years with records; XXXX comes last, for records without a year
 * @param places the regions with records, sorted by code
 */
record LevelSection(String level, List<String> years, List<Place> places) {

  private static final String UNKNOWN = "unknown";

  /**
   * A region, or the unknown part of a region above.
   *
   * @param code the code
   * @param name the name; null if the region is unknown at this level
   * @param within the code of the known region above, if the region is unknown at this level; null
   *     otherwise
   * @param years the figures by year, then by column
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
   * Returns the section of a level.
   *
   * @param tables the tables of the level, which give the same sums by year; names come from the
   *     first table that has them
   * @param newSums creates sums without rows
   */
  static LevelSection of(ReportRows facts, List<ReportTable> tables, Supplier<SumsByKey> newSums)
      throws IOException {
    NavigableMap<String, SumsByKey> byCode = new TreeMap<>();
    NavigableMap<String, String> names = new TreeMap<>();
    for (ReportTable table : tables) {
      NavigableMap<String, SumsByKey> sums = new TreeMap<>();
      NavigableMap<String, String> newest = new TreeMap<>();
      facts.eachCell(
          table,
          List.of("period_key", "region_code", table.regionName()),
          row -> {
            String code = row.text("region_code");
            // For a renamed region, the newest name wins.
            newest.put(code, row.text(table.regionName()));
            sums.computeIfAbsent(code, any -> newSums.get())
                .add(Periods.yearOf(row.text("period_key")), row);
          });
      newest.forEach(names::putIfAbsent);
      sums.forEach((code, of) -> byCode.computeIfAbsent(code, any -> newSums.get()).improve(of));
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

  /** Returns whether a code belongs to a known region, rather than to an unknown part. */
  static boolean isKnown(String code) {
    return !code.equals(UNKNOWN) && !code.endsWith("/" + UNKNOWN);
  }

  /** Returns the precision of a region code in a table of this level. */
  static String precision(String code, String level) {
    if (code.equals(UNKNOWN)) {
      return UNKNOWN;
    }
    return code.endsWith("/" + UNKNOWN) ? "above " + level : level;
  }
}
