package org.minetally.run.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.minetally.job.JobFileException;
import org.minetally.job.Problem;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.region.GazetteerException;
import org.minetally.run.Preparation;
import org.minetally.run.RecordedRun;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;
import org.minetally.trace.InputSearch;
import org.minetally.trace.RecordedInput;
import org.minetally.trace.TraceException;

/**
 * Traces rows of a table of one snapshot.
 *
 * @param request what is traced
 * @param output the output
 * @param run the snapshot's run
 * @param engine how graphs are run
 */
record SnapshotTrace(TraceRequest request, Output output, RecordedRun run, TraceEngine engine) {

  /**
   * Returns what is known of a run.
   *
   * @throws TraceException if there is no record of it
   */
  static RecordedRun recorded(String runId, Output output) {
    return new RecordedRun(
        output
            .privateRecord(runId)
            .orElseThrow(
                () ->
                    TraceException.usage(
                        "%s/_private has no record of run %s. Only its owner can trace a run, as long as the snapshot is kept."
                            .formatted(output.root(), runId))));
  }

  /**
   * Finds the records.
   *
   * @param work an empty folder, to which the engine writes
   * @param mayBeEmpty whether there may be no such published rows
   */
  Traced execute(Path work, boolean mayBeEmpty) throws IOException {
    InputSearch search = new InputSearch(request.inputs());
    Map<RecordedInput, Location> now = search.find(run.files());
    FutureTask<List<String>> verification = search.verify(now);
    try {
      Traced traced = trace(now, work, mayBeEmpty);
      require(verification, search);
      return traced;
    } catch (RuntimeException e) {
      // It may be a consequence of a changed input.
      require(verification, search);
      throw e;
    }
  }

  /** Waits until the inputs have been compared with those of the run. */
  private static void require(FutureTask<List<String>> verification, InputSearch search) {
    try {
      List<String> problems = verification.get();
      if (!problems.isEmpty()) {
        throw search.refusal(problems);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading files", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Traced trace(Map<RecordedInput, Location> now, Path work, boolean mayBeEmpty)
      throws IOException {
    Manifest manifest = run.manifest();
    Preparation preparation = preparation(now);
    Path published = output.table(manifest, request.table(), work.resolve("published"));
    TracedSnapshot snapshot = new TracedSnapshot(manifest, preparation, published);
    return ListTrace.TABLES.containsKey(request.table())
        ? new ListTrace(request, snapshot, engine).execute(work)
        : new RecordTrace(request, snapshot, engine).execute(work, mayBeEmpty);
  }

  /** Reads the job of the run, which another version of the program may have written. */
  private Preparation preparation(Map<RecordedInput, Location> now) {
    try {
      return Preparation.of(run.job(now, new Stores(engine.engine()::forPipeline)));
    } catch (JobFileException e) {
      throw refusal(e.problems().stream().map(Problem::toString).toList());
    } catch (GazetteerException e) {
      throw refusal(e.problems());
    }
  }

  private TraceException refusal(List<String> problems) {
    List<String> all = new ArrayList<>();
    all.add("The stored job of run %s cannot be read:".formatted(run.manifest().runId()));
    all.addAll(problems);
    all.addAll(Trace.versions(List.of(run.manifest())));
    return TraceException.usage(all.toArray(String[]::new));
  }
}
