package org.minetally.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minetally.gate.ChangeChecks;
import org.minetally.gate.FailedCellList;
import org.minetally.gate.QualityChecks;
import org.minetally.gate.QualityGate;
import org.minetally.gate.QualityGateException;
import org.minetally.gate.SourceChecks;
import org.minetally.publish.KeptSnapshot;
import org.minetally.publish.Output;
import org.minetally.publish.Reasons;
import org.minetally.reconcile.Reconciliation;

/**
 * Checks whether a run may be published. If it may not, the list of the cells that failed is kept.
 *
 * @param preparation the job
 * @param output the output
 * @param attempt the publication
 */
record RunChecks(Preparation preparation, Output output, Output.Attempt attempt) {

  /** The name of the file with the list of the last run that was held back. */
  static final String HELD_BACK = "held_back.csv";

  /** The largest number of reasons that are shown above the path of the list. */
  private static final int MOST_REASONS = 45;

  /**
   * The checks of a run that may be published.
   *
   * @param checks the checks
   * @param cells the number of cells that failed, which the private folder lists
   */
  record Passed(QualityChecks checks, long cells) {

    /** Returns the warnings of a run that is published. */
    List<String> warnings(Output output, String runId) {
      List<String> warnings = new ArrayList<>(checks.warnings());
      if (cells > 0) {
        warnings.add("  " + listed(output.privateFolder(runId) + "/" + FailedCellList.FILE, cells));
      }
      return warnings;
    }
  }

  /**
   * Checks the run.
   *
   * @param limits the checks of sources
   * @throws QualityGateException with all reasons not to publish
   */
  Passed check(Reconciliation reconciliation, SourceChecks limits, Optional<Output.Before> before)
      throws IOException {
    ChangeChecks changes =
        new ChangeChecks(
            preparation.job().thresholds(),
            KeptSnapshot.earlier(
                output,
                before,
                attempt.folder().resolveSibling("_earlier"),
                ChangeChecks.snapshots(preparation.job().thresholds())));
    FailedCellList list = new FailedCellList(attempt);
    try (list) {
      QualityChecks checks =
          new QualityGate(reconciliation, limits, changes)
              .check(
                  attempt.folder(),
                  preparation.plan().schemas(),
                  preparation.plan().factSchemas(),
                  list);
      return new Passed(checks, list.cells());
    } catch (QualityGateException e) {
      throw list.cells() == 0 ? e : heldBack(e, list.cells());
    }
  }

  private QualityGateException heldBack(QualityGateException e, long cells) {
    List<String> reasons = new ArrayList<>(e.failures());
    if (reasons.size() > MOST_REASONS) {
      int more = reasons.size() - MOST_REASONS;
      reasons.subList(MOST_REASONS, reasons.size()).clear();
      reasons.add(String.format(Locale.ROOT, "and %,d more lines", more));
    }
    try {
      reasons.add(listed(attempt.keep(FailedCellList.FILE, HELD_BACK), cells));
    } catch (IOException failure) {
      reasons.add(
          "the list of the cells that failed cannot be written (%s)"
              .formatted(Reasons.of(failure)));
    }
    return new QualityGateException(reasons, e.reconciliation());
  }

  private static String listed(String file, long cells) {
    return cells == 1
        ? file + " lists the cell that failed"
        : String.format(Locale.ROOT, "%s lists all %,d cells that failed", file, cells);
  }
}
