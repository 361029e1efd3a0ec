package org.minetally.job;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much figures may move from one snapshot to the next.
 *
 * @param scope the figures that it limits
 * @param increaseShare the largest increase as a share of the previous figure; null for no limit
 * @param decreaseShare the largest decrease as a share of the previous figure; null for no limit
 * @param ignoreBelow smaller changes, in the unit of the figure, are never too large
 */
public record ChangeLimit(
    Scope scope, Double increaseShare, Double decreaseShare, BigDecimal ignoreBelow)
    implements Serializable {

  /** What is compared. */
  public enum Per {
    /** Each figure of a table. */
    CELL,
    /** The sum of a region's figures over periods and dimensions. */
    REGION,
    /** The sum of a column. */
    TABLE,
    /** The number of counted records of a source. */
    SOURCE;

    /** Returns the word in the job file. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The figures that a limit applies to.
   *
   * @param per what is compared
   * @param names patterns of table names; for {@link Per#SOURCE}, ids of sources
   * @param regions patterns of region codes; none match every region
   * @param measures the columns of figures; none means all
   */
  public record Scope(Per per, List<String> names, List<String> regions, List<String> measures)
      implements Serializable {

    public Scope {
      names = List.copyOf(names);
      regions = List.copyOf(regions);
      measures = List.copyOf(measures);
    }

    /** Returns whether the limit applies to a table, or to a source. */
    public boolean includes(String name) {
      return new TablePatterns(names).match(name);
    }

    /** Returns whether the limit applies to a region. */
    public boolean includesRegion(String code) {
      return new TablePatterns(regions).match(code);
    }

    /** Returns whether the limit applies to a column. */
    public boolean includesMeasure(String column) {
      return measures.isEmpty() || measures.contains(column);
    }
  }

  /** Returns whether a figure moved too far, computed without rounding. */
  public boolean isExceeded(BigDecimal was, BigDecimal is) {
    BigDecimal change = is.subtract(was);
    Double most = change.signum() > 0 ? increaseShare : decreaseShare;
    return change.signum() != 0
        && most != null
        && change.abs().compareTo(ignoreBelow) >= 0
        && change.abs().compareTo(was.abs().multiply(new BigDecimal(most.toString()))) > 0;
  }

  /** Returns the limits as words. */
  public String text() {
    List<String> parts = new ArrayList<>();
    if (increaseShare != null) {
      parts.add(String.format(Locale.ROOT, "%.2f %% more", 100 * increaseShare));
    }
    if (decreaseShare != null) {
      parts.add(String.format(Locale.ROOT, "%.2f %% less", 100 * decreaseShare));
    }
    return String.join(", ", parts);
  }
}
