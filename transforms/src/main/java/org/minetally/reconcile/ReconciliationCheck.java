package org.minetally.reconcile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.reconcile.Reconciliation.SourceCounts;
import org.minetally.reconcile.Reconciliation.TableTotals;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.table.SummaryTable;

/** Checks the first rule of counting: nothing is lost, and nothing is counted twice. */
final class ReconciliationCheck {

  /** The columns of a summary table that are not a measure of a source. */
  private static final Set<String> PARTS =
      Arrays.stream(SummaryMeasure.values())
          .filter(measure -> measure.measure().isEmpty())
          .map(SummaryMeasure::column)
          .collect(Collectors.toUnmodifiableSet());

  /** Used instead of the name of a dataset for tables of incidents. */
  static final String INCIDENTS = "incidents";

  private ReconciliationCheck() {}

  /** Returns the violations; see {@link Reconciliation#violations}. */
  static List<String> violations(Reconciliation reconciliation) {
    List<String> violations = new ArrayList<>();
    for (SourceCounts source : reconciliation.sources()) {
      violations.addAll(violations(source.id(), source.counts()));
    }
    for (TableTotals table : reconciliation.tables()) {
      if (table.dataset().equals(INCIDENTS)) {
        violations.addAll(incidents(reconciliation, table));
      } else if (!isSummary(table)) {
        SortedMap<String, Long> expected = totals(reconciliation, table.dataset());
        if (!expected.equals(table.counted())) {
          violations.add(unlike(table, table.counted(), expected));
        }
      }
    }
    List<TableTotals> summaries =
        reconciliation.tables().stream().filter(ReconciliationCheck::isSummary).toList();
    summaries.forEach(summary -> violations.addAll(violations(reconciliation, summary)));
    violations.addAll(unlikeParts(summaries));
    return violations;
  }

  private static List<String> violations(String source, RecordCounts counts) {
    List<String> violations = new ArrayList<>();
    if (counts.read() != counts.accountedRecords()) {
      violations.add(
          String.format(
              Locale.ROOT,
              "source %s: %d records read, but %d accounted for",
              source,
              counts.read(),
              counts.accountedRecords()));
    }
    if (counts.counted() != counts.accepted() - counts.excludedRecords()) {
      violations.add(
          String.format(
              Locale.ROOT,
              "source %s: %d records accepted minus %d duplicates, %d superseded and %d deleted, but %d counted",
              source,
              counts.accepted(),
              counts.duplicates(),
              counts.superseded(),
              counts.deleted(),
              counts.counted()));
    }
    counts
        .lookups()
        .forEach(
            (name, lookup) ->
                violations.addAll(
                    violations(
                        "source %s, lookup %s".formatted(source, name), counts.read(), lookup)));
    return violations;
  }

  private static List<String> violations(
      String lookup, long recordsRead, SortedMap<String, Long> counts) {
    List<String> violations = new ArrayList<>();
    long rows =
        sum(
            counts,
            LookupNote.REJECTED_ROWS,
            LookupNote.SUPERSEDED_ROWS,
            LookupNote.MATCHED_ROWS,
            LookupNote.UNMATCHED_ROWS);
    if (sum(counts, LookupNote.ROWS) != rows) {
      violations.add(
          String.format(
              Locale.ROOT,
              "%s: %d rows read, but %d accounted for",
              lookup,
              sum(counts, LookupNote.ROWS),
              rows));
    }
    long records = sum(counts, LookupNote.MATCHED_RECORDS, LookupNote.UNMATCHED_RECORDS);
    if (recordsRead != records) {
      violations.add(
          String.format(
              Locale.ROOT,
              "%s: %d records read, but a row was looked up for %d",
              lookup,
              recordsRead,
              records));
    }
    return violations;
  }

  private static long sum(SortedMap<String, Long> counts, LookupNote... notes) {
    return Arrays.stream(notes).mapToLong(note -> counts.getOrDefault(note.name(), 0L)).sum();
  }

  /** Checks a table of incidents by its records, because incidents cannot be added up. */
  private static List<String> incidents(Reconciliation reconciliation, TableTotals table) {
    Long expected =
        totals(reconciliation, Dataset.CASUALTIES.label()).get(Measure.RECORDS.column());
    Long found = table.totals().get(Measure.RECORDS.column());
    return Objects.equals(expected, found)
        ? List.of()
        : List.of(
            "table %s: its rows have %s records, but %s were counted"
                .formatted(table.name(), found, expected));
  }

  private static boolean isSummary(TableTotals table) {
    return table.dataset().equals(SummaryTable.LABEL);
  }

  private static List<String> violations(Reconciliation reconciliation, TableTotals summary) {
    List<String> violations = new ArrayList<>();
    SortedMap<String, Long> expected = new TreeMap<>();
    for (SummaryMeasure measure : SummaryMeasure.values()) {
      String dataset = measure.dataset().label();
      measure
          .measure()
          .map(of -> totals(reconciliation, dataset).get(of.column()))
          .ifPresent(total -> expected.put(measure.column(), total));
    }
    SortedMap<String, Long> found = summary.counted();
    found.keySet().removeAll(PARTS);
    if (!expected.equals(found)) {
      violations.add(unlike(summary, found, expected));
    }
    return violations;
  }

  /**
   * Compares the parts of the victims, such as civilians. They are not a measure of a source, but
   * every summary table must divide the same victims in the same way.
   */
  private static List<String> unlikeParts(List<TableTotals> summaries) {
    List<String> violations = new ArrayList<>();
    for (TableTotals summary : summaries) {
      SortedMap<String, Long> first = parts(summaries.get(0));
      if (!parts(summary).equals(first)) {
        violations.add(
            "table %s: the parts of its victims are %s, but in table %s they are %s"
                .formatted(summary.name(), parts(summary), summaries.get(0).name(), first));
      }
    }
    return violations;
  }

  private static SortedMap<String, Long> parts(TableTotals summary) {
    SortedMap<String, Long> parts = summary.counted();
    parts.keySet().retainAll(PARTS);
    return parts;
  }

  private static String unlike(
      TableTotals table, SortedMap<String, Long> found, SortedMap<String, Long> expected) {
    return "table %s: its rows add up to %s, its records to %s"
        .formatted(table.name(), found, expected);
  }

  private static SortedMap<String, Long> totals(Reconciliation reconciliation, String dataset) {
    SortedMap<String, Long> totals = new TreeMap<>();
    for (SourceCounts source : reconciliation.sources()) {
      if (source.dataset().equals(dataset)) {
        if (source.counts().counted() > 0) {
          totals.merge("records", source.counts().counted(), Math::addExact);
        }
        source.totals().forEach((measure, sum) -> totals.merge(measure, sum, Math::addExact));
      }
    }
    return totals;
  }
}
