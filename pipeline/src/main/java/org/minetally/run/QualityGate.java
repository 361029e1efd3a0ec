package org.minetally.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.audit.Checks;
import org.minetally.audit.SourceChecks;
import org.minetally.audit.TableChecks;
import org.minetally.model.Measure;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.WrittenTables;
import org.minetally.quality.Account;
import org.minetally.quality.Account.TableAccount;
import org.minetally.quality.Conservation;
import org.minetally.table.TableSchema;

/**
 * Decides whether a run may be published: everything adds up, what was written is what was counted,
 * and no more is wrong than the job allows.
 */
final class QualityGate {

  private final Account account;
  private final SourceChecks limits;

  QualityGate(Account account, SourceChecks limits) {
    this.account = account;
    this.limits = limits;
  }

  /**
   * Checks the run.
   *
   * @param work the folder with the tables
   * @param tables what is declared of them
   * @return all checks, none of which speaks against publishing
   * @throws QualityGateException with everything that does
   */
  Checks check(Path work, List<TableSchema> tables) throws IOException {
    List<String> failures = new ArrayList<>(Conservation.violations(account));
    failures.addAll(unlikeWritten(work));
    // What is not as it was counted may not even be a table.
    Checks checks = new Checks(failures.isEmpty() ? TableChecks.of(work, tables) : List.of());
    checks = checks.and(limits.of(account));
    failures.addAll(checks.refusals());
    if (!failures.isEmpty()) {
      throw new QualityGateException(failures, account);
    }
    return checks;
  }

  /** The rows that each table must have. */
  static SortedMap<String, Long> rows(Account account) {
    SortedMap<String, Long> rows = new TreeMap<>();
    account.tables().forEach(table -> rows.put(table.name(), table.rows()));
    rows.putAll(account.others());
    return rows;
  }

  /** A table's sums as they stand in its columns: areas in square metres. */
  static SortedMap<String, BigDecimal> totals(TableAccount table) {
    SortedMap<String, BigDecimal> totals = new TreeMap<>();
    table
        .totals()
        .forEach(
            (column, sum) ->
                totals.put(
                    column, BigDecimal.valueOf(sum, isArea(column) ? Measure.AREA_SCALE : 0)));
    return totals;
  }

  /** Columns of areas have one name in all tables. */
  private static boolean isArea(String column) {
    return Arrays.stream(Measure.values())
        .anyMatch(m -> m.kind() == Measure.Kind.AREA && m.column().equals(column));
  }

  private List<String> unlikeWritten(Path work) throws IOException {
    List<String> failures = new ArrayList<>();
    SortedMap<String, Long> expected = rows(account);
    Set<String> written = new TreeSet<>(WrittenTables.names(work));
    if (!written.equals(expected.keySet())) {
      failures.add("expected the tables %s, but found %s".formatted(expected.keySet(), written));
      return failures;
    }
    for (String table : expected.keySet()) {
      long rows = WrittenTables.rows(OutputLayout.part(work, table));
      if (rows != expected.get(table)) {
        failures.add(
            "table %s: %d rows counted, but %d written"
                .formatted(table, expected.get(table), rows));
      }
    }
    for (TableAccount table : account.tables()) {
      SortedMap<String, BigDecimal> counted = totals(table);
      SortedMap<String, BigDecimal> found =
          WrittenTables.totals(OutputLayout.part(work, table.name()), counted.keySet());
      if (!counted.equals(found)) {
        failures.add(
            "table %s: its records add up to %s, its file to %s"
                .formatted(table.name(), counted, found));
      }
    }
    return failures;
  }
}
