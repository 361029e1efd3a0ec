package org.minetally.series;

import java.util.List;

/**
 * The result of resolving a series.
 *
 * @param increments the amounts that count, in chronological order
 * @param remarks findings for a person to review
 * @param superseded the number of figures that do not count because others replace them
 */
record Resolution(List<Increment> increments, List<SeriesFinding> remarks, int superseded) {
  public Resolution {
    increments = List.copyOf(increments);
    remarks = List.copyOf(remarks);
  }
}
