package org.minetally.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.publish.Manifest;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.RecordCounts;
import org.minetally.run.Run;

/**
 * The result of a run, for programs.
 *
 * @param job the job file, as given on the command line
 * @param ending how the run ended
 * @param published the published snapshot; null unless published or unchanged
 * @param reconciliation the reconciliation; null if unknown
 * @param problems the causes of a failure
 * @param warnings checks that failed without stopping the run
 */
record Outcome(
    Path job,
    Ending ending,
    Published published,
    Reconciliation reconciliation,
    List<String> problems,
    List<String> warnings) {

  /**
   * How a run ended.
   *
   * @param name one of {@code published}, {@code unchanged}, {@code valid} and {@code failed}
   * @param exitCode the {@link ExitCode} of the process
   * @param seconds the duration of the run
   */
  record Ending(String name, int exitCode, double seconds) {}

  /**
   * The published snapshot.
   *
   * @param shown the path or URI of its tables
   * @param manifest its manifest
   */
  record Published(String shown, Manifest manifest) {}

  /** Returns the outcome of a run that ended without an error. */
  static Outcome of(Path job, Run.Result result, double seconds) {
    if (result instanceof Run.Result.Published published) {
      return new Outcome(
          job,
          new Ending("published", ExitCode.OK, seconds),
          new Published(published.shown(), published.manifest()),
          published.reconciliation(),
          List.of(),
          published.warnings());
    }
    if (result instanceof Run.Result.Unchanged unchanged) {
      return new Outcome(
          job,
          new Ending("unchanged", ExitCode.OK, seconds),
          new Published(unchanged.shown(), unchanged.manifest()),
          null,
          List.of(),
          unchanged.warnings());
    }
    Run.Result.Valid valid = (Run.Result.Valid) result;
    return new Outcome(
        job,
        new Ending("valid", ExitCode.OK, seconds),
        null,
        valid.reconciliation(),
        List.of(),
        valid.warnings());
  }

  /** Returns the outcome of a run that failed. */
  static Outcome of(Path job, Failure failure, double seconds) {
    List<String> problems =
        failure.bug() == null ? failure.problems() : List.of(failure.title(), "" + failure.bug());
    return new Outcome(
        job,
        new Ending("failed", failure.exitCode(), seconds),
        null,
        failure.reconciliation(),
        problems,
        List.of());
  }

  /** Returns the manifest of the published snapshot; null unless published or unchanged. */
  Manifest manifest() {
    return published == null ? null : published.manifest();
  }

  /** Returns the record counts of each source by its id; empty if unknown. */
  Map<String, RecordCounts> recordCounts() {
    Map<String, RecordCounts> counts = new LinkedHashMap<>();
    if (reconciliation != null) {
      reconciliation.sources().forEach(source -> counts.put(source.id(), source.counts()));
    } else if (published != null) {
      manifest().sources().forEach(source -> counts.put(source.id(), source.counts().get()));
    }
    return counts;
  }
}
