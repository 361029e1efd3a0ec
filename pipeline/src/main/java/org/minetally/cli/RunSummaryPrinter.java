package org.minetally.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.minetally.job.Job;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.publish.ChangesEntry;
import org.minetally.publish.Manifest;
import org.minetally.publish.Manifest.StructureEntry;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.Reconciliation.SourceCounts;
import org.minetally.reconcile.Reconciliation.TableTotals;
import org.minetally.reconcile.RecordCounts;
import org.minetally.run.Run;
import org.minetally.table.SummaryTable;

/**
 * Prints the run summary: the outcome first, then the record counts and details.
 *
 * @param out where to print
 * @param detail how much to print
 */
record RunSummaryPrinter(Terminal out, Detail detail) {

  /** The largest number of lines of a list, unless everything is printed. */
  static final int MOST = 10;

  /** Prints how a run ended. */
  void print(Job job, Run.Result result, Outcome outcome) {
    printOutcome(result, outcome);
    printWarnings(result.warnings());
    if (detail == Detail.OUTCOME || result instanceof Run.Result.Unchanged) {
      return;
    }
    out.println();
    out.println(job.name());
    out.println();
    if (result instanceof Run.Result.Published published) {
      printCounts(published.reconciliation(), true);
      printTables(published.manifest());
      printSuppressed(published.reconciliation().tables(), published.suppressedByHistory());
      new ClaimsPrinter(out, detail).print(published.reconciliation().claims());
      print(published.manifest().changes(), published.changeExamples());
    } else {
      printCounts(outcome.reconciliation(), false);
      new ClaimsPrinter(out, detail).print(outcome.reconciliation().claims());
    }
  }

  /** Prints whether the run published, the duration, the records, and the path to open. */
  private void printOutcome(Run.Result result, Outcome outcome) {
    String took = String.format(Locale.ROOT, "Took %.1f s.", outcome.ending().seconds());
    if (result instanceof Run.Result.Valid) {
      out.print(Style.GOOD, "All checks passed.");
      print(" Nothing was published. " + took, false);
    } else if (result instanceof Run.Result.Published) {
      out.print(Style.GOOD, "Published as run " + outcome.manifest().runId() + ".");
      print(" " + took, false);
    } else {
      out.print(Style.GOOD, "Nothing to publish");
      print(": unchanged since run " + outcome.manifest().runId() + ". " + took, false);
    }
    boolean hasPath = outcome.published() != null;
    print(OutcomeCounts.of(outcome).sentence(), !hasPath);
    if (hasPath) {
      String current = outcome.published().shown();
      String example = ", for example " + current + "/*_by_*/*.parquet";
      print("Open " + current + (detail == Detail.OUTCOME ? "" : example) + ".", true);
    }
  }

  /** Prints a sentence about the outcome: a line, or a part of the only line. */
  private void print(String sentence, boolean isLast) {
    if (detail == Detail.OUTCOME && !isLast) {
      out.print(sentence + " ");
    } else {
      out.println(sentence);
    }
  }

  /** Prints the record counts of each source, and details below them. */
  void printCounts(Reconciliation reconciliation, boolean published) {
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
      SourceDetails details = new SourceDetails(source, published && !(suppressed && ofPeople));
      (detail == Detail.ALL ? details.all() : details.first()).forEach(out::println);
    }
  }

  private record Counted(String name, ToLongFunction<RecordCounts> of) {}

  private void printWarnings(List<String> warnings) {
    for (String warning : warnings) {
      // The figures that a warning lists are indented.
      if (warning.startsWith(" ")) {
        out.println(warning);
      } else {
        out.print(Style.WARNING, "Warning:");
        out.println(" " + warning + ".");
      }
    }
  }

  private void print(ChangesEntry changes, List<String> examples) {
    if (changes == null) {
      return;
    }
    out.println();
    out.print(Style.HEADING, "changes");
    out.println(
        ": %s %s in %s %s since run %s%s"
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
    print(examples, "; see the table changes");
    print(
        changes.structure().stream().map(StructureEntry::sentence).toList(), "; see manifest.json");
  }

  private void printTables(Manifest manifest) {
    out.println();
    if (detail != Detail.ALL) {
      TablesText.of(manifest.tables()).forEach(out::println);
      return;
    }
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"table", "rows"});
    for (Manifest.TableEntry table : manifest.tables()) {
      rows.add(new String[] {table.name(), number(table.rows())});
    }
    printAligned(rows);
  }

  private void printSuppressed(List<TableTotals> tables, long byHistory) {
    List<String> suppressed =
        tables.stream()
            .filter(table -> !table.suppressed().isEmpty())
            .map(RunSummaryPrinter::suppressed)
            .toList();
    if (!suppressed.isEmpty()) {
      out.println();
      out.println(Style.HEADING, "suppressed (small counts, and figures that would reveal them)");
      print(suppressed, " tables; --verbose lists them");
    }
    if (byHistory > 0) {
      out.println(
          "  %s figures are suppressed only because earlier snapshots could reveal them"
              .formatted(number(byHistory)));
    }
  }

  private static String suppressed(TableTotals table) {
    String records = records(table);
    return "%s: %s of %s records"
        .formatted(
            table.name(),
            number(table.suppressed().getOrDefault(records, 0L)),
            number(table.counted().getOrDefault(records, 0L)));
  }

  private static String records(TableTotals table) {
    return table.dataset().equals(SummaryTable.LABEL)
        ? SummaryMeasure.CASUALTY_RECORDS.column()
        : Measure.RECORDS.column();
  }

  /** Prints the lines of a list, or the first of them and where the others are. */
  private void print(List<String> lines, String others) {
    boolean fit = detail == Detail.ALL || lines.size() <= MOST;
    int shown = fit ? lines.size() : MOST - 1;
    lines.subList(0, shown).forEach(line -> out.println("  " + line));
    if (!fit) {
      out.println("  and " + number(lines.size() - shown) + " more" + others);
    }
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
    Style style = Style.HEADING;
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(pad(row[0], widths[0], false));
      for (int i = 1; i < columns; i++) {
        line.append("  ").append(pad(row[i], widths[i], true));
      }
      out.println(style, line.toString().stripTrailing());
      style = Style.PLAIN;
    }
  }

  private static String pad(String text, int width, boolean right) {
    String space = " ".repeat(width - text.length());
    return right ? space + text : text + space;
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
