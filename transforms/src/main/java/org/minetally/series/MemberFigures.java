package org.minetally.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minetally.model.Measure;
import org.minetally.profile.internal.WideMeasures;

/**
 * Splits a record's figures into rows: one for each member with a figure, and one for the remainder
 * of the total, which belongs to the unknown member. The rows of a record add up to its total.
 */
final class MemberFigures {

  /** The member of the row with the remainder, or with the total if there are no members. */
  public static final int REST = -1;

  private static final int NOWHERE = -1;

  private final WideMeasures measures;

  /** Creates a splitter for records with these figures. */
  public MemberFigures(WideMeasures measures) {
    this.measures = measures;
  }

  /** The figures of one member. */
  public static final class Row {
    private final int member;
    private final int weight;
    private final long[] values;

    Row(int member, int weight, long[] values) {
      this.member = member;
      this.weight = weight;
      this.values = values;
    }

    /** Returns the member's number, or {@link #REST}. */
    public int member() {
      return member;
    }

    /**
     * Returns the number of records that the row counts as: 1 for one row of a record, 0 for the
     * others.
     */
    public int weight() {
      return weight;
    }

    /** Returns the value of a measure, or {@link Measure#NOT_REPORTED}. */
    public long value(int measure) {
      return values[measure];
    }
  }

  /** Returns the rows of a record that is not part of a series. */
  public List<Row> rows(long[] values) {
    long[] completed = CompletedTotals.completed(measures, new PublishedFigure(0, 0, 0, values));
    return rows(completed, true);
  }

  /** Returns the rows of an increment. */
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

  /** Returns the total minus its parts. A missing total counts as 0. */
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

  /** Returns whether the remainder needs a row; it does not if the parts make up the total. */
  private boolean hasRest(long[] values, long[] rest) {
    for (int measure = 0; measure < rest.length; measure++) {
      boolean reported = rest[measure] != Measure.NOT_REPORTED && measures.isMapped(measure);
      boolean used = rest[measure] == 0 && measures.parts(values, measure) != Measure.NOT_REPORTED;
      if (reported && !used) {
        return true;
      }
    }
    return false;
  }
}
