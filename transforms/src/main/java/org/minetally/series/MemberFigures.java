package org.minetally.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minetally.model.Measure;
import org.minetally.profile.WideMeasures;

/**
 * Deals a record's figures out: to each member that it tells of, and what is left of the whole to
 * the unknown member. The rows of a record add up to its whole.
 */
public final class MemberFigures {

  /** The member of a row that holds the rest, or the whole where there are no members. */
  public static final int REST = -1;

  private static final int NOWHERE = -1;

  private final WideMeasures measures;

  /** Deals out records with these figures. */
  public MemberFigures(WideMeasures measures) {
    this.measures = measures;
  }

  /** One member's figures. */
  public static final class Row {
    private final int member;
    private final int weight;
    private final long[] values;

    Row(int member, int weight, long[] values) {
      this.member = member;
      this.weight = weight;
      this.values = values;
    }

    /** The member's number, or {@link #REST}. */
    public int member() {
      return member;
    }

    /** Of how many records it is: 1 for one row of a record, 0 for the others. */
    public int weight() {
      return weight;
    }

    /** The value of a measure, or {@link Measure#NOT_REPORTED}. */
    public long value(int measure) {
      return values[measure];
    }
  }

  /** The rows of a record that stands by itself. */
  public List<Row> rows(long[] values) {
    long[] completed = CompletedTotals.completed(measures, new PublishedFigure(0, 0, 0, values));
    return rows(completed, true);
  }

  /** The rows of an increment. */
  public List<Row> rows(Increment increment) {
    return rows(increment.values(), increment.counts());
  }

  private List<Row> rows(long[] values, boolean counts) {
    int size = measures.measures().size();
    List<long[]> parts = new ArrayList<>();
    List<Integer> members = new ArrayList<>();
    for (int member = 0; member < measures.members(); member++) {
      long[] part = new long[size];
      for (int measure = 0; measure < size; measure++) {
        part[measure] = measures.part(values, member, measure);
      }
      if (Arrays.stream(part).anyMatch(value -> value != Measure.NOT_REPORTED)) {
        parts.add(part);
        members.add(member);
      }
    }
    long[] rest = rest(values);
    if (parts.isEmpty() || hasRest(values, rest)) {
      parts.add(rest);
      members.add(REST);
    }
    int counting = counts ? Math.max(0, members.indexOf(REST)) : NOWHERE;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      rows.add(new Row(members.get(i), i == counting ? 1 : 0, parts.get(i)));
    }
    return rows;
  }

  /** The whole less its parts. A whole that is not there is as good as one of 0. */
  private long[] rest(long[] values) {
    long[] rest = new long[measures.measures().size()];
    for (int measure = 0; measure < rest.length; measure++) {
      long parts = measures.parts(values, measure);
      rest[measure] =
          parts == Measure.NOT_REPORTED || !measures.isMapped(measure)
              ? values[measure]
              : Measure.add(values[measure], Math.negateExact(parts));
    }
    if (measures.derivesVictims()) {
      rest[measures.victims()] = measures.outcomes(rest, 0);
    }
    return rest;
  }

  /** Whether there is a rest to tell of: nothing is left of a whole that its parts make. */
  private boolean hasRest(long[] values, long[] rest) {
    for (int measure = 0; measure < rest.length; measure++) {
      boolean told = rest[measure] != Measure.NOT_REPORTED && measures.isMapped(measure);
      boolean made = rest[measure] == 0 && measures.parts(values, measure) != Measure.NOT_REPORTED;
      if (told && !made) {
        return true;
      }
    }
    return false;
  }
}
