package org.minetally.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The classes of a map: the sextiles of the figures above 0, each rounded to the nearest of 1, 2
 * and 5 times a power of ten. The script uses the same method.
 *
 * @param limits the upper limit of each class but the last, in ascending order
 */
record MapClasses(List<Double> limits) {

  private static final int SHADES = 6;
  private static final int MIDDLE = 4;

  MapClasses {
    limits = List.copyOf(limits);
  }

  static MapClasses of(List<BigDecimal> figures) {
    double[] sorted =
        figures.stream().mapToDouble(BigDecimal::doubleValue).filter(f -> f > 0).sorted().toArray();
    TreeSet<Double> limits = new TreeSet<>();
    for (int sixth = 1; sixth < SHADES && sorted.length > 0; sixth++) {
      double limit = rounded(sorted[Math.min(sorted.length - 1, sixth * sorted.length / SHADES)]);
      if (limit >= sorted[0] && limit < sorted[sorted.length - 1]) {
        limits.add(limit);
      }
    }
    return new MapClasses(new ArrayList<>(limits));
  }

  private static double rounded(double figure) {
    double power = Math.pow(10, Math.floor(Math.log10(figure)));
    double best = power;
    for (double of : new double[] {2, 5, 10}) {
      if (distance(figure, of * power) < distance(figure, best)) {
        best = of * power;
      }
    }
    return best;
  }

  private static double distance(double figure, double round) {
    return Math.abs(Math.log(figure / round));
  }

  /** Returns the number of the shade of a figure, from 0 for a figure of 0 to 6. */
  int shade(double figure) {
    if (figure <= 0) {
      return 0;
    }
    return shadeOf((int) limits.stream().filter(limit -> figure > limit).count());
  }

  /** Returns the number of the shade of a class, counted from 0. */
  int shadeOf(int at) {
    if (limits.isEmpty()) {
      return MIDDLE;
    }
    return 1 + (int) Math.round(at * (SHADES - 1.0) / limits.size());
  }
}
