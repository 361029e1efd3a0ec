package org.minetally.gate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.WrittenTables;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.Reconciliation.TableTotals;
import org.minetally.records.internal.RecordTables;
import org.minetally.table.TableSchema;

/**
 * Decides whether a run may be published: the reconciliation holds, the written tables match the
 * counted records, and no threshold of the job is exceeded.
 */
public final class QualityGate {

  /** The rows of a table of records: one record may have several. */
  private static final long ANY_ROWS = -1;

  private final Reconciliation reconciliation;
  private final SourceChecks limits;
  private final ChangeChecks changes;

  public QualityGate(Reconciliation reconciliation, SourceChecks limits, ChangeChecks changes) {
    this.reconciliation = reconciliation;
    this.limits = limits;
    this.changes = changes;
  }

  /**
   * Checks the run.
   *
   * @param work the folder with the tables
   * @param tables the declared schemas
   * @param facts the fact tables among them
   * @param list receives all cells that fail
   * @return all checks, none of which prevents publication
   * @throws QualityGateException with all reasons not to publish
   */
  public QualityChecks check(
      Path work, List<TableSchema> tables, List<TableSchema> facts, FailedCellList list)
      throws IOException {
    List<String> failures = new ArrayList<>(reconciliation.violations());
    List<Check> ofTables = new ArrayList<>(checkWritten(work, tables, failures));
    if (failures.isEmpty()) {
      ofTables.addAll(changes.of(work, facts, list));
    }
    QualityChecks checks = QualityChecks.of(ofTables, limits.of(reconciliation));
    failures.addAll(checks.refusals());
    if (!failures.isEmpty()) {
      throw new QualityGateException(failures, reconciliation);
    }
    return checks;
  }

  /** Returns the expected number of rows of each table. */
  public static SortedMap<String, Long> rows(Reconciliation reconciliation) {
    SortedMap<String, Long> rows = new TreeMap<>();
    reconciliation.tables().forEach(table -> rows.put(table.name(), table.rows()));
    rows.putAll(reconciliation.others());
    return rows;
  }

  /** Returns a table's totals by column; areas in square metres. */
  public static SortedMap<String, BigDecimal> totals(TableTotals table) {
    SortedMap<String, BigDecimal> totals = new TreeMap<>();
    table.totals().forEach((column, sum) -> totals.put(column, scaled(column, sum)));
    return totals;
  }

  /** Returns whether a column is an area; areas have the same name in all tables. */
  private static boolean isArea(String column) {
    return Arrays.stream(Measure.values()).anyMatch(m -> m.isArea() && m.column().equals(column));
  }

  /** Opens each table once and checks it against the counts and its declared schema. */
  private List<Check> checkWritten(Path work, List<TableSchema> tables, List<String> failures)
      throws IOException {
    SortedMap<String, Long> expected = rows(reconciliation);
    tables.stream()
        .map(TableSchema::name)
        .filter(name -> RecordTables.dataset(name).isPresent())
        .forEach(name -> expected.put(name, ANY_ROWS));
    Set<String> written = new TreeSet<>(WrittenTables.names(work));
    if (!written.equals(expected.keySet())) {
      failures.add("expected the tables %s, but found %s".formatted(expected.keySet(), written));
      return List.of();
    }
    List<Check> checks = new ArrayList<>();
    TableChecks declared = new TableChecks(work);
    for (TableSchema table : tables) {
      Long rows = expected.remove(table.name());
      // The table of changes is written later, from the checked tables.
      if (rows != null) {
        try (WrittenTable file = WrittenTable.open(OutputLayout.table(work, table.name()))) {
          checkCounted(table.name(), rows, file, failures);
          checks.addAll(declared.of(table, file));
        }
      }
    }
    if (!expected.isEmpty()) {
      throw new IllegalStateException("no schema for the tables " + expected.keySet());
    }
    return checks;
  }

  private void checkCounted(String table, long expected, WrittenTable file, List<String> failures)
      throws IOException {
    Optional<Dataset> ofRecords = RecordTables.dataset(table);
    if (ofRecords.isPresent()) {
      checkRecords(table, ofRecords.get(), file, failures);
    } else if (file.rows() != expected) {
      failures.add(
          String.format(
              Locale.ROOT,
              "table %s: %d rows counted, but %d written",
              table,
              expected,
              file.rows()));
    }
    failures.addAll(YearTotals.differences(table, file, counted()));
    for (TableTotals of : reconciliation.tables()) {
      if (of.name().equals(table)) {
        SortedMap<String, BigDecimal> counted = totals(of);
        Set<String> columns = new TreeSet<>(counted.keySet());
        columns.addAll(of.suppressed().keySet());
        SortedMap<String, BigDecimal> found = WrittenTables.totals(file, columns);
        if (!counted.equals(found)) {
          failures.add(
              "table %s: its records add up to %s%s, but its file to %s"
                  .formatted(
                      table,
                      counted,
                      of.suppressed().isEmpty() ? "" : " without suppressed figures",
                      found));
        }
      }
    }
  }

  /** Returns the number of counted records of each source. */
  private SortedMap<String, Long> counted() {
    SortedMap<String, Long> counted = new TreeMap<>();
    reconciliation.sources().forEach(s -> counted.put(s.id(), s.counts().counted()));
    return counted;
  }

  /** Compares the rows of a table of records with the totals of the counted records. */
  private void checkRecords(String table, Dataset dataset, WrittenTable file, List<String> failures)
      throws IOException {
    SortedMap<String, BigDecimal> counted = totals(dataset);
    SortedMap<String, BigDecimal> found = WrittenTables.totals(file, counted.keySet());
    // A file without records has no totals.
    counted.values().removeIf(total -> total.signum() == 0);
    found.values().removeIf(total -> total.signum() == 0);
    if (!counted.equals(found)) {
      failures.add(
          "table %s: the counted records add up to %s, but its rows to %s"
              .formatted(table, counted, found));
    }
  }

  /** Returns the totals of the counted records of a dataset by column; areas in square metres. */
  private SortedMap<String, BigDecimal> totals(Dataset dataset) {
    SortedMap<String, Long> totals = new TreeMap<>();
    for (Reconciliation.SourceCounts source : reconciliation.sources()) {
      if (source.dataset().equals(dataset.label())) {
        totals.merge(Measure.RECORDS.column(), source.counts().counted(), Math::addExact);
        source.totals().forEach((column, sum) -> totals.merge(column, sum, Math::addExact));
      }
    }
    SortedMap<String, BigDecimal> scaled = new TreeMap<>();
    totals.forEach((column, sum) -> scaled.put(column, scaled(column, sum)));
    return scaled;
  }

  private static BigDecimal scaled(String column, long sum) {
    return BigDecimal.valueOf(sum, isArea(column) ? Measure.AREA_SCALE : 0);
  }
}
