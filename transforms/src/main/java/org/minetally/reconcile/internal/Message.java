package org.minetally.reconcile.internal;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.mapping.internal.PointCase;
import org.minetally.mapping.internal.Reason;
import org.minetally.mapping.internal.Rejection;
import org.minetally.model.ClaimResult;
import org.minetally.model.Measure;
import org.minetally.model.UnmatchedName;
import org.minetally.period.Period;
import org.minetally.region.internal.RegionCell;

/**
 * A message from one stage of the graph about the records that it processed. Messages are computed
 * inside the pipeline from the elements themselves, because a runner's metrics may count a retried
 * bundle twice.
 */
public sealed interface Message extends Serializable {

  /**
   * Passes this message to the visitor's method for this kind of message.
   *
   * @throws X if the visitor does
   */
  <X extends Exception> void accept(Visitor<X> visitor) throws X;

  /**
   * Handles each kind of message.
   *
   * @param <X> the exception that it may throw
   */
  interface Visitor<X extends Exception> {
    void visit(RangeCounts message) throws X;

    void visit(RejectedRecords message) throws X;

    void visit(ExcludedRecords message) throws X;

    void visit(NotedRecords message) throws X;

    void visit(PointCounts message) throws X;

    void visit(UnusedWords message) throws X;

    void visit(LookupCounts message) throws X;

    void visit(FindingRaised message) throws X;

    void visit(FindingCounts message) throws X;

    void visit(ClaimChecked message) throws X;

    void visit(TableSize message) throws X;

    void visit(SourceTotals message) throws X;

    void visit(NewestDates message) throws X;

    void visit(FieldGaps message) throws X;

    void visit(ReportingLags message) throws X;

    void visit(FactTableTotals message) throws X;

    void visit(IncidentTableTotals message) throws X;

    void visit(SummaryTableTotals message) throws X;
  }

  /**
   * The counts of one byte range of a file that was read.
   *
   * @param range the range
   * @param records the number of records read
   * @param lines the number of lines read
   * @param accepted the number of accepted records
   * @param rejected the number of rejected records by reason; an absent one is 0
   * @param filtered the records that the profile's filters exclude; see {@link FilteredValues#all}
   */
  record RangeCounts(
      RangeId range,
      long records,
      long lines,
      long accepted,
      SortedMap<Reason, Long> rejected,
      Map<String, Long> filtered)
      implements Message {
    public RangeCounts {
      rejected = new TreeMap<>(rejected);
      filtered = Map.copyOf(filtered);
    }

    private static final Comparator<RangeCounts> ORDER = Comparator.comparing(RangeCounts::range);

    /** Returns the reading order. */
    public static Comparator<RangeCounts> order() {
      return ORDER;
    }

    /** Returns the source's number in the run. */
    public int source() {
      return range.source();
    }

    /** Returns the number of rejected records. */
    public long rejectedRecords() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns these counts without those of filters, which positions do not depend on. */
    public RangeCounts sizes() {
      return new RangeCounts(range, records, lines, accepted, rejected, Map.of());
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * Rejected records of a range. A range with many of them has several messages, because an engine
   * may not shuffle larger elements; all but the last have {@link #MOST} records.
   *
   * @param range the range
   * @param piece the number of the message in its range, from 0
   * @param records the records, in reading order
   */
  record RejectedRecords(RangeId range, int piece, List<RejectedRecord> records)
      implements Message {

    /** The largest number of records in a message. */
    public static final int MOST = 1 << 13;

    public RejectedRecords {
      records = List.copyOf(records);
    }

    private static final Comparator<RejectedRecords> ORDER =
        Comparator.comparing(RejectedRecords::range).thenComparingInt(RejectedRecords::piece);

    /** Returns the reading order. */
    public static Comparator<RejectedRecords> order() {
      return ORDER;
    }

    /** Returns the number of messages of a range. */
    public static int pieces(long rejected) {
      return Math.toIntExact((rejected + MOST - 1) / MOST);
    }

    /** Returns the message with its first records only. */
    public RejectedRecords first(int most) {
      return records.size() <= most
          ? this
          : new RejectedRecords(range, piece, records.subList(0, most));
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A rejected record.
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
   * @param cause why they do not count
   * @param records the number of records
   */
  record ExcludedRecords(int source, Exclusion cause, long records) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A count of a source's records that does not affect whether they count.
   *
   * @param source the source's number in the run
   * @param note what the records have in common
   * @param records the number of records
   */
  record NotedRecords(int source, RecordNote note, long records) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * The number of accepted records for each result of comparing a coordinate with the declared
   * place. The notes about coordinates are derived from it.
   *
   * @param source the source's number in the run
   * @param records the number of records for each result
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
   * The words of a source's profile that none of some records contains. A word is unused in the
   * whole source if it is in all messages.
   *
   * @param source the source's number in the run
   * @param words the words by the part of the profile that lists them; no part without words
   */
  record UnusedWords(int source, SortedMap<String, SortedSet<String>> words) implements Message {
    public UnusedWords {
      TreeMap<String, SortedSet<String>> copy = new TreeMap<>();
      words.forEach((key, of) -> copy.put(key, new TreeSet<>(of)));
      words = copy;
    }

    /** Returns the words that are unused in the records of both messages. */
    public UnusedWords and(UnusedWords other) {
      TreeMap<String, SortedSet<String>> both = new TreeMap<>();
      words.forEach(
          (key, of) -> {
            SortedSet<String> common = new TreeSet<>(of);
            common.retainAll(other.words.getOrDefault(key, new TreeSet<>()));
            if (!common.isEmpty()) {
              both.put(key, common);
            }
          });
      return new UnusedWords(source, both);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * Numbers of a lookup, to be added up.
   *
   * @param source the source's number in the run
   * @param lookup the lookup's number in the source
   * @param counts the numbers; an absent one is 0
   */
  record LookupCounts(int source, int lookup, SortedMap<LookupNote, Long> counts)
      implements Message {
    public LookupCounts {
      counts = new TreeMap<>(counts);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A finding about one record, for a person to review.
   *
   * @param finding the finding
   */
  record FindingRaised(Finding finding) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * The number of findings about a source's records.
   *
   * @param source the source's number in the run
   * @param findings the number of findings by kind; an absent one is 0
   */
  record FindingCounts(int source, SortedMap<Finding.Kind, Long> findings) implements Message {
    public FindingCounts {
      findings = new TreeMap<>(findings);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A claim that was checked against the records.
   *
   * @param number its number in the run
   * @param claim the result
   */
  record ClaimChecked(int number, ClaimResult claim) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * A table that is written in addition to the fact tables.
   *
   * @param name its name
   * @param rows the number of its rows
   */
  record TableSize(String name, long rows) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * The totals of summed records, computed before they enter any table.
   *
   * @param source the source's number in the run
   * @param records the number of records
   * @param totals each measure's sum; a measure that no record reports is absent
   * @param unmatched the number of records by unmatched place name
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
   * The newest dates of a source's counted records.
   *
   * @param source the source's number in the run
   * @param precise the last day of the records whose date is known to the month or better, in days
   *     since 1970-01-01; {@link Integer#MIN_VALUE} if there are none
   * @param any the last day of all records; likewise
   */
  record NewestDates(int source, int precise, int any) implements Message {
    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * The gaps in a source's counted records, to be added up.
   *
   * @param source the source's number in the run
   * @param records the number of records for each year and bit of {@link
   *     org.minetally.profile.internal.MappedFields}
   */
  record FieldGaps(int source, SortedMap<YearGap, Long> records) implements Message {
    public FieldGaps {
      records = new TreeMap<>(records);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * The days between event and first report of a source's counted records, to be added up.
   *
   * @param source the source's number in the run
   * @param records the number of records for each year and number of days
   */
  record ReportingLags(int source, SortedMap<YearLag, Long> records) implements Message {
    public ReportingLags {
      records = new TreeMap<>(records);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * The totals of a fact table, or of a part of it, as it will be written.
   *
   * @param table its number in the run
   * @param rows the number of its rows
   * @param totals each measure's sum over the rows that show it
   * @param suppressed each measure's sum over the rows that suppress it
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
   * The totals of a table of incidents, or of a part of it, as it will be written.
   *
   * @param name its name
   * @param rows the number of its rows
   * @param totals each number's sum over the rows, by column; a column that is NULL throughout is
   *     absent
   * @param level the level of its regions
   * @param periods the periods that occur
   * @param regions the region cells that occur
   */
  record IncidentTableTotals(
      String name,
      long rows,
      SortedMap<String, Long> totals,
      String level,
      Set<Period> periods,
      Set<RegionCell> regions)
      implements Message {
    public IncidentTableTotals {
      totals = new TreeMap<>(totals);
      periods = Set.copyOf(periods);
      regions = Set.copyOf(regions);
    }

    @Override
    public <X extends Exception> void accept(Visitor<X> visitor) throws X {
      visitor.visit(this);
    }
  }

  /**
   * The totals of a summary table, or of a part of it, as it will be written.
   *
   * @param summary its number among the run's summary tables
   * @param rows the number of its rows
   * @param totals the sum of each additive column over the rows that show it, by name; a column
   *     that is NULL throughout is absent
   * @param suppressed the same sums over the rows that suppress it
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
