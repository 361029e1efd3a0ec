package org.minetally.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.minetally.job.Job;
import org.minetally.publish.Reasons;
import org.minetally.source.UnreadableInputException;
import org.minetally.storage.Location;

/**
 * What a job's files looked like before the first of them was read. If one of them looks different
 * when the tables are done, parts of the run may have seen two states of it, and its fingerprint
 * may be that of neither.
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
   * Looks at all files of a job.
   *
   * @throws UnreadableInputException if one is not there
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
   * Makes sure that every file still looks as it did.
   *
   * @throws UnreadableInputException if one does not
   */
  void confirm() {
    for (Stamp before : stamps) {
      try {
        if (!Stamp.of(before.file()).equals(before)) {
          throw new UnreadableInputException(
              before.file()
                  + ": was changed while the run read it. Let whatever writes it finish, then run"
                  + " again.");
        }
      } catch (IOException e) {
        throw new UnreadableInputException(
            before.file()
                + ": was there when the run began, and is not any more ("
                + Reasons.of(e)
                + "). Put it back, then run again.",
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
