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
import org.minetally.summary.HistoryFile;
import org.minetally.summary.Suppression;

/**
 * What the snapshots of an output have shown so far, which a run that suppresses small counts must
 * not reveal more about.
 *
 * @param output the output
 * @param plan what the run publishes
 */
record PastSnapshots(Output output, Plan plan) {

  /** The history in the private folder of a run that suppresses small counts. */
  static final String FILE = "suppression.json.gz";

  /**
   * Returns the plan of a run that takes the past into account.
   *
   * @param target the folder that the engine writes into
   * @throws QualityGateException if the past cannot be taken into account
   */
  Plan planFor(String target) {
    Suppression suppression = plan.suppression();
    return suppression.isEnabled()
        ? plan.toBuilder()
            .suppression(suppression.between(before().orElse(""), OutputLayout.history(target)))
            .build()
        : plan;
  }

  /** Where the history is; nothing if nothing was published. */
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
    String now = HistoryFile.grain(plan.tableSet());
    if (!before.equals(now)) {
      throw refused(
          ("the tables of people have changed since the last snapshot, so that suppression cannot be"
                  + " planned with it. Before: %s. Now: %s. Set output.path to a new folder, or"
                  + " restore the tables")
              .formatted(before, now));
    }
    return Optional.of(location);
  }

  private static QualityGateException refused(String why) {
    return new QualityGateException(List.of(why), null);
  }

  /**
   * Moves the history that the engine has written to where the next run finds it.
   *
   * @param work the work folder
   * @param attempt the run's way into the output
   * @return how many figures are suppressed only because of earlier snapshots
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
