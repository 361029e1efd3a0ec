package org.minetally.reconcile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.mapping.internal.PointCase;
import org.minetally.model.ClaimResult;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.model.UnmatchedName;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.period.Period;
import org.minetally.period.internal.DataEnd;
import org.minetally.reconcile.internal.CombinedMessages;
import org.minetally.reconcile.internal.Exclusion;
import org.minetally.reconcile.internal.FilteredValues;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.Positions;
import org.minetally.reconcile.internal.ReconciliationScope;
import org.minetally.reconcile.internal.RecordNote;
import org.minetally.reconcile.internal.YearGap;
import org.minetally.reconcile.internal.YearLag;
import org.minetally.region.internal.RegionCell;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;

/** All messages of a run, sorted and added up. */
final class MessageLog {

  /** The number of rejected records that are described for each source. */
  static final int EXAMPLES = 5;

  private final ReconciliationScope scope;
  private final List<Message.RangeCounts> ranges = new ArrayList<>();
  private final SortedMap<Integer, SortedMap<Exclusion, Long>> excluded = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<String, Long>> notes = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<PointCase, Long>> points = new TreeMap<>();
  private final SortedMap<Integer, Message.UnusedWords> unused = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Integer, SortedMap<LookupNote, Long>>> lookups =
      new TreeMap<>();
  private final List<Message.RejectedRecords> rejected = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final SortedMap<Integer, SortedMap<Finding.Kind, Long>> findingCounts = new TreeMap<>();
  private final SortedMap<String, Long> tableSizes = new TreeMap<>();
  private final SortedMap<Integer, ClaimResult> claims = new TreeMap<>();
  private final SortedMap<Integer, Long> counted = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Measure, Long>> totals = new TreeMap<>();
  private final SortedMap<UnmatchedName, Long> unmatched = new TreeMap<>();
  private final SortedMap<Integer, DataEnd> newestDates = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<YearGap, Long>> gaps = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<YearLag, Long>> lags = new TreeMap<>();
  private final SortedMap<Integer, Message.FactTableTotals> tables = new TreeMap<>();
  private final SortedMap<Integer, Message.SummaryTableTotals> summaries = new TreeMap<>();
  private final SortedMap<String, Message.IncidentTableTotals> incidents = new TreeMap<>();

  MessageLog(ReconciliationScope scope, Iterable<Message> messages) {
    this.scope = scope;
    Adder adder = new Adder();
    messages.forEach(message -> message.accept(adder));
    ranges.sort(Message.RangeCounts.order());
    rejected.sort(Message.RejectedRecords.order());
  }

  /** Adds each message to its kind. */
  private final class Adder implements Message.Visitor<RuntimeException> {

    @Override
    public void visit(Message.RangeCounts range) {
      require(range.source(), scope.sources().size(), "source");
      ranges.add(range);
    }

    @Override
    public void visit(Message.RejectedRecords piece) {
      require(piece.range().source(), scope.sources().size(), "source");
      rejected.add(piece);
    }

    @Override
    public void visit(Message.ExcludedRecords records) {
      require(records.source(), scope.sources().size(), "source");
      excluded
          .computeIfAbsent(records.source(), source -> new TreeMap<>())
          .merge(records.cause(), records.records(), Math::addExact);
    }

    @Override
    public void visit(Message.NotedRecords noted) {
      require(noted.source(), scope.sources().size(), "source");
      notes
          .computeIfAbsent(noted.source(), source -> new TreeMap<>())
          .merge(noted.note().name(), noted.records(), Math::addExact);
    }

    @Override
    public void visit(Message.PointCounts located) {
      require(located.source(), scope.sources().size(), "source");
      located.records().forEach((point, n) -> add(located.source(), point, n));
    }

    @Override
    public void visit(Message.UnusedWords words) {
      require(words.source(), scope.sources().size(), "source");
      unused.merge(words.source(), words, Message.UnusedWords::and);
    }

    @Override
    public void visit(Message.LookupCounts joined) {
      require(joined.source(), scope.sources().size(), "source");
      SortedMap<LookupNote, Long> counts =
          lookups
              .computeIfAbsent(joined.source(), source -> new TreeMap<>())
              .computeIfAbsent(joined.lookup(), lookup -> new TreeMap<>());
      joined.counts().forEach((note, count) -> counts.merge(note, count, Math::addExact));
    }

    @Override
    public void visit(Message.FindingRaised found) {
      require(found.finding().source(), scope.sources().size(), "source");
      findings.add(found.finding());
    }

    @Override
    public void visit(Message.FindingCounts found) {
      require(found.source(), scope.sources().size(), "source");
      SortedMap<Finding.Kind, Long> counts =
          findingCounts.computeIfAbsent(found.source(), source -> new TreeMap<>());
      found.findings().forEach((kind, count) -> counts.merge(kind, count, Math::addExact));
    }

    @Override
    public void visit(Message.ClaimChecked assessed) {
      require(assessed.number(), scope.claims(), "claim");
      claims.put(assessed.number(), assessed.claim());
    }

    @Override
    public void visit(Message.TableSize table) {
      tableSizes.merge(table.name(), table.rows(), Math::addExact);
    }

    @Override
    public void visit(Message.SourceTotals sums) {
      require(sums.source(), scope.sources().size(), "source");
      counted.merge(sums.source(), sums.records(), Math::addExact);
      SortedMap<Measure, Long> of = totals.computeIfAbsent(sums.source(), s -> new TreeMap<>());
      sums.totals().forEach((measure, sum) -> of.merge(measure, sum, Math::addExact));
      sums.unmatched().forEach((name, n) -> unmatched.merge(name, n, Math::addExact));
      if (unmatched.size() > TooManyNamesException.MOST) {
        throw new TooManyNamesException(sums.unmatched().firstKey().text());
      }
    }

    @Override
    public void visit(Message.NewestDates day) {
      require(day.source(), scope.sources().size(), "source");
      newestDates.merge(day.source(), new DataEnd(day.precise(), day.any()), DataEnd::with);
    }

    @Override
    public void visit(Message.FieldGaps found) {
      require(found.source(), scope.sources().size(), "source");
      SortedMap<YearGap, Long> of = gaps.computeIfAbsent(found.source(), s -> new TreeMap<>());
      found.records().forEach((gap, n) -> of.merge(gap, n, Math::addExact));
    }

    @Override
    public void visit(Message.ReportingLags found) {
      require(found.source(), scope.sources().size(), "source");
      SortedMap<YearLag, Long> of = lags.computeIfAbsent(found.source(), s -> new TreeMap<>());
      found.records().forEach((lag, n) -> of.merge(lag, n, Math::addExact));
    }

    @Override
    public void visit(Message.FactTableTotals table) {
      require(table.table(), scope.facts().size(), "fact table");
      tables.merge(table.table(), table, CombinedMessages::sum);
    }

    @Override
    public void visit(Message.IncidentTableTotals counted) {
      incidents.merge(counted.name(), counted, CombinedMessages::sum);
    }

    @Override
    public void visit(Message.SummaryTableTotals summary) {
      require(summary.summary(), scope.summaries().tables().size(), "summary table");
      summaries.merge(summary.summary(), summary, CombinedMessages::sum);
    }
  }

  private static void require(int number, int count, String what) {
    if (number < 0 || number >= count) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "Reconcile: a message refers to %s number %d, but the plan has %d, numbered from 0;",
                  what,
                  number,
                  count)
              + " reconcile it with the plan that produced it");
    }
  }

  private void add(int source, PointCase point, long records) {
    if (!point.outcome().isKind()) {
      points.computeIfAbsent(source, s -> new TreeMap<>()).merge(point, records, Math::addExact);
    }
    notes
        .computeIfAbsent(source, s -> new TreeMap<>())
        .merge(RecordNote.of(point.outcome()).name(), records, Math::addExact);
  }

  /**
   * Returns, by source, the number of accepted records for each result of comparing a coordinate
   * with the declared place.
   */
  SortedMap<Integer, SortedMap<PointCase, Long>> points() {
    return points;
  }

  /** Returns, by source, the number of counted records for each year and gap. */
  SortedMap<Integer, SortedMap<YearGap, Long>> gaps() {
    return gaps;
  }

  /** Returns, by source, the number of counted records for each year and reporting lag. */
  SortedMap<Integer, SortedMap<YearLag, Long>> lags() {
    return lags;
  }

  /** Returns the tables of the rejected records and of the findings. */
  List<TableRows> lists() {
    RecordLists lists = new RecordLists(scope, new Positions(ranges));
    return List.of(lists.rejects(rejected, 0), lists.findings(findings, 0));
  }

  /** Returns the unmatched names, with the number of counted records that have each. */
  SortedMap<UnmatchedName, Long> unmatched() {
    return unmatched;
  }

  /** Returns the periods that occur, those of each type in the order of their keys. */
  SortedSet<Period> periods() {
    SortedSet<Period> periods =
        new TreeSet<>(
            Comparator.comparing(Period::type).thenComparing(Period::key, Period::compareKeys));
    tables.values().forEach(table -> periods.addAll(table.periods()));
    summaries.values().forEach(summary -> periods.addAll(summary.periods()));
    incidents.values().forEach(table -> periods.addAll(table.periods()));
    return periods;
  }

  /** Returns the region cells that occur at a level, in the order of their codes. */
  SortedSet<RegionCell> regions(String level) {
    SortedSet<RegionCell> regions = new TreeSet<>(Comparator.comparing(RegionCell::code));
    for (int i = 0; i < scope.facts().size(); i++) {
      if (scope.facts().get(i).level().equals(level) && tables.containsKey(i)) {
        regions.addAll(tables.get(i).regions());
      }
    }
    summaries.forEach(
        (number, summary) -> {
          if (scope.summaries().tables().get(number).level().equals(level)) {
            regions.addAll(summary.regions());
          }
        });
    incidents.values().stream()
        .filter(table -> table.level().equals(level))
        .forEach(table -> regions.addAll(table.regions()));
    return regions;
  }

  /**
   * Returns the reconciliation of the run.
   *
   * @param others the tables made from these messages, without {@link #lists}
   */
  Reconciliation reconciliation(List<TableRows> others) {
    Positions positions = new Positions(ranges);
    List<Reconciliation.SourceCounts> sources = new ArrayList<>();
    for (int source = 0; source < scope.sources().size(); source++) {
      sources.add(source(source, positions));
    }
    List<Reconciliation.TableTotals> facts = new ArrayList<>();
    tables.forEach((number, of) -> facts.add(table(scope.facts().get(number), of)));
    summaries.forEach(
        (number, of) ->
            facts.add(
                new Reconciliation.TableTotals(
                    scope.summaries().tables().get(number).name(),
                    SummaryTable.LABEL,
                    of.rows(),
                    of.totals(),
                    of.suppressed())));
    SortedMap<String, Long> rows = new TreeMap<>(tableSizes);
    others.forEach(table -> rows.put(table.schema().name(), (long) table.size()));
    rows.put(TableSchema.REJECTS.name(), shownRejects());
    rows.put(TableSchema.FINDINGS.name(), shownFindings());
    incidents.forEach(
        (name, of) ->
            facts.add(
                new Reconciliation.TableTotals(
                    name, ReconciliationCheck.INCIDENTS, of.rows(), of.totals())));
    return new Reconciliation(sources, facts, rows, List.copyOf(claims.values()));
  }

  private long shownRejects() {
    return ranges.stream()
        .filter(range -> scope.shows(range.source()))
        .mapToLong(Message.RangeCounts::rejectedRecords)
        .sum();
  }

  private long shownFindings() {
    return findingCounts.entrySet().stream()
        .filter(of -> scope.shows(of.getKey()))
        .flatMap(of -> of.getValue().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  private Reconciliation.SourceCounts source(int number, Positions positions) {
    ReconciliationScope.Source source = scope.sources().get(number);
    return new Reconciliation.SourceCounts(
        source.id(),
        source.dataset().label(),
        counts(number),
        byColumn(totals.getOrDefault(number, new TreeMap<>())),
        examples(number, positions));
  }

  /** Returns a line for each of the first rejected records: file, line, column, reason. */
  private List<String> examples(int number, Positions positions) {
    List<String> files = scope.sources().get(number).files();
    return rejected.stream()
        .filter(piece -> piece.range().source() == number)
        .flatMap(piece -> piece.records().stream().map(of -> describe(piece, of, files, positions)))
        .limit(EXAMPLES)
        .toList();
  }

  private static String describe(
      Message.RejectedRecords piece,
      Message.RejectedRecord rejected,
      List<String> files,
      Positions positions) {
    String column = rejected.why().column();
    return files.get(piece.range().file())
        + ":"
        + positions.line(piece.range(), rejected.line())
        + (column.isEmpty() ? ": " : ": column " + column + ": ")
        + rejected.why().sentence();
  }

  private SortedMap<String, SortedMap<String, Long>> lookups(int number) {
    ReconciliationScope.Source source = scope.sources().get(number);
    SortedMap<String, SortedMap<String, Long>> all = new TreeMap<>();
    for (int lookup = 0; lookup < source.lookups().size(); lookup++) {
      SortedMap<String, Long> counts = new TreeMap<>();
      lookups
          .getOrDefault(number, new TreeMap<>())
          .getOrDefault(lookup, new TreeMap<>())
          .forEach((note, count) -> counts.put(note.name(), count));
      for (Message.RangeCounts range : ranges) {
        if (range.source() == number && source.lookupOf(range.range().file()) == lookup) {
          counts.merge(LookupNote.ROWS.name(), range.records(), Math::addExact);
          counts.merge(LookupNote.REJECTED_ROWS.name(), range.rejectedRecords(), Math::addExact);
        }
      }
      all.put(source.lookups().get(lookup).name(), counts);
    }
    return all;
  }

  private RecordCounts counts(int source) {
    long read = 0;
    long accepted = 0;
    SortedMap<String, Long> rejected = new TreeMap<>();
    FilteredValues filtered = new FilteredValues();
    for (Message.RangeCounts range : ranges) {
      if (range.source() == source
          && scope.sources().get(source).lookupOf(range.range().file()) < 0) {
        read += range.records();
        accepted += range.accepted();
        range.rejected().forEach((why, n) -> rejected.merge(why.name(), n, Math::addExact));
        range.filtered().forEach(filtered::add);
      }
    }
    return new RecordCounts.Builder()
        .read(read)
        .accepted(accepted)
        .rejected(rejected)
        .filtered(filtered.named())
        .duplicates(excluded(source, Exclusion.DUPLICATE))
        .superseded(excluded(source, Exclusion.SUPERSEDED))
        .deleted(excluded(source, Exclusion.DELETED))
        .counted(counted.getOrDefault(source, 0L))
        .unmatched(unmatched(source))
        .notes(notes.getOrDefault(source, new TreeMap<>()))
        .findings(findings(source))
        .newestDate(newestDate(source))
        .unusedWords(read == 0 ? new TreeMap<>() : unusedWords(source))
        .lookups(lookups(source))
        .build();
  }

  private long unmatched(int source) {
    return unmatched.entrySet().stream()
        .filter(entry -> entry.getKey().source() == source)
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }

  /**
   * Returns the newest date of a source, by the rule for provisional periods: a record of a whole
   * year does not show that its last month has been reported yet.
   */
  private String newestDate(int source) {
    int day = newestDates.getOrDefault(source, DataEnd.NONE).newestDay();
    return day == Integer.MIN_VALUE ? null : LocalDate.ofEpochDay(day).toString();
  }

  /** Returns the newest date of all counted records. */
  DataEnd dataEnd() {
    return newestDates.values().stream().reduce(DataEnd.NONE, DataEnd::with);
  }

  private SortedMap<String, List<String>> unusedWords(int source) {
    SortedMap<String, List<String>> words = new TreeMap<>();
    if (unused.containsKey(source)) {
      unused.get(source).words().forEach((key, of) -> words.put(key, List.copyOf(of)));
    }
    return words;
  }

  private long excluded(int source, Exclusion cause) {
    return excluded.getOrDefault(source, new TreeMap<>()).getOrDefault(cause, 0L);
  }

  private SortedMap<String, Long> findings(int source) {
    SortedMap<String, Long> counts = new TreeMap<>();
    findingCounts
        .getOrDefault(source, new TreeMap<>())
        .forEach((kind, count) -> counts.put(kind.name(), count));
    return counts;
  }

  private static Reconciliation.TableTotals table(FactTable table, Message.FactTableTotals of) {
    Dataset dataset = table.dataset();
    return new Reconciliation.TableTotals(
        table.name(), dataset.label(), of.rows(), byColumn(of.totals()), byColumn(of.suppressed()));
  }

  private static SortedMap<String, Long> byColumn(SortedMap<Measure, Long> totals) {
    SortedMap<String, Long> named = new TreeMap<>();
    totals.forEach((measure, sum) -> named.put(measure.column(), sum));
    return named;
  }
}
