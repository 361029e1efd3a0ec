package org.minetally.gate;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.minetally.gate.Check.Cell;
import org.minetally.gate.Check.Outcome;
import org.minetally.gate.Check.Subject;
import org.minetally.gate.Check.Values;
import org.minetally.job.Thresholds;
import org.minetally.job.Thresholds.Limit;
import org.minetally.parquet.internal.WrittenTable;
import org.minetally.publish.Output.Before;
import org.minetally.publish.Reasons;

/**
 * Checks whether a table still has records for the periods and regions that earlier snapshots had.
 *
 * @param thresholds the thresholds of the job
 * @param table the name of the table
 * @param list receives the cells of a failed check
 */
record CompletenessCheck(Thresholds thresholds, String table, FailedCellList list) {

  private static final int DECIMALS = 6;

  /**
   * Returns a check for each earlier snapshot that has the table.
   *
   * @param now the folder of the table
   * @throws IOException if the table of this run cannot be read
   */
  List<Check> of(Path now, List<Before> earlier) throws IOException {
    List<Check> checks = new ArrayList<>();
    for (Before snapshot : earlier) {
      if (ChangeChecks.hasTable(snapshot, table)) {
        checks.add(check(snapshot, now));
      }
    }
    return checks;
  }

  private Check check(Before snapshot, Path now) throws IOException {
    Path before;
    try {
      before = snapshot.table(table);
      WrittenTable.open(before).close();
    } catch (IOException e) {
      return new Check(
          Limit.COMPLETENESS.key(),
          Subject.ofTable(table, List.of()),
          new Values(threshold(), null, "share"),
          Outcome.SKIPPED,
          thresholds.stops(Limit.COMPLETENESS),
          "the table of run %s cannot be read (%s)"
              .formatted(snapshot.manifest().runId(), Reasons.of(e)));
    }
    FailedCells missing = new FailedCells(cell -> {});
    long pairs = compare(before, now, missing);
    Check check = check(snapshot.manifest().runId(), pairs, missing);
    if (check.failed()) {
      // Cells belong in the list only if the check fails, so they are compared again.
      FailedCellList.Heading heading =
          new FailedCellList.Heading(check.name(), table, allowed(), snapshot.manifest().runId());
      compare(before, now, new FailedCells(cell -> list.add(heading, cell)));
    }
    return check;
  }

  private static long compare(Path before, Path now, FailedCells missing) throws IOException {
    try (WrittenTable was = WrittenTable.open(before);
        WrittenTable is = WrittenTable.open(now)) {
      return compare(new FactCursor(was, columns(was)), new FactCursor(is, columns(is)), missing);
    }
  }

  private static FactColumns columns(WrittenTable file) {
    return FactColumns.of(FactFileColumns.in(file), List.of());
  }

  /** Adds the pairs that only the first table has, and returns how many it has in all. */
  private static long compare(FactCursor was, FactCursor is, FailedCells missing)
      throws IOException {
    long pairs = 0;
    boolean more = is.next();
    boolean next = was.next();
    while (next) {
      String period = was.text(FactColumns.PERIOD_KEY);
      String code = was.text(FactColumns.REGION_CODE);
      String name = was.text(was.regionName());
      pairs++;
      while (more && compare(is, period, code) < 0) {
        more = is.next();
      }
      if (!more || compare(is, period, code) != 0) {
        missing.add(new Cell(period, ChangeChecks.region(code, name), null, null, null, null));
      }
      do {
        next = was.next();
      } while (next && compare(was, period, code) == 0);
    }
    return pairs;
  }

  private static int compare(FactCursor row, String period, String code) {
    int byPeriod =
        FactColumns.compare(FactColumns.PERIOD_KEY, row.text(FactColumns.PERIOD_KEY), period);
    return byPeriod != 0
        ? byPeriod
        : FactColumns.compare(FactColumns.REGION_CODE, row.text(FactColumns.REGION_CODE), code);
  }

  private Check check(String runId, long pairs, FailedCells missing) {
    BigDecimal share =
        pairs == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(missing.count())
                .divide(BigDecimal.valueOf(pairs), DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    boolean failed =
        BigDecimal.valueOf(missing.count())
                .compareTo(threshold().multiply(BigDecimal.valueOf(pairs)))
            > 0;
    return new Check(
        Limit.COMPLETENESS.key(),
        Subject.ofTable(table, List.of()),
        failed
            ? new Values(threshold(), share, "share", missing)
            : new Values(threshold(), share, "share"),
        failed ? Outcome.FAILED : Outcome.PASSED,
        thresholds.stops(Limit.COMPLETENESS),
        failed
            ? String.format(
                Locale.ROOT,
                "table %s: %,d of %,d periods x regions that had records in run %s have none now"
                    + " (%.2f %%); the job allows %s. Check that the files are complete, or"
                    + " raise thresholds.completeness",
                table,
                missing.count(),
                pairs,
                runId,
                100.0 * missing.count() / pairs,
                allowed())
            : null);
  }

  private String allowed() {
    return String.format(
        Locale.ROOT, "%.2f %%", 100 * thresholds.previous().completeness().missingShare());
  }

  private BigDecimal threshold() {
    return new BigDecimal(thresholds.previous().completeness().missingShare().toString());
  }
}
