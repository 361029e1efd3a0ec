package org.minetally.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.minetally.gate.QualityGateException;
import org.minetally.plan.Plan;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.PrivateRecord;
import org.minetally.summary.Suppression;
import org.minetally.summary.internal.HistoryFile;

/**
 * The figures shown by earlier snapshots of an output, which suppression has to take into account.
 *
 * @param output the output
 * @param plan the plan of the run
 */
record PastSnapshots(Output output, Plan plan) {

  /** The name of the suppression history in the private folder of a run. */
  static final String FILE = "suppression.json.gz";

  /**
   * Returns the plan, extended by the suppression history if the run suppresses small counts.
   *
   * @param target the folder that the engine writes to
   * @throws QualityGateException if the history is missing or has other tables
   */
  Plan planFor(String target) {
    return planUntil(OutputLayout.history(target));
  }

  /**
   * Returns the plan for tables that are not published here: the suppression history is read, but
   * no history is written.
   *
   * @throws QualityGateException if the history is missing or has other tables
   */
  Plan planWithoutSuccessor() {
    return planUntil("");
  }

  /**
   * Returns the plan.
   *
   * @param after the file for the history after the run; empty for none
   */
  private Plan planUntil(String after) {
    Suppression suppression = plan.suppression();
    return suppression.isEnabled()
        ? plan.toBuilder().suppression(suppression.between(before().orElse(""), after)).build()
        : plan;
  }

  /** Returns the location of the history; empty if nothing was published. */
  private Optional<String> before() {
    Optional<PrivateRecord> last = output.lastPrivate();
    Optional<byte[]> history = last.flatMap(run -> run.read(FILE));
    if (history.isEmpty()) {
      if (last.isPresent() || output.published().isPresent()) {
        throw refused(
            ("%s has snapshots that were published without suppression, or their private folder is"
                    + " missing. They show what this run would suppress. Set output.path to a new"
                    + " folder")
                .formatted(output.shown()));
      }
      return Optional.empty();
    }
    String location = last.orElseThrow().location(FILE);
    String before;
    try {
      before = HistoryFile.readHead(new ByteArrayInputStream(history.get())).grain();
    } catch (IOException e) {
      throw new OutputException(
          "%s cannot be read (%s). Restore it from a backup, or set output.path to a new folder"
              .formatted(location, e.getMessage()),
          e);
    }
    String now = plan.tableSet().suppressionGrain();
    if (!before.equals(now)) {
      throw refused(
          ("the tables with counts of people differ from those of the last snapshot, so suppression"
                  + " cannot take it into account. Before: %s. Now: %s. Set output.path to a new folder,"
                  + " or restore the tables")
              .formatted(before, now));
    }
    return Optional.of(location);
  }

  private static QualityGateException refused(String why) {
    return new QualityGateException(List.of(why), null);
  }

  /**
   * Moves the history written by the engine to the private folder, where the next run finds it.
   *
   * @param work the work folder
   * @param attempt the publication that owns the private folder
   * @return the number of figures suppressed only because of earlier snapshots
   */
  static long keep(Path work, Output.Attempt attempt) throws IOException {
    Path file = OutputLayout.history(work);
    if (!Files.exists(file)) {
      return 0;
    }
    try (OutputStream to = attempt.privateFolder().create(FILE)) {
      Files.copy(file, to);
    }
    return HistoryFile.readHead(Files.newInputStream(file)).added();
  }
}
