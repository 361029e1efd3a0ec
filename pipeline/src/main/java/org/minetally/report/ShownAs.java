package org.minetally.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What the map and the ranking of places show: numbers or rates. */
enum ShownAs {
  NUMBER,
  PER_100000,
  PER_KM2;

  private static final double INHABITANTS = 100_000;

  /** Returns the key of the form in the page. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the forms of a measure in which any of these regions can be shown. */
  static List<ShownAs> of(String dataset, String measure, Collection<RegionInfo> regions) {
    List<ShownAs> forms = new ArrayList<>(List.of(NUMBER));
    if (!measure.equals("records")) {
      boolean isPeople = dataset.equals("casualties");
      if (isPeople && regions.stream().anyMatch(region -> isPositive(region.population()))) {
        forms.add(PER_100000);
      } else if (!isPeople && regions.stream().anyMatch(region -> isPositive(region.areaKm2()))) {
        forms.add(PER_KM2);
      }
    }
    return forms;
  }

  /**
   * Returns the inhabitants or the area by which a figure of a region is divided; null if not
   * known.
   *
   * @param year the year; null for all years
   */
  Number base(RegionInfo region, String year) {
    if (region == null) {
      return null;
    }
    Number base =
        this == PER_KM2
            ? region.areaKm2()
            : year == null
                ? region.population()
                : region.populations() == null ? null : region.populations().get(year);
    return isPositive(base) ? base : null;
  }

  /** Returns the rate of a figure; over several years, that of people is a yearly average. */
  double rate(double figure, Number base, int years) {
    return this == PER_KM2
        ? figure / base.doubleValue()
        : figure * INHABITANTS / base.doubleValue() / years;
  }

  private static boolean isPositive(Number number) {
    return number != null && number.doubleValue() > 0;
  }
}
