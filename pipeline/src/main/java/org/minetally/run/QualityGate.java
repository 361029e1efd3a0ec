package org.minetally.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minetally.job.Thresholds;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;
import org.minetally.plan.Privacy;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.WrittenTables;
import org.minetally.quality.Account;
import org.minetally.quality.Account.SourceAccount;
import org.minetally.quality.Account.TableAccount;
import org.minetally.quality.Conservation;

/**
 * Decides whether a run may be published: everything adds up, what was written is what was counted,
 * and no more is wrong than the job allows.
 */
final class QualityGate {

  private final Account account;
  private final Thresholds thresholds;
  private final Privacy privacy;

  QualityGate(Account account, Thresholds thresholds, Privacy privacy) {
    this.account = account;
    this.thresholds = thresholds;
    this.privacy = privacy;
  }

  /**
   * Checks the run.
   *
   * @param work the folder with the tables
   * @throws QualityGateException with everything that speaks against publishing
   */
  void check(Path work) throws IOException {
    List<String> failures = new ArrayList<>(Conservation.violations(account));
    failures.addAll(unlikeWritten(work));
    account.sources().forEach(source -> failures.addAll(beyondLimits(source)));
    account.sources().stream().filter(this::isTooSmall).map(this::tooSmall).forEach(failures::add);
    if (!failures.isEmpty()) {
      throw new QualityGateException(failures, account);
    }
  }

  /** The rows that each table must have. */
  static SortedMap<String, Long> rows(Account account) {
    SortedMap<String, Long> rows = new TreeMap<>();
    account.tables().forEach(table -> rows.put(table.name(), table.rows()));
    rows.putAll(account.others());
    return rows;
  }

  /** A table's sums as its columns show them: areas in square metres. */
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
      Set<String> columns = new TreeSet<>(counted.keySet());
      columns.addAll(table.withheld().keySet());
      SortedMap<String, BigDecimal> found =
          WrittenTables.totals(OutputLayout.part(work, table.name()), columns);
      if (!counted.equals(found)) {
        failures.add(
            "table %s: its records add up to %s%s, its file to %s"
                .formatted(
                    table.name(),
                    counted,
                    table.withheld().isEmpty() ? "" : " without what is withheld",
                    found));
      }
    }
    return failures;
  }

  /** The manifest says how many records each source has. */
  private boolean isTooSmall(SourceAccount source) {
    return source.dataset().equals(Dataset.CASUALTIES.label())
        && source.summed() > 0
        && source.summed() < privacy.minimumCell();
  }

  private String tooSmall(SourceAccount source) {
    return text(
        "source %s: it has fewer records than privacy.minimum_cell, %,d, and the manifest says how"
            + " many each source has. Put its files under another source, or leave it out",
        source.id(), privacy.minimumCell());
  }

  private List<String> beyondLimits(SourceAccount source) {
    List<String> failures = new ArrayList<>();
    long rejected = source.rejectedRecords();
    Long most = thresholds.rejectedRecords();
    if (most != null && rejected > most) {
      failures.add(
          text(
              "source %s: %,d of %,d records were rejected; the job allows %,d."
                  + " Mend them, or raise thresholds.rejected_records or rejected_share",
              source.id(), rejected, source.read(), most));
    }
    Double share = thresholds.rejectedShare();
    if (share != null && rejected > share * source.read()) {
      failures.add(
          text(
              "source %s: %,d of %,d records were rejected, %.2f %%; the job allows %.2f %%."
                  + " Mend them, or raise thresholds.rejected_share",
              source.id(), rejected, source.read(), 100.0 * rejected / source.read(), 100 * share));
    }
    Double unmatched = thresholds.unmatchedShare();
    if (unmatched != null && source.unmatched() > unmatched * source.summed()) {
      failures.add(
          text(
              "source %s: %,d of %,d records have a place name that was not found, %.2f %%; the job allows %.2f %%."
                  + " Add aliases to the gazetteer, or raise thresholds.unmatched_share",
              source.id(),
              source.unmatched(),
              source.summed(),
              100.0 * source.unmatched() / source.summed(),
              100 * unmatched));
    }
    return failures;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
