package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.minetally.job.Thresholds;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.RecordCounts;
import org.minetally.table.TableRows;
import org.minetally.table.TableSchema;
import org.minetally.table.internal.TableRowsCoder;

class CheckTablesTest {

  private static final TableRows ROWS = new TableRows.Builder(TableSchema.REJECTS, 0).build();

  private final Pipeline pipeline = Pipeline.create();

  private PCollection<TableRows> checked(long read, long accepted) {
    RecordCounts counts =
        new RecordCounts(
            read,
            accepted,
            new TreeMap<>(),
            new TreeMap<>(),
            0,
            0,
            0,
            accepted,
            0,
            new TreeMap<>(),
            new TreeMap<>(),
            null,
            new TreeMap<>(),
            new TreeMap<>());
    Reconciliation reconciliation =
        new Reconciliation(
            List.of(
                new Reconciliation.SourceCounts(
                    "victims", "casualties", counts, new TreeMap<>(), List.of())),
            List.of(),
            new TreeMap<>(),
            List.of());
    return pipeline
        .apply("Tables", Create.of(ROWS).withCoder(TableRowsCoder.of()))
        .apply(
            new CheckTables(
                pipeline.apply("Reconciliation", Create.of(reconciliation)),
                new Thresholds(null, null, null)));
  }

  @Test
  void passesTablesOfReconciledRecords() {
    PAssert.that(
            checked(3, 3)
                .apply(
                    MapElements.into(TypeDescriptors.strings()).via(rows -> rows.schema().name())))
        .containsInAnyOrder("rejects");
    pipeline.run();
  }

  @Test
  void failsIfARecordWasLost() {
    checked(3, 2);
    assertThat(
        assertThrows(Pipeline.PipelineExecutionException.class, pipeline::run)
            .getCause()
            .getMessage(),
        containsString("victims"));
  }
}
