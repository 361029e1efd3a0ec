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
 * That one record holds the figures of several members of a dimension, in columns of their own,
 * such as those of civilians beside those of soldiers.
 *
 * @param dimension the dimension; null only in {@link #NONE}
 * @param members the members, in the order of the profile
 */
public record Split(Dimension dimension, List<Member> members) implements Serializable {

  /** A record is of one member. */
  public static final Split NONE = new Split(null, List.of());

  public Split {
    members = List.copyOf(members);
  }

  /**
   * One member's figures.
   *
   * @param label the member
   * @param columns where its figures are
   */
  public record Member(String label, Map<Measure, Quantity> columns) implements Serializable {

    public Member {
      columns = Map.copyOf(columns);
    }

    /** The measures that it reports, in their own order. */
    public Set<Measure> measures() {
      return new TreeMap<>(columns).keySet();
    }
  }

  /** Whether there are members. */
  public boolean any() {
    return !members.isEmpty();
  }
}
