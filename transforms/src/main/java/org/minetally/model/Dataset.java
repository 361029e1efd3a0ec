package org.minetally.model;

import java.util.Arrays;
import java.util.List;

/** The two kinds of record that are counted. They are never added to one another. */
public enum Dataset {
  /** People killed and injured. */
  CASUALTIES("casualties"),
  /** Explosive ordnance found and cleared, and land released. */
  DETECTIONS("detections");

  private final String label;

  Dataset(String label) {
    this.label = label;
  }

  /** The name used in job files, table names and reports. */
  public String label() {
    return label;
  }

  /** The measures a record of this dataset carries, in the order of the output columns. */
  public List<Measure> measures() {
    return Arrays.stream(Measure.values()).filter(m -> m.datasets().contains(this)).toList();
  }

  /** The dimensions a table of this dataset may have, in the order of the output columns. */
  public List<Dimension> dimensions() {
    return Arrays.stream(Dimension.values()).filter(d -> d.datasets().contains(this)).toList();
  }
}
