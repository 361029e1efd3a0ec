package org.minetally.reconcile;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.mapping.PointCase;
import org.minetally.mapping.Rejection;
import org.minetally.model.Measure;
import org.minetally.model.UnmatchedName;
import org.minetally.period.Period;
import org.minetally.region.RegionCell;

/**
 * What one stage of the graph says about the records that went through it. Reports are made inside
 * the pipeline, from the elements themselves; a runner's metrics may count a retried bundle twice.
 */
public sealed interface Message extends Serializable {

  /**
   * Hands this report to the method of the visitor for its kind.
   *
   * @throws X what the visitor throws
   */
  <X extends Exception> void accept(Visitor<X> visitor) throws X;

  /**
   * Handles each kind of report.
   *
   * @param <X> what it may throw
   */
  interface Visitor<X extends Exception> {
    void visit(RangeCounts report) throws X;

    void visit(ExcludedRecords report) throws X;

    void visit(NotedRecords report) throws X;

    void visit(PointCounts report) throws X;

    void visit(FindingRaised report) throws X;

    void visit(ClaimChecked report) throws X;

    void visit(TableSize report) throws X;

    void visit(SourceTotals report) throws X;

    void visit(NewestDates report) throws X;

    void visit(FactTableTotals report) throws X;

    void visit(IncidentTableTotals report) throws X;

    void visit(SummaryTableTotals report) throws X;
  }

  /**
   * One byte range of one file was read.
   *
   * @param source the source's number in the run
   * @param file the file's number in the source
   * @param range the range's number in the file
   * @param records records read
   * @param lines lines read
   * @param accepted records that became canonical
   * @param rejected those that did not, in reading order
   * @param filtered records that the profile's filters exclude; see {@link FilteredValues#all}
   */
  record RangeCounts(
      int source,
      int file,
      int range,
      long records,
      long lines,
      long accepted,
      List<RejectedRecord> rejected,
      Map<String, Long> filtered)
      implements Message {
    public RangeCounts {
      rejected = List.copyOf(rejected);
      filtered = Map.copyOf(filtered);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A record that was rejected.
   *
   * @param record its number in the range, from 0
   * @param line its first line in the range, from 0
   * @param why the rejection
   */
  record RejectedRecord(long record, long line, Rejection why) implements Serializable {}

  /**
   * Accepted records that do not count.
   *
   * @param source the source's number in the run
   * @param cause why they do not
   * @param records how many
   */
  record ExcludedRecords(int source, Exclusion cause, long records) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A count of a source's records that says nothing of what becomes of them.
   *
   * @param source the source's number in the run
   * @param note what they have in common
   * @param records how many
   */
  record NotedRecords(int source, RecordNote note, long records) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * Accepted records by what their points say. It is the origin of the notes about points.
   *
   * @param source the source's number in the run
   * @param records how many of each case
   */
  record PointCounts(int source, SortedMap<PointCase, Long> records) implements Message {
    public PointCounts {
      records = new TreeMap<>(records);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * Something about one record that a person should look at.
   *
   * @param finding what
   */
  record FindingRaised(Finding finding) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A claim that was held against the records.
   *
   * @param number its number in the run
   * @param claim what came of it
   */
  record ClaimChecked(int number, Reconciliation.ClaimResult claim) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A table that is written beside the fact tables.
   *
   * @param name its name
   * @param rows its rows
   */
  record TableSize(String name, long rows) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * Records that were summed, counted before they entered any table.
   *
   * @param source the source's number in the run
   * @param records how many
   * @param totals each measure's sum; a measure that no record reports is absent
   * @param unmatched records by the place name that was not found
   */
  record SourceTotals(
      int source,
      long records,
      SortedMap<Measure, Long> totals,
      SortedMap<UnmatchedName, Long> unmatched)
      implements Message {
    public SourceTotals {
      totals = new TreeMap<>(totals);
      unmatched = new TreeMap<>(unmatched);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * How far a source's records reach, of those that count.
   *
   * @param source the source's number in the run
   * @param precise the last day of those whose date is known to the month or better, in days since
   *     1970-01-01; {@link Integer#MIN_VALUE} if there is none
   * @param any the last day of all; likewise
   */
  record NewestDates(int source, int precise, int any) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A fact table as it will be written.
   *
   * @param table its number in the run
   * @param rows its rows
   * @param totals each measure's sum over them, as far as they show it
   * @param suppressed the sum of what they do not show
   * @param periods the periods that occur
   * @param regions the region cells that occur
   */
  record FactTableTotals(
      int table,
      long rows,
      SortedMap<Measure, Long> totals,
      SortedMap<Measure, Long> suppressed,
      Set<Period> periods,
      Set<RegionCell> regions)
      implements Message {
    public FactTableTotals {
      totals = new TreeMap<>(totals);
      suppressed = new TreeMap<>(suppressed);
      periods = Set.copyOf(periods);
      regions = Set.copyOf(regions);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A table of incidents as it will be written.
   *
   * @param name its name
   * @param rows its rows
   * @param totals the sum over them of each number, by its column; a column that is NULL throughout
   *     is absent
   */
  record IncidentTableTotals(String name, long rows, SortedMap<String, Long> totals)
      implements Message {
    public IncidentTableTotals {
      totals = new TreeMap<>(totals);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A summary table as it will be written.
   *
   * @param summary its number among the run's summary tables
   * @param rows its rows
   * @param totals the sum over them of each column that can be added up, by its name; a column that
   *     is NULL throughout is absent
   * @param suppressed likewise the sum of what they do not show
   * @param periods the periods that occur
   * @param regions the region cells that occur
   */
  record SummaryTableTotals(
      int summary,
      long rows,
      SortedMap<String, Long> totals,
      SortedMap<String, Long> suppressed,
      Set<Period> periods,
      Set<RegionCell> regions)
      implements Message {
    public SummaryTableTotals {
      totals = new TreeMap<>(totals);
      suppressed = new TreeMap<>(suppressed);
      periods = Set.copyOf(periods);
      regions = Set.copyOf(regions);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }
}
