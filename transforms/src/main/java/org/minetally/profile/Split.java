package org.minetally.profile;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.profile.MeasureMapping.Quantity;

/**
 * Declares that one record holds the figures of several members of a dimension in separate columns,
 * for example civilians and soldiers.
 *
 * @param dimension the dimension; null only in {@link #NONE}
 * @param members the members, in the order of the profile
 */
public record Split(Dimension dimension, List<Member> members) implements Serializable {

  /** Each record belongs to one member. */
  public static final Split NONE = new Split(null, List.of());

  public Split {
    members = List.copyOf(members);
  }

  /**
   * One member's figures.
   *
   * @param label the member
   * @param columns the columns of its figures
   */
  public record Member(String label, Map<Measure, Quantity> columns) implements Serializable {

    public Member {
      columns = Map.copyOf(columns);
    }

    /** Returns the measures that it reports, in the order of {@link Measure}. */
    public Set<Measure> measures() {
      return new TreeMap<>(columns).keySet();
    }
  }

  /** Returns whether there are members. */
  public boolean any() {
    return !members.isEmpty();
  }
}
