package org.minetally.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The moments of a run at which it is killed, told from outside, by what has just appeared in the
 * output: most of them last no longer than some milliseconds, which a random time would hardly ever
 * meet.
 */
enum KillMoment {
  /** After a random time, anywhere from the start of the process to its end. */
  ANY,
  LOCKED,
  WORKING,
  TABLES,
  VERIFYING,
  MANIFEST,
  LINKED,
  MOVED,
  SWITCHED;

  /** Whether it is over so soon that a run must be led to it in small steps. */
  boolean isBrief() {
    return compareTo(MANIFEST) >= 0;
  }

  /** Whether a run has come so far, beside what was there before it. */
  boolean isReached(FaultJob job, State before) {
    return switch (this) {
      case ANY -> true;
      case LOCKED -> size(job.output().resolve("_lock")) > 0;
      case WORKING -> job.work().isPresent();
      case TABLES -> job.work().filter(work -> !FaultJob.entries(work).isEmpty()).isPresent();
      // The engine has done, and its own files are removed.
      case VERIFYING ->
          job.work().map(FaultJob::entries).filter(KillMoment::isTablesOnly).isPresent();
      case MANIFEST ->
          job.work().filter(work -> Files.exists(work.resolve("manifest.json"))).isPresent();
      case LINKED -> Files.isSymbolicLink(job.output().resolve("_current"));
      case MOVED -> !before.snapshots().containsAll(job.snapshots());
      case SWITCHED -> !State.of(job).current().equals(before.current());
    };
  }

  /** What is to be seen of an output. */
  record State(Path current, List<Path> snapshots) {

    static State of(FaultJob job) {
      try {
        return new State(Files.readSymbolicLink(job.output().resolve("current")), job.snapshots());
      } catch (IOException e) {
        throw new AssertionError("current is no link", e);
      }
    }
  }

  /** How far a killed run had come, in words for the record. */
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
