package org.minetally.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.UnreadableInputException;
import org.minetally.job.Job;
import org.minetally.publish.Reasons;
import org.minetally.storage.Location;

/**
 * The size and modification time of each input, taken before the run reads any of them. If one
 * differs when the tables are complete, parts of the run may have read different states of the
 * file, and its fingerprint may match neither.
 */
final class InputStamps {

  private final List<Stamp> stamps;

  private InputStamps(List<Stamp> stamps) {
    this.stamps = List.copyOf(stamps);
  }

  private record Stamp(Location file, Location.Stamp state) {

    static Stamp of(Location file) throws IOException {
      return new Stamp(file, file.stamp());
    }
  }

  /**
   * Takes the stamps of all files of a job.
   *
   * @throws UnreadableInputException if a file is missing
   */
  static InputStamps of(Job job) {
    List<Stamp> stamps = new ArrayList<>();
    for (Location file : files(job)) {
      try {
        stamps.add(Stamp.of(file));
      } catch (IOException e) {
        throw new UnreadableInputException(file + ": cannot be read: " + Reasons.of(e), e);
      }
    }
    return new InputStamps(stamps);
  }

  /**
   * Checks that no file has changed or disappeared.
   *
   * @throws UnreadableInputException if one has
   */
  void confirm() {
    for (Stamp before : stamps) {
      try {
        if (!Stamp.of(before.file()).equals(before)) {
          throw new UnreadableInputException(
              before.file()
                  + ": changed during the run. Wait until it is complete, then run again.");
        }
      } catch (IOException e) {
        throw new UnreadableInputException(
            before.file()
                + ": disappeared during the run ("
                + Reasons.of(e)
                + "). Restore it, then run again.",
            e);
      }
    }
  }

  private static List<Location> files(Job job) {
    List<Location> files = new ArrayList<>();
    files.add(job.gazetteer().file());
    files.addAll(Inputs.references(job));
    job.sources().forEach(source -> files.addAll(source.allFiles()));
    return files;
  }
}
