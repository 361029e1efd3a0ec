package org.minetally.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The columns of one dataset's records in a run, in order.
 *
 * @param dataset the dataset
 * @param dimensions the dimensions that any of its tables needs
 * @param measures the measures that are summed, without {@link Measure#RECORDS}, because every
 *     record counts as one
 */
public record Layout(Dataset dataset, List<Dimension> dimensions, List<Measure> measures)
    implements Serializable {

  public Layout {
    dimensions = dimensions.stream().sorted().distinct().toList();
    measures = List.copyOf(measures);
  }

  /** Returns the layout for tables with these dimensions, with every measure of the dataset. */
  public static Layout of(Dataset dataset, List<Dimension> dimensions) {
    return of(dataset, dimensions, Set.of());
  }

  /**
   * Returns the layout for tables with these dimensions, with every measure of the dataset.
   *
   * @param bounded the measures that also have low and high estimates
   */
  public static Layout of(Dataset dataset, List<Dimension> dimensions, Set<Measure> bounded) {
    return new Layout(
        dataset,
        dimensions,
        Arrays.stream(Measure.values())
            .filter(measure -> measure.datasets().contains(dataset) && measure != Measure.RECORDS)
            .filter(measure -> !measure.isBound() || bounded.contains(measure.estimate()))
            .toList());
  }
}
