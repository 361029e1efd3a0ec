package org.minetally.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.minetally.plan.Plan;
import org.minetally.run.engine.Tuning;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.ChangeTable;

/**
 * The tables of a job in another pipeline. They are those that a run would publish, except what is
 * made after its graph (changes and boundaries) and the tables of records. Nothing is published.
 */
public final class JobTables {

  private final Preparation preparation;
  private final Plan plan;
  private final Tuning tuning;

  private JobTables(Preparation preparation, Plan plan, Tuning tuning) {
    this.preparation = preparation;
    this.plan = plan;
    this.tuning = tuning;
  }

  /**
   * Returns the tables of a job. With suppression, they take into account what the snapshots of its
   * output show, but later snapshots do not take these tables into account.
   *
   * @throws org.minetally.gate.QualityGateException if suppression cannot take earlier snapshots
   *     into account
   */
  public static JobTables of(Preparation preparation, Pipeline pipeline) {
    HeapNeed need = HeapNeed.of(preparation.job());
    return new JobTables(
        preparation,
        new PastSnapshots(
                Outputs.of(preparation.job(), pipeline.getOptions()),
                preparation.plan().toBuilder().records(false).build())
            .planWithoutSuccessor(),
        Tuning.ofClusters().forInput(need.text(), need.lookups()));
  }

  /** Returns the schemas of the tables, sorted by name. */
  public List<TableSchema> schemas() {
    List<TableSchema> schemas = new ArrayList<>(plan.schemas());
    schemas.remove(ChangeTable.SCHEMA);
    return schemas;
  }

  /**
   * Adds the steps to a pipeline. Rows of the tables leave the last step only after all records are
   * reconciled and the thresholds of the job are met; otherwise the pipeline fails.
   *
   * @param rows the rows of each source that has no files, by its id
   * @return all tables
   */
  public PCollection<TableRows> addTo(Pipeline pipeline, Map<String, PCollection<Row>> rows) {
    FinishedTables finished =
        FinishedTables.of(CountedRecords.in(pipeline, plan, tuning, rows), plan, tuning);
    return finished
        .tables()
        .apply("Tables", Flatten.pCollections())
        .apply("Check", new CheckTables(finished.reconciliation(), preparation.job().thresholds()));
  }
}
