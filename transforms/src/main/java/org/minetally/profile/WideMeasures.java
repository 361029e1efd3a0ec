package org.minetally.profile;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.minetally.model.Layout;
import org.minetally.model.Measure;

/**
 * How the figures of a record and of its parts stand in one row: first the measures of the whole,
 * then those of each member of the source's {@link Split}. Values are {@link Measure#NOT_REPORTED}
 * where nothing is told.
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

  /** The rows of a source with this mapping, in a run whose records carry this layout. */
  public static WideMeasures of(Layout layout, MeasureMapping mapping) {
    return mapping instanceof MeasureMapping.Counted counted
        ? new WideMeasures(
            layout.measures(), counted.columns().keySet(), true, counted.split().members())
        : new WideMeasures(layout.measures(), Set.of(), false, List.of());
  }

  /** The number of values in a row. */
  public int width() {
    return mapped.length;
  }

  /** The measures of the whole and of each member. */
  public List<Measure> measures() {
    return measures;
  }

  /** The number of members. */
  public int members() {
    return members.size();
  }

  /** A member's label. */
  public String label(int member) {
    return members.get(member).label();
  }

  /** The measure of which a value is. */
  public Measure measure(int position) {
    return measures.get(position % measures.size());
  }

  /** What a value is, in words: {@code killed}, or {@code killed (civilian)} for a member. */
  public String name(int position) {
    int member = position / measures.size() - 1;
    String column = measure(position).column();
    return member < 0 ? column : column + " (" + label(member) + ")";
  }

  /** Where a member's value stands. */
  public int position(int member, int measure) {
    return (1 + member) * measures.size() + measure;
  }

  /** Whether the source has a column for a value. */
  public boolean isMapped(int position) {
    return mapped[position];
  }

  /** Whether the whole's victims are the sum of its outcomes. */
  public boolean derivesVictims() {
    return victims >= 0 && !mapped[victims];
  }

  /** The place of {@link Measure#VICTIMS}, or -1. */
  public int victims() {
    return victims;
  }

  /**
   * A member's value: its victims, where it has no column for them, are the sum of its outcomes.
   *
   * @throws ArithmeticException if the sum is more than a number holds
   */
  public long part(long[] values, int member, int measure) {
    int position = position(member, measure);
    return measure == victims && !mapped[position]
        ? outcomes(values, position(member, 0))
        : values[position];
  }

  /**
   * The sum over the members, of those that report.
   *
   * @throws ArithmeticException if the sum is more than a number holds
   */
  public long parts(long[] values, int measure) {
    long sum = Measure.NOT_REPORTED;
    for (int member = 0; member < members.size(); member++) {
      sum = Measure.add(sum, part(values, member, measure));
    }
    return sum;
  }

  /**
   * The sum of the outcomes in a run of measures.
   *
   * @param from where the run begins in the row
   * @throws ArithmeticException if the sum is more than a number holds
   */
  public long outcomes(long[] values, int from) {
    long sum = Measure.NOT_REPORTED;
    for (int outcome : outcomes) {
      sum = Measure.add(sum, values[from + outcome]);
    }
    return sum;
  }
}
