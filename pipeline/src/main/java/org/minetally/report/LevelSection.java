package org.minetally.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
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
   * @param years by year, the sums by column
   */
  record Place(
      String code,
      String name,
      String within,
      NavigableMap<String, NavigableMap<String, BigDecimal>> years) {

    @JsonIgnore
    boolean isKnown() {
      return name != null;
    }
  }

  static LevelSection of(Path snapshot, FactTable table, List<Measure> measures)
      throws IOException {
    List<String> columns = new ArrayList<>(List.of("period_key", "region_code", "region_name"));
    measures.forEach(measure -> columns.add(measure.column()));
    SnapshotTable rows = SnapshotTable.read(snapshot, table.name(), columns);
    NavigableMap<String, Sums> byCode = new TreeMap<>();
    NavigableMap<String, String> names = new TreeMap<>();
    TreeSet<String> years = new TreeSet<>();
    for (int row = 0; row < rows.rows(); row++) {
      String code = rows.text("region_code", row);
      String year = Periods.yearOf(rows.text("period_key", row));
      years.add(year);
      // Of a region that was renamed the newest name stands.
      names.put(code, rows.text("region_name", row));
      byCode.computeIfAbsent(code, any -> new Sums(measures)).add(year, rows, row);
    }
    List<Place> places = new ArrayList<>();
    byCode.forEach((code, sums) -> places.add(place(code, names.get(code), sums)));
    return new LevelSection(table.level(), List.copyOf(years), places);
  }

  private static Place place(String code, String name, Sums sums) {
    boolean known = isKnown(code);
    String within = known || code.equals(UNKNOWN) ? null : code.substring(0, code.lastIndexOf('/'));
    return new Place(code, known ? name : null, within, sums.byKey());
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
