package org.minetally.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.model.UnmatchedName;
import org.minetally.period.Period;
import org.minetally.plan.Plan;
import org.minetally.profile.SourceSpec;
import org.minetally.region.RegionCell;
import org.minetally.table.FactTable;

/** All reports of a run, brought into order and added up. */
final class Reports {

  private static final int EXAMPLES = 5;

  private final Plan plan;
  private final List<Report.RangeRead> ranges = new ArrayList<>();
  private final SortedMap<Integer, Long> duplicates = new TreeMap<>();
  private final SortedMap<Integer, Long> summed = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Measure, Long>> totals = new TreeMap<>();
  private final SortedMap<UnmatchedName, Long> unmatched = new TreeMap<>();
  private final SortedMap<Integer, Report.Tabulated> tables = new TreeMap<>();

  Reports(Plan plan, Iterable<Report> reports) {
    this.plan = plan;
    reports.forEach(this::add);
    ranges.sort(
        Comparator.comparingInt(Report.RangeRead::source)
            .thenComparingInt(Report.RangeRead::file)
            .thenComparingInt(Report.RangeRead::range));
  }

  private void add(Report report) {
    if (report instanceof Report.RangeRead range) {
      ranges.add(range);
    } else if (report instanceof Report.DuplicatesRemoved removed) {
      duplicates.merge(removed.source(), removed.records(), Math::addExact);
    } else if (report instanceof Report.Summed sums) {
      summed.merge(sums.source(), sums.records(), Math::addExact);
      SortedMap<Measure, Long> of = totals.computeIfAbsent(sums.source(), s -> new TreeMap<>());
      sums.totals().forEach((measure, sum) -> of.merge(measure, sum, Math::addExact));
      sums.unmatched().forEach((name, n) -> unmatched.merge(name, n, Math::addExact));
    } else if (report instanceof Report.Tabulated table) {
      tables.put(table.table(), table);
    }
  }

  /** The rejected records, in reading order, at their place in their file. */
  List<LocatedReject> rejects() {
    List<LocatedReject> located = new ArrayList<>();
    int source = -1;
    int file = -1;
    long records = 0;
    long lines = 0;
    for (Report.RangeRead range : ranges) {
      if (range.source() != source || range.file() != file) {
        source = range.source();
        file = range.file();
        records = 0;
        lines = 0;
      }
      for (Report.RejectedRecord rejected : range.rejected()) {
        located.add(
            new LocatedReject(
                source,
                file,
                records + rejected.record() + 1,
                lines + rejected.line() + 1,
                rejected.why()));
      }
      records += range.records();
      lines += range.lines();
    }
    return located;
  }

  /** The names not found, with the number of summed records that have each. */
  SortedMap<UnmatchedName, Long> unmatched() {
    return unmatched;
  }

  /** The periods that occur, each type's in the order of its keys. */
  SortedSet<Period> periods() {
    SortedSet<Period> periods =
        new TreeSet<>(Comparator.comparing(Period::type).thenComparing(Period::key));
    tables.values().forEach(table -> periods.addAll(table.periods()));
    return periods;
  }

  /** The region cells that occur at a level, in the order of their codes. */
  SortedSet<RegionCell> regions(String level) {
    SortedSet<RegionCell> regions = new TreeSet<>(Comparator.comparing(RegionCell::code));
    for (int i = 0; i < plan.tables().size(); i++) {
      if (plan.tables().get(i).level().equals(level) && tables.containsKey(i)) {
        regions.addAll(tables.get(i).regions());
      }
    }
    return regions;
  }

  /** The account, but for the numbers of rows that only the writer of the other tables knows. */
  Account account(long periods, long regions) {
    List<LocatedReject> rejects = rejects();
    List<Account.SourceAccount> sources = new ArrayList<>();
    for (int source = 0; source < plan.sources().size(); source++) {
      sources.add(source(source, rejects));
    }
    List<Account.TableAccount> facts = new ArrayList<>();
    tables.forEach((number, of) -> facts.add(table(plan.tables().get(number), of)));
    return new Account(sources, facts, rejects.size(), unmatched.size(), periods, regions);
  }

  private Account.SourceAccount source(int number, List<LocatedReject> rejects) {
    SourceSpec spec = plan.sources().get(number);
    long read = 0;
    long accepted = 0;
    SortedMap<String, Long> rejected = new TreeMap<>();
    SortedMap<String, Long> leftOut = new TreeMap<>();
    for (Report.RangeRead range : ranges) {
      if (range.source() == number) {
        read += range.records();
        accepted += range.accepted();
        range.rejected().forEach(r -> rejected.merge(r.why().reason().name(), 1L, Long::sum));
        range.leftOut().forEach((by, n) -> leftOut.merge(by, n, Long::sum));
      }
    }
    long withUnmatched =
        unmatched.entrySet().stream()
            .filter(entry -> entry.getKey().source() == number)
            .mapToLong(java.util.Map.Entry::getValue)
            .sum();
    return new Account.SourceAccount(
        spec.id(),
        spec.profile().dataset().label(),
        read,
        accepted,
        rejected,
        leftOut,
        duplicates.getOrDefault(number, 0L),
        summed.getOrDefault(number, 0L),
        byColumn(totals.getOrDefault(number, new TreeMap<>())),
        withUnmatched,
        rejects.stream()
            .filter(reject -> reject.source() == number)
            .limit(EXAMPLES)
            .map(reject -> reject.describe(spec.files().get(reject.file())))
            .toList());
  }

  private static Account.TableAccount table(FactTable table, Report.Tabulated of) {
    Dataset dataset = table.dataset();
    return new Account.TableAccount(
        table.name(), dataset.label(), of.rows(), byColumn(of.totals()));
  }

  private static SortedMap<String, Long> byColumn(SortedMap<Measure, Long> totals) {
    SortedMap<String, Long> named = new TreeMap<>();
    totals.forEach((measure, sum) -> named.put(measure.column(), sum));
    return named;
  }
}
