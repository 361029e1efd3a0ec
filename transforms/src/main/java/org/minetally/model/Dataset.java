package org.minetally.model;

import java.util.Arrays;
import java.util.List;

/** The two kinds of records. Their counts are never added together. */
public enum Dataset {
  /** People killed and injured. */
  CASUALTIES("casualties"),
  /** Explosive ordnance found and cleared, and land released. */
  DETECTIONS("detections");

  private final String label;

  Dataset(String label) {
    this.label = label;
  }

  /** Returns the name used in job files, table names and reports. */
  public String label() {
    return label;
  }

  /**
   * Returns the measures of this dataset's records, in the order of the output columns, without low
   * and high estimates.
   */
  public List<Measure> measures() {
    return Arrays.stream(Measure.values())
        .filter(measure -> measure.datasets().contains(this) && !measure.isBound())
        .toList();
  }

  /**
   * Returns the dimensions that a table of this dataset may have, in the order of the output
   * columns.
   */
  public List<Dimension> dimensions() {
    return Arrays.stream(Dimension.values()).filter(d -> d.datasets().contains(this)).toList();
  }
}
