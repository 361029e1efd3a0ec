package org.minetally.run;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.minetally.gate.QualityChecks;
import org.minetally.gate.QualityGateException;
import org.minetally.gate.SourceChecks;
import org.minetally.job.Thresholds;
import org.minetally.reconcile.Reconciliation;
import org.minetally.table.TableRows;
import org.minetally.table.internal.TableRowsCoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes tables on once all records are reconciled and the thresholds of the job are met. Otherwise
 * the pipeline fails, and no row leaves. Limits that compare with earlier snapshots are skipped.
 */
final class CheckTables extends PTransform<PCollection<TableRows>, PCollection<TableRows>> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(CheckTables.class);

  private final transient PCollection<Reconciliation> reconciliation;
  private final Thresholds thresholds;

  CheckTables(PCollection<Reconciliation> reconciliation, Thresholds thresholds) {
    this.reconciliation = reconciliation;
    this.thresholds = thresholds;
  }

  @Override
  public PCollection<TableRows> expand(PCollection<TableRows> tables) {
    PCollectionView<Reconciliation> view =
        reconciliation.apply("View reconciliation", View.asSingleton());
    return tables
        .apply("Wait for checks", ParDo.of(new PassFn(view, thresholds)).withSideInputs(view))
        .setCoder(TableRowsCoder.of());
  }

  /**
   * Checks a run.
   *
   * @throws QualityGateException with all reasons why its tables must not be used
   */
  static void check(Reconciliation reconciliation, Thresholds thresholds, LocalDate today) {
    QualityChecks checks =
        QualityChecks.of(
            List.of(), new SourceChecks(thresholds, today, Optional.empty()).of(reconciliation));
    List<String> failures = new ArrayList<>(reconciliation.violations());
    failures.addAll(checks.refusals());
    if (!failures.isEmpty()) {
      throw new QualityGateException(failures, reconciliation);
    }
    checks.warnings().forEach(LOG::warn);
  }

  private static final class PassFn extends DoFn<TableRows, TableRows> {
    private static final long serialVersionUID = 1L;

    private final PCollectionView<Reconciliation> reconciliation;
    private final Thresholds thresholds;
    private transient boolean passed;

    PassFn(PCollectionView<Reconciliation> reconciliation, Thresholds thresholds) {
      this.reconciliation = reconciliation;
      this.thresholds = thresholds;
    }

    @ProcessElement
    public void pass(ProcessContext context) {
      if (!passed) {
        check(context.sideInput(reconciliation), thresholds, LocalDate.now(ZoneOffset.UTC));
        passed = true;
      }
      context.output(context.element());
    }
  }
}
