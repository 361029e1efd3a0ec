package org.minetally.run.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.job.Similar;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.PinnedSnapshots;
import org.minetally.run.Outputs;
import org.minetally.run.RecordedRun;
import org.minetally.run.Versions;
import org.minetally.run.Watcher;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;
import org.minetally.storage.Stores;
import org.minetally.table.internal.ChangeTable;
import org.minetally.trace.TraceException;

/**
 * Finds the records behind rows of a published table. Reads the inputs of the run again, as the run
 * read them, with the same steps up to the records that count.
 */
public final class Trace {

  private final TraceRequest request;
  private final EngineOptions engine;
  private final Tuning tuning;
  private final Watcher watcher;

  /** Creates a trace; nothing is read yet. */
  public Trace(TraceRequest request, EngineOptions engine, Tuning tuning, Watcher watcher) {
    this.request = request;
    this.engine = engine;
    this.tuning = tuning;
    this.watcher = watcher;
  }

  /**
   * Finds the records.
   *
   * @param work an empty folder, to which the engine writes
   * @throws TraceException if the request does not fit the output, inputs are missing or have
   *     changed, or the records do not add up to the published rows
   * @throws org.minetally.publish.UnknownSnapshotException if the request names a snapshot that the
   *     output does not have, or several
   * @throws org.minetally.publish.OutputException if the output cannot be read
   */
  public Traced execute(Path work) throws IOException {
    PipelineOptions options = engine.forPipeline();
    if (request.output().isUri()) {
      new Stores(() -> options)
          .complaint(request.output().text())
          .ifPresent(
              problem -> {
                throw TraceException.usage(problem);
              });
    }
    Output output = Outputs.at(request.output(), options);
    RecordedRun run = SnapshotTrace.recorded(runId(output), output);
    Manifest manifest = run.manifest();
    if (manifest.table(request.table()).isEmpty()) {
      throw TraceException.usage(unknownTable(manifest));
    }
    TraceEngine steps = new TraceEngine(engine, options, tuning, watcher);
    return request.table().equals(ChangeTable.SCHEMA.name())
        ? new ChangeTrace(request, output, run, steps).execute(work)
        : new SnapshotTrace(request, output, run, steps).execute(work, false);
  }

  private String unknownTable(Manifest manifest) {
    List<String> tables = manifest.tables().stream().map(Manifest.TableEntry::name).toList();
    String similar = Similar.to(request.table(), tables);
    String hint =
        similar.isEmpty()
            ? "; it has " + String.join(", ", tables)
            : ". Did you mean \"%s\"?".formatted(similar);
    return "run %s has no table %s%s".formatted(manifest.runId(), request.table(), hint);
  }

  /**
   * Returns the run that is traced.
   *
   * @throws TraceException if nothing is published
   * @throws org.minetally.publish.UnknownSnapshotException if no snapshot, or several, have the
   *     name
   */
  private String runId(Output output) {
    Optional<String> published = output.published().map(Manifest::runId);
    if (published.isEmpty() && output.snapshots().isEmpty()) {
      throw TraceException.usage(
          request.output()
              + ": nothing is published here. Give the output folder of a job that has run.");
    }
    return PinnedSnapshots.named(request.snapshot().orElse("current"), output);
  }

  /** Returns why a version of the program may not reproduce runs of another one. */
  public static List<String> versions(List<Manifest> manifests) {
    return manifests.stream()
        .filter(manifest -> !manifest.minetally().equals(Versions.minetally()))
        .map(
            manifest ->
                "The run was made by minetally %s, this is %s. Trace it with that version."
                    .formatted(manifest.minetally(), Versions.minetally()))
        .distinct()
        .toList();
  }
}
