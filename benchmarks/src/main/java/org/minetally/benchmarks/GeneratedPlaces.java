package org.minetally.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The invented country of the generated data: ten regions of eight districts. A few letters outside
 * ASCII test the readers.
 *
 * @param regions the upper level, ordered by code
 * @param districts the lower level, ordered by code
 */
record GeneratedPlaces(List<Region> regions, List<District> districts) {

  static final int REGIONS = 10;
  static final int DISTRICTS_PER_REGION = 8;

  private static final List<String> STARTS =
      List.of("Al", "Ber", "Cor", "Dal", "Esk", "Fər", "Gor", "Hal", "Ist", "Kañ");
  private static final List<String> ENDS =
      List.of("ava", "ben", "dor", "ék", "imar", "ora", "tal", "ur");

  GeneratedPlaces {
    regions = List.copyOf(regions);
    districts = List.copyOf(districts);
  }

  /**
   * A place of the upper level.
   *
   * @param code unique code, always text
   * @param name name
   */
  record Region(String code, String name) {}

  /**
   * A place of the lower level.
   *
   * @param code unique code, which starts with the region's
   * @param name name, unique
   * @param region the region that contains it
   * @param latitude the latitude of its centre in 1/100,000 degree
   * @param longitude the longitude of its centre in 1/100,000 degree
   */
  record District(String code, String name, Region region, int latitude, int longitude) {}

  /** Returns the invented country; the same on every call. */
  static GeneratedPlaces invented() {
    List<Region> regions = new ArrayList<>();
    List<District> districts = new ArrayList<>();
    for (int r = 0; r < REGIONS; r++) {
      Region region =
          new Region(String.format(Locale.ROOT, "GN%02d", r + 1), STARTS.get(r) + "land");
      regions.add(region);
      for (int d = 0; d < DISTRICTS_PER_REGION; d++) {
        districts.add(
            new District(
                String.format(Locale.ROOT, "%s%02d", region.code(), d + 1),
                STARTS.get(r) + ENDS.get(d),
                region,
                3_800_000 + r * 40_000,
                4_400_000 + d * 40_000));
      }
    }
    return new GeneratedPlaces(regions, districts);
  }

  /** Returns the gazetteer as CSV: code, name, level, parent, aliases. */
  String toCsv() {
    StringBuilder csv = new StringBuilder("code,name,level,parent,aliases\n");
    for (Region region : regions) {
      csv.append(region.code()).append(',').append(region.name()).append(",region,,\n");
    }
    for (District district : districts) {
      csv.append(district.code()).append(',').append(district.name()).append(",district,");
      csv.append(district.region().code()).append(",\n");
    }
    return csv.toString();
  }
}
