package org.minetally.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The moments at which a run is killed, recognised from outside by new files in the output. Most
 * last only a few milliseconds, which a random time would rarely hit.
 */
enum KillMoment {
  /** After a random time between the start and the end of the process. */
  ANY,
  LOCKED,
  WORKING,
  TABLES,
  VERIFYING,
  MANIFEST,
  LINKED,
  MOVED,
  SWITCHED;

  /** Returns whether the moment is so short that the run must approach it in small steps. */
  boolean isBrief() {
    return compareTo(MANIFEST) >= 0;
  }

  /** Returns whether a run has reached this moment, given the state before it. */
  boolean isReached(FaultJob job, State before) {
    return switch (this) {
      case ANY -> true;
      case LOCKED -> size(job.output().resolve("_lock")) > 0;
      case WORKING -> job.work().isPresent();
      case TABLES -> job.work().filter(work -> !FaultJob.entries(work).isEmpty()).isPresent();
      // The engine has finished, and its temporary files are removed.
      case VERIFYING ->
          job.work().map(FaultJob::entries).filter(KillMoment::isTablesOnly).isPresent();
      case MANIFEST ->
          job.work().filter(work -> Files.exists(work.resolve("manifest.json"))).isPresent();
      case LINKED -> Files.isSymbolicLink(job.output().resolve("_current"));
      case MOVED -> !before.snapshots().containsAll(job.snapshots());
      case SWITCHED -> !State.of(job).current().equals(before.current());
    };
  }

  /** The visible state of an output. */
  record State(Path current, List<Path> snapshots) {

    static State of(FaultJob job) {
      try {
        return new State(Files.readSymbolicLink(job.output().resolve("current")), job.snapshots());
      } catch (IOException e) {
        throw new AssertionError("current is not a link", e);
      }
    }
  }

  /** Describes how far a killed run had come. */
  static String found(FaultJob job, State before) {
    if (SWITCHED.isReached(job, before)) {
      return "7 after the switch";
    }
    boolean linked = LINKED.isReached(job, before);
    if (linked && MOVED.isReached(job, before)) {
      return "6 between snapshot and switch";
    }
    if (linked) {
      return "5 between link and snapshot";
    }
    if (MANIFEST.isReached(job, before)) {
      return "4 with a manifest in _work";
    }
    if (TABLES.isReached(job, before)) {
      return "3 with tables in _work";
    }
    if (WORKING.isReached(job, before) || Files.exists(job.output().resolve("_work"))) {
      return "2 with an empty _work";
    }
    return LOCKED.isReached(job, before) ? "1 with the lock" : "0 before the lock";
  }

  private static boolean isTablesOnly(List<Path> entries) {
    return !entries.isEmpty()
        && entries.stream().noneMatch(entry -> entry.getFileName().toString().startsWith("_"));
  }

  private static long size(Path file) {
    try {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
