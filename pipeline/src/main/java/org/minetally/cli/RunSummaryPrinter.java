package org.minetally.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.minetally.job.Job;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.publish.ChangesEntry;
import org.minetally.publish.Manifest;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.Reconciliation.SourceCounts;
import org.minetally.reconcile.Reconciliation.TableTotals;
import org.minetally.reconcile.RecordCounts;
import org.minetally.reconcile.internal.FilteredValues;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.reconcile.internal.RecordNote;
import org.minetally.run.Run;
import org.minetally.table.SummaryTable;

/** Prints the run summary. */
final class RunSummaryPrinter {

  private final PrintWriter out;

  RunSummaryPrinter(PrintWriter out) {
    this.out = out;
  }

  /** Prints how a run ended and how long it took, in nanoseconds. */
  void print(Job job, Run.Result result, long nanoseconds) {
    String seconds = String.format(Locale.ROOT, "%.1f s", nanoseconds / 1e9);
    if (result instanceof Run.Result.Unchanged unchanged) {
      out.println(job.name() + ": unchanged since run " + unchanged.manifest().runId() + ".");
      out.println("Open " + unchanged.shown() + ". Took " + seconds + ".");
      printWarnings(unchanged.warnings());
      return;
    }
    out.println(job.name());
    out.println();
    if (result instanceof Run.Result.Published published) {
      print(published.reconciliation());
      printTables(published.manifest());
      printSuppressed(published.reconciliation().tables(), published.suppressedByHistory());
      new ClaimsPrinter(out).print(published.reconciliation().claims());
      print(published.manifest().changes(), published.changeExamples());
      printWarnings(published.warnings());
      out.println();
      out.println("Published as run " + published.manifest().runId() + ".");
      String current = published.shown();
      out.println("Open " + current + ", for example " + current + "/*_by_*/*.parquet.");
    } else if (result instanceof Run.Result.Valid valid) {
      print(valid.reconciliation());
      new ClaimsPrinter(out).print(valid.reconciliation().claims());
      printWarnings(valid.warnings());
      out.println();
      out.println("All checks passed. Nothing was published.");
    }
    out.println("Took " + seconds + ".");
  }

  /** Prints the record counts and the details of each source. */
  void print(Reconciliation reconciliation) {
    List<SourceCounts> sources = reconciliation.sources();
    List<Counted> columns = new ArrayList<>();
    columns.add(new Counted("read", RecordCounts::read));
    columns.add(new Counted("accepted", RecordCounts::accepted));
    columns.add(new Counted("rejected", RecordCounts::rejectedRecords));
    columns.add(new Counted("filtered", RecordCounts::filteredRecords));
    columns.add(new Counted("duplicates", RecordCounts::duplicates));
    // Most jobs have no revisions; omit the columns that would be all zero.
    Stream.of(
            new Counted("superseded", RecordCounts::superseded),
            new Counted("deleted", RecordCounts::deleted))
        .filter(column -> sources.stream().anyMatch(s -> column.of().applyAsLong(s.counts()) > 0))
        .forEach(columns::add);
    columns.add(new Counted("counted", RecordCounts::counted));
    List<String[]> rows = new ArrayList<>();
    rows.add(
        Stream.concat(Stream.of("source"), columns.stream().map(Counted::name))
            .toArray(String[]::new));
    for (SourceCounts source : sources) {
      Stream<String> numbers =
          columns.stream().map(column -> number(column.of().applyAsLong(source.counts())));
      rows.add(Stream.concat(Stream.of(source.id()), numbers).toArray(String[]::new));
    }
    printAligned(rows);
    boolean suppressed =
        reconciliation.tables().stream().anyMatch(table -> !table.suppressed().isEmpty());
    for (SourceCounts source : sources) {
      boolean ofPeople = source.dataset().equals(Dataset.CASUALTIES.label());
      printDetails(source, suppressed && ofPeople);
    }
  }

  private record Counted(String name, ToLongFunction<RecordCounts> of) {}

  /**
   * Prints the details of a source below the table.
   *
   * @param suppressed whether the tables that list single records of it are suppressed
   */
  private void printDetails(SourceCounts source, boolean suppressed) {
    RecordCounts counts = source.counts();
    for (Map.Entry<String, Long> reason : counts.rejected().entrySet()) {
      out.println(
          "  %s: %s rejected as %s"
              .formatted(source.id(), number(reason.getValue()), reason.getKey()));
    }
    source.examples().forEach(example -> out.println("    " + example));
    counts
        .lookups()
        .forEach((name, lookup) -> printLookup(source.id() + ", lookup " + name, lookup));
    // The count of all other values comes last.
    Stream.concat(
            counts.filtered().entrySet().stream().filter(by -> FilteredValues.isOne(by.getKey())),
            counts.filtered().entrySet().stream().filter(by -> !FilteredValues.isOne(by.getKey())))
        .forEach(
            by ->
                out.println(
                    "  %s: %s filtered: %s"
                        .formatted(source.id(), number(by.getValue()), by.getKey())));
    counts
        .notes()
        .forEach(
            (note, records) ->
                out.println(
                    "  "
                        + source.id()
                        + ": "
                        + RecordNote.valueOf(note).sentence(number(records))));
    counts
        .findings()
        .forEach(
            (kind, n) ->
                out.println(
                    "  %s: %s found %s%s"
                        .formatted(
                            source.id(),
                            kind,
                            n == 1 ? "once" : number(n) + " times",
                            suppressed ? "" : "; see the table findings")));
    if (counts.unmatched() > 0) {
      out.println(
          "  %s: %s with a place that is not in the gazetteer%s"
              .formatted(
                  source.id(),
                  number(counts.unmatched()),
                  suppressed ? "" : "; see the table unmatched_names"));
    }
  }

  private void printLookup(String of, SortedMap<String, Long> counts) {
    ToLongFunction<LookupNote> count = note -> counts.getOrDefault(note.name(), 0L);
    out.println(
        "  %s: %s records with a row, %s without"
            .formatted(
                of,
                number(count.applyAsLong(LookupNote.MATCHED_RECORDS)),
                number(count.applyAsLong(LookupNote.UNMATCHED_RECORDS))));
    StringBuilder rows = new StringBuilder();
    rows.append(number(count.applyAsLong(LookupNote.MATCHED_ROWS))).append(" with records, ");
    rows.append(number(count.applyAsLong(LookupNote.UNMATCHED_ROWS))).append(" without");
    if (count.applyAsLong(LookupNote.SUPERSEDED_ROWS) > 0) {
      rows.append(", ").append(number(count.applyAsLong(LookupNote.SUPERSEDED_ROWS)));
      rows.append(" superseded");
    }
    if (count.applyAsLong(LookupNote.REJECTED_ROWS) > 0) {
      rows.append(", ").append(number(count.applyAsLong(LookupNote.REJECTED_ROWS)));
      rows.append(" rejected");
    }
    out.println(
        "  %s: %s rows read: %s".formatted(of, number(count.applyAsLong(LookupNote.ROWS)), rows));
    if (count.applyAsLong(LookupNote.FILTERED_INCIDENTS) > 0) {
      out.println(
          "  %s: %s rows filtered, which are not incidents"
              .formatted(of, number(count.applyAsLong(LookupNote.FILTERED_INCIDENTS))));
    }
  }

  private void printWarnings(List<String> warnings) {
    if (!warnings.isEmpty()) {
      out.println();
      // The figures that a warning lists are indented.
      warnings.forEach(
          warning -> out.println(warning.startsWith(" ") ? warning : "Warning: " + warning + "."));
    }
  }

  private void print(ChangesEntry changes, List<String> examples) {
    if (changes == null) {
      return;
    }
    out.println();
    out.println(
        "changes: %s %s in %s %s since run %s%s"
            .formatted(
                number(changes.cells()),
                changes.cells() == 1 ? "cell" : "cells",
                number(changes.byTable().size()),
                changes.byTable().size() == 1 ? "table" : "tables",
                changes.previousRunId(),
                changes.cells() == 0
                    ? ""
                    : " (%s changed, %s added, %s removed); see the table changes"
                        .formatted(
                            number(changes.changed()),
                            number(changes.added()),
                            number(changes.removed()))));
    examples.forEach(example -> out.println("  " + example));
    changes.structure().forEach(entry -> out.println("  " + entry.sentence()));
  }

  private void printTables(Manifest manifest) {
    out.println();
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"table", "rows"});
    for (Manifest.TableEntry table : manifest.tables()) {
      rows.add(new String[] {table.name(), number(table.rows())});
    }
    printAligned(rows);
  }

  private void printSuppressed(List<TableTotals> tables, long byHistory) {
    List<TableTotals> suppressed =
        tables.stream().filter(table -> !table.suppressed().isEmpty()).toList();
    if (!suppressed.isEmpty()) {
      out.println();
      out.println("suppressed (small counts, and figures that would reveal them)");
    }
    for (TableTotals table : suppressed) {
      String records = records(table);
      out.println(
          "  %s: %s of %s records"
              .formatted(
                  table.name(),
                  number(table.suppressed().getOrDefault(records, 0L)),
                  number(table.counted().getOrDefault(records, 0L))));
    }
    if (byHistory > 0) {
      out.println(
          "  %s figures are suppressed only because earlier snapshots could reveal them"
              .formatted(number(byHistory)));
    }
  }

  private static String records(TableTotals table) {
    return table.dataset().equals(SummaryTable.LABEL)
        ? SummaryMeasure.CASUALTY_RECORDS.column()
        : Measure.RECORDS.column();
  }

  /** Prints a table with its first column aligned left and the others right. */
  private void printAligned(List<String[]> rows) {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(pad(row[0], widths[0], false));
      for (int i = 1; i < columns; i++) {
        line.append("  ").append(pad(row[i], widths[i], true));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String pad(String text, int width, boolean right) {
    String space = " ".repeat(width - text.length());
    return right ? space + text : text + space;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
