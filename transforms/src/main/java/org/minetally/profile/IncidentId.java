package org.minetally.profile;

import java.io.Serializable;
import java.util.List;

/**
 * The columns that together identify an incident.
 *
 * @param columns the columns; empty if the source does not identify incidents
 * @param estimated whether the columns are not a declared id, which makes the number of incidents
 *     an estimate
 */
public record IncidentId(List<String> columns, boolean estimated) implements Serializable {

  /** The source does not identify incidents. */
  public static final IncidentId NONE = new IncidentId(List.of(), false);

  public IncidentId {
    columns = List.copyOf(columns);
  }

  /** Returns whether the source identifies incidents. */
  public boolean any() {
    return !columns.isEmpty();
  }
}
