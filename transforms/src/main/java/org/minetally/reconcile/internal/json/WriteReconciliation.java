package org.minetally.reconcile.internal.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.minetally.internal.InputCheck;
import org.minetally.internal.store.StoreWatchdog;
import org.minetally.reconcile.Reconciliation;

/**
 * Writes the reconciliation of a run as one JSON file, from which the caller decides whether to
 * publish the run. A retried bundle writes the same file with the same content.
 *
 * <pre>{@code
 * reconciled
 *     .get(Reconcile.RECONCILIATION)
 *     .apply(WriteReconciliation.to("/data/out/reconciliation.json"));
 * }</pre>
 */
public final class WriteReconciliation extends PTransform<PCollection<Reconciliation>, PDone> {

  private static final long serialVersionUID = 1L;

  private final String file;

  private WriteReconciliation(String file) {
    this.file = file;
  }

  /** Writes to this file, in any of Beam's file systems. */
  public static WriteReconciliation to(String file) {
    return new WriteReconciliation(
        InputCheck.requireName(file, "WriteReconciliation.to: the file"));
  }

  @Override
  public PDone expand(PCollection<Reconciliation> reconciliation) {
    InputCheck.requireWhole(reconciliation, "WriteReconciliation");
    reconciliation.apply("Write JSON", ParDo.of(new WriteFn(file)));
    return PDone.in(reconciliation.getPipeline());
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    super.populateDisplayData(builder);
    builder.add(DisplayData.item("file", file).withLabel("File"));
  }

  private static final class WriteFn extends DoFn<Reconciliation, Void> {
    private static final long serialVersionUID = 1L;

    private final String file;

    WriteFn(String file) {
      this.file = file;
    }

    @ProcessElement
    public void write(@Element Reconciliation reconciliation) throws IOException {
      try (OutputStream out =
          Channels.newOutputStream(StoreWatchdog.DEFAULT.create(file, "application/json"))) {
        // Not directly to the stream, which the mapper would close: S3 rejects a second close.
        out.write(new JsonMapper().writeValueAsBytes(reconciliation));
      }
    }
  }
}
