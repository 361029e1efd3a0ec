package org.minetally.series;

import java.util.List;

/**
 * What a series comes to.
 *
 * @param increments what counts, in the order of time
 * @param remarks what a person should look at
 * @param superseded how many figures do not count, since others count in their place
 */
public record Resolution(List<Increment> increments, List<SeriesFinding> remarks, int superseded) {
  public Resolution {
    increments = List.copyOf(increments);
    remarks = List.copyOf(remarks);
  }
}
