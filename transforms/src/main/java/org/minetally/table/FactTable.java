package org.minetally.table;

import java.io.Serializable;
import java.util.List;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.period.PeriodType;

/**
 * One fact table: a dataset at one grain.
 *
 * @param dataset the dataset that it counts
 * @param period the period type
 * @param level the gazetteer level
 * @param dimensions the dimensions by which it is broken down, in the order of the output columns
 */
public record FactTable(
    Dataset dataset, PeriodType period, String level, List<Dimension> dimensions)
    implements Serializable {

  public FactTable {
    dimensions = dimensions.stream().sorted().distinct().toList();
  }

  /** Returns the table's folder, such as {@code casualties_by_month_district}. */
  public String name() {
    return dataset.label() + "_by_" + period.label() + "_" + level;
  }
}
