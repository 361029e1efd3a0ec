package org.minetally.gate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeSet;
import org.minetally.gate.Check.Cell;
import org.minetally.gate.Check.Outcome;
import org.minetally.gate.Check.Subject;
import org.minetally.gate.Check.Values;
import org.minetally.job.ChangeLimit;
import org.minetally.job.Thresholds;
import org.minetally.job.Thresholds.Limit;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output.Before;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Reasons;
import org.minetally.table.TableSchema;

/**
 * Checks how much the figures of a run moved since the previous snapshot, and which periods and
 * regions are missing.
 *
 * @param thresholds the thresholds of the job
 * @param earlier earlier snapshots, the published one first
 */
public record ChangeChecks(Thresholds thresholds, List<Before> earlier) {

  public ChangeChecks {
    earlier = List.copyOf(earlier);
  }

  /** Returns how many earlier snapshots the thresholds of a job need. */
  public static int snapshots(Thresholds thresholds) {
    return thresholds.previous().completeness().missingShare() == null
        ? 1
        : thresholds.previous().completeness().snapshots();
  }

  /**
   * Returns the checks of all fact tables. Without limits or an earlier snapshot there are none.
   *
   * @param work the folder with the run's tables
   * @param list receives all cells that fail
   * @throws IOException if a table of this run cannot be read, or the list cannot be written
   */
  List<Check> of(Path work, List<TableSchema> facts, FailedCellList list) throws IOException {
    List<Check> checks = new ArrayList<>();
    for (TableSchema table : earlier.isEmpty() ? List.<TableSchema>of() : facts) {
      for (ChangeLimit limit : thresholds.previous().changes()) {
        if (limit.scope().per() != ChangeLimit.Per.SOURCE
            && limit.scope().includes(table.name())
            && hasTable(earlier.get(0), table.name())) {
          checks.add(check(table, limit, OutputLayout.table(work, table.name()), list));
        }
      }
      if (thresholds.previous().completeness().missingShare() != null) {
        checks.addAll(
            new CompletenessCheck(thresholds, table.name(), list)
                .of(OutputLayout.table(work, table.name()), earlier));
      }
    }
    return checks;
  }

  static boolean hasTable(Before snapshot, String table) {
    Manifest manifest = snapshot.manifest();
    return !manifest.hasUnknownFormat() && manifest.table(table).isPresent();
  }

  private Check check(TableSchema table, ChangeLimit limit, Path now, FailedCellList list)
      throws IOException {
    if (table.columns().stream().anyMatch(c -> c.name().equals(TableSchema.IS_SUPPRESSED))) {
      return skipped(table.name(), "the job suppresses small counts");
    }
    Path old;
    PreviousPeriods periods;
    try {
      old = earlier.get(0).table(table.name());
      periods = PreviousPeriods.of(earlier.get(0), table.name());
    } catch (IOException e) {
      return skipped(
          table.name(), "the previous table cannot be read (%s)".formatted(Reasons.of(e)));
    }
    FailedCellList.Heading heading =
        new FailedCellList.Heading(
            Limit.CHANGES.key(), table.name(), text(limit), earlier.get(0).manifest().runId());
    FailedCells failed = new FailedCells(cell -> list.add(heading, cell));
    if (limit.scope().per() == ChangeLimit.Per.CELL) {
      compareCells(table.name(), limit, periods, old, now, failed);
    } else {
      compareSums(limit, new SettledSums(limit.scope(), periods), old, now, failed);
    }
    return check(table.name(), limit, failed);
  }

  private static void compareCells(
      String table,
      ChangeLimit limit,
      PreviousPeriods periods,
      Path old,
      Path now,
      FailedCells failed)
      throws IOException {
    ChangeReceiver receiver =
        (kind, row, measure, before, after) -> {
          BigDecimal was = FailedCells.zero(before);
          BigDecimal is = FailedCells.zero(after);
          boolean isExpected = is.compareTo(was) > 0 && !periods.isSettled(row.period().key());
          if (!isExpected
              && limit.scope().includesMeasure(measure)
              && limit.scope().includesRegion(row.region().code())
              && limit.isExceeded(was, is)) {
            failed.add(
                new Cell(
                    row.period().key(),
                    region(row.region().code(), row.region().name()),
                    row.dimensions().isEmpty() ? null : row.dimensions(),
                    measure,
                    before,
                    after));
          }
        };
    new TableComparison(table, receiver, new ArrayList<>()).compare(old, now);
  }

  private static void compareSums(
      ChangeLimit limit, SettledSums sums, Path old, Path now, FailedCells failed)
      throws IOException {
    SortedMap<SettledSums.Key, BigDecimal> before = sums.of(old);
    SortedMap<SettledSums.Key, BigDecimal> after = sums.of(now);
    TreeSet<SettledSums.Key> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (SettledSums.Key key : keys) {
      BigDecimal was = before.get(key);
      BigDecimal is = after.get(key);
      if (limit.isExceeded(FailedCells.zero(was), FailedCells.zero(is))) {
        String region = key.region().isEmpty() ? null : key.region();
        failed.add(new Cell(null, region, null, key.measure(), was, is));
      }
    }
  }

  /** Returns a region for people. */
  static String region(String code, String name) {
    return "%s (%s)".formatted(name, code);
  }

  private Check check(String table, ChangeLimit limit, FailedCells failed) {
    long count = failed.count();
    return new Check(
        Limit.CHANGES.key(),
        Subject.ofTable(table, limit.scope().measures()),
        new Values(BigDecimal.ZERO, BigDecimal.valueOf(count), "figures", failed),
        count == 0 ? Outcome.PASSED : Outcome.FAILED,
        thresholds.stops(Limit.CHANGES),
        count == 0
            ? null
            : String.format(
                Locale.ROOT,
                "table %s: %,d %s changed by more than the job allows since run %s (%s)."
                    + " Check the sources, or change thresholds.changes",
                table,
                count,
                count == 1 ? "figure" : "figures",
                earlier.get(0).manifest().runId(),
                text(limit)));
  }

  private static String text(ChangeLimit limit) {
    return "per %s: %s".formatted(limit.scope().per().key(), limit.text());
  }

  private Check skipped(String table, String why) {
    return new Check(
        Limit.CHANGES.key(),
        Subject.ofTable(table, List.of()),
        new Values(BigDecimal.ZERO, null, "figures"),
        Outcome.SKIPPED,
        thresholds.stops(Limit.CHANGES),
        why);
  }
}
