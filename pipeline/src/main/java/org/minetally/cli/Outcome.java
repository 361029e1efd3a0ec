package org.minetally.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.minetally.publish.Manifest;
import org.minetally.reconcile.Reconciliation;
import org.minetally.reconcile.Reconciliation.SourceCounts;
import org.minetally.run.Run;

/**
 * How a run ended, for programs that wait for it.
 *
 * @param job the job file, as it was given
 * @param ended in a word: published, unchanged, valid or failed
 * @param exitCode its {@link ExitCode}
 * @param seconds how long it took
 * @param shown where the published tables are; null if nothing was published now or before
 * @param manifest that of the published snapshot; null likewise
 * @param reconciliation what became of every record; null if it is not known
 * @param problems why it failed
 * @param warnings limits that were passed and stopped nothing
 */
record Outcome(
    Path job,
    String ended,
    int exitCode,
    double seconds,
    String shown,
    Manifest manifest,
    Reconciliation reconciliation,
    List<String> problems,
    List<String> warnings) {

  /** A run that did what was asked. */
  static Outcome of(Path job, Run.Result result, double seconds) {
    if (result instanceof Run.Result.Published published) {
      return new Outcome(
          job,
          "published",
          ExitCode.OK,
          seconds,
          published.shown(),
          published.manifest(),
          published.reconciliation(),
          List.of(),
          published.warnings());
    }
    if (result instanceof Run.Result.Unchanged unchanged) {
      return new Outcome(
          job,
          "unchanged",
          ExitCode.OK,
          seconds,
          unchanged.shown(),
          unchanged.manifest(),
          null,
          List.of(),
          unchanged.warnings());
    }
    Run.Result.Valid valid = (Run.Result.Valid) result;
    return new Outcome(
        job,
        "valid",
        ExitCode.OK,
        seconds,
        null,
        null,
        valid.reconciliation(),
        List.of(),
        valid.warnings());
  }

  /** A run that did not. */
  static Outcome of(Path job, Failure failure, double seconds) {
    List<String> problems =
        failure.bug() == null ? failure.problems() : List.of(failure.title(), "" + failure.bug());
    return new Outcome(
        job,
        "failed",
        failure.exitCode(),
        seconds,
        null,
        null,
        failure.reconciliation(),
        problems,
        List.of());
  }

  /**
   * One source's counts, by outcome.
   *
   * @param source its id
   * @param read records read
   * @param rejected of them
   * @param filtered of them
   * @param duplicates of them
   * @param superseded of them
   * @param deleted of them
   * @param counted of them
   * @param unmatched of those counted
   */
  record RecordCounts(
      String source,
      long read,
      long rejected,
      long filtered,
      long duplicates,
      long superseded,
      long deleted,
      long counted,
      long unmatched) {}

  /** What became of every record; nothing if it is not known. */
  List<RecordCounts> recordCounts() {
    if (reconciliation != null) {
      return reconciliation.sources().stream().map(Outcome::recordCounts).toList();
    }
    return manifest == null ? List.of() : manifest.sources().stream().map(Outcome::recordCounts).toList();
  }

  private static RecordCounts recordCounts(SourceCounts source) {
    return new RecordCounts(
        source.id(),
        source.read(),
        source.rejectedRecords(),
        source.filteredRecords(),
        source.duplicates(),
        source.superseded(),
        source.deleted(),
        source.counted(),
        source.unmatched());
  }

  private static RecordCounts recordCounts(Manifest.SourceEntry source) {
    return new RecordCounts(
        source.id(),
        source.read().get(),
        sum(source.rejected().get()),
        sum(source.filtered().get()),
        source.duplicates().get(),
        source.superseded().get(),
        source.deleted().get(),
        source.counted().get(),
        source.unmatched().get());
  }

  private static long sum(Map<String, Long> records) {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }
}
