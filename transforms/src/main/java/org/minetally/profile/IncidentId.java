package org.minetally.profile;

import java.io.Serializable;
import java.util.List;

/**
 * The columns that together tell one incident from another.
 *
 * @param columns the columns; empty: the source does not tell
 * @param estimated whether they are no declared id, so that the number of incidents is an estimate
 */
public record IncidentId(List<String> columns, boolean estimated) implements Serializable {

  /** The source does not tell incidents apart. */
  public static final IncidentId NONE = new IncidentId(List.of(), false);

  public IncidentId {
    columns = List.copyOf(columns);
  }

  /** Whether the source tells incidents apart. */
  public boolean any() {
    return !columns.isEmpty();
  }
}
