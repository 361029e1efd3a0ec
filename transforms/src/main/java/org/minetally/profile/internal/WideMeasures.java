package org.minetally.profile.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.Split;

/**
 * The layout of one row that holds the figures of a record and of its parts: first the measures of
 * the whole, then those of each member of the source's {@link Split}. A missing value is {@link
 * Measure#NOT_REPORTED}.
 */
public final class WideMeasures {

  private static final Set<Measure> OUTCOMES =
      EnumSet.of(Measure.KILLED, Measure.INJURED, Measure.OUTCOME_UNKNOWN);

  private final List<Measure> measures;
  private final List<Split.Member> members;
  private final boolean[] mapped;
  private final int victims;
  private final int[] outcomes;

  private WideMeasures(
      List<Measure> measures, Set<Measure> whole, boolean counted, List<Split.Member> members) {
    this.measures = measures;
    this.members = members;
    this.victims = measures.indexOf(Measure.VICTIMS);
    this.outcomes =
        OUTCOMES.stream().mapToInt(measures::indexOf).filter(position -> position >= 0).toArray();
    this.mapped = new boolean[measures.size() * (1 + members.size())];
    for (int i = 0; i < measures.size(); i++) {
      mapped[i] = !counted || whole.contains(measures.get(i));
      for (int member = 0; member < members.size(); member++) {
        mapped[position(member, i)] = members.get(member).columns().containsKey(measures.get(i));
      }
    }
  }

  /**
   * Returns the row layout of a source with this mapping, in a run whose records have this layout.
   */
  public static WideMeasures of(Layout layout, MeasureMapping mapping) {
    return mapping instanceof MeasureMapping.Counts counted
        ? new WideMeasures(
            layout.measures(), counted.columns().keySet(), true, counted.split().members())
        : new WideMeasures(layout.measures(), Set.of(), false, List.of());
  }

  /** Returns the number of values in a row. */
  public int width() {
    return mapped.length;
  }

  /** Returns the measures of the whole and of each member. */
  public List<Measure> measures() {
    return measures;
  }

  /** Returns the number of members. */
  public int members() {
    return members.size();
  }

  /** Returns a member's label. */
  public String label(int member) {
    return members.get(member).label();
  }

  /** Returns the measure of the value at a position. */
  public Measure measure(int position) {
    return measures.get(position % measures.size());
  }

  /** Returns the name of a value: {@code killed}, or {@code killed (civilian)} for a member. */
  public String name(int position) {
    int member = position / measures.size() - 1;
    String column = measure(position).column();
    return member < 0 ? column : column + " (" + label(member) + ")";
  }

  /** Returns the position of a member's value. */
  public int position(int member, int measure) {
    return (1 + member) * measures.size() + measure;
  }

  /** Returns whether the source has a column for a value. */
  public boolean isMapped(int position) {
    return mapped[position];
  }

  /** Returns whether the victims of the whole are the sum of its outcomes. */
  public boolean derivesVictims() {
    return victims >= 0 && !mapped[victims];
  }

  /** Returns the position of {@link Measure#VICTIMS}, or -1 if it is not a measure. */
  public int victims() {
    return victims;
  }

  /**
   * Returns a member's value. If the source has no column for the member's victims, they are the
   * sum of its outcomes.
   *
   * @throws ArithmeticException if the sum overflows
   */
  public long part(long[] values, int member, int measure) {
    int position = position(member, measure);
    return measure == victims && !mapped[position]
        ? outcomes(values, position(member, 0))
        : values[position];
  }

  /**
   * Returns the sum over the members that report the measure.
   *
   * @throws ArithmeticException if the sum overflows
   */
  public long parts(long[] values, int measure) {
    long sum = Measure.NOT_REPORTED;
    for (int member = 0; member < members.size(); member++) {
      sum = Measure.add(sum, part(values, member, measure));
    }
    return sum;
  }

  /**
   * Returns the sum of the outcomes in one set of measures.
   *
   * @param from the position of the set's first measure in the row
   * @throws ArithmeticException if the sum overflows
   */
  public long outcomes(long[] values, int from) {
    long sum = Measure.NOT_REPORTED;
    for (int outcome : outcomes) {
      sum = Measure.add(sum, values[from + outcome]);
    }
    return sum;
  }
}
