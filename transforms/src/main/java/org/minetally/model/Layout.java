package org.minetally.model;

import java.io.Serializable;
import java.util.List;

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
    return new Layout(
        dataset,
        dimensions,
        dataset.measures().stream().filter(measure -> measure != Measure.RECORDS).toList());
  }
}
