package org.minetally.publish;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pins snapshots of an output, and switches {@code current} to an earlier one. Each operation
 * acquires the output's lock, so that it never happens during a run.
 *
 * @param output an output that exists
 * @param clock the source of the time
 */
public record PinnedSnapshots(Output output, InstantSource clock) {

  /** The minimum length of an abbreviated run id. */
  private static final int SHORTEST = 8;

  /**
   * Pins {@code current} to a snapshot and switches to it. The pin is recorded first: if the
   * process is killed in between, the next run switches.
   *
   * @throws UnknownSnapshotException if the snapshot does not exist or is incomplete
   * @throws LockedException if the output is locked by a run
   * @throws OutputException if the output cannot be read or written
   */
  public void rollback(String runId) {
    try (Output.Lock lock = lock()) {
      output.recover();
      whole(runId);
      lock.confirm();
      output.replacePins(output.pins().withCurrent(runId));
      confirmPinned(lock, runId);
      output.show(runId);
    }
  }

  private void confirmPinned(Output.Lock lock, String runId) {
    try {
      lock.confirm();
    } catch (LockedException e) {
      throw new LockedException(
          "%s Run %s is pinned, and the next run will switch to it."
              .formatted(e.getMessage(), runId));
    }
  }

  /**
   * Keeps a snapshot from being removed by {@code output.keep}.
   *
   * @throws UnknownSnapshotException if the snapshot does not exist or is incomplete
   * @throws LockedException if the output is locked by a run
   * @throws OutputException if the output cannot be read or written
   */
  public void pin(String runId) {
    try (Output.Lock lock = lock()) {
      whole(runId);
      lock.confirm();
      output.replacePins(output.pins().with(runId));
    }
  }

  /**
   * Removes the pins of a snapshot, or the pin of {@code current}.
   *
   * @param runId the snapshot; empty for the one to which {@code current} is pinned
   * @return the pins before
   * @throws LockedException if the output is locked by a run
   * @throws OutputException if the output cannot be read or written
   */
  public Pins unpin(Optional<String> runId) {
    try (Output.Lock lock = lock()) {
      Pins before = output.pins();
      lock.confirm();
      output.replacePins(runId.map(before::without).orElseGet(before::withoutCurrent));
      return before;
    }
  }

  /**
   * Ends a run if {@code current} is pinned. Finishes a rollback that was interrupted. The caller
   * holds the lock.
   *
   * @throws PinnedException if {@code current} is pinned
   * @throws OutputException if the output cannot be read or written
   */
  public static void refuseToPublish(Output output) {
    Optional<String> pinned = output.pins().current();
    if (pinned.isEmpty()) {
      return;
    }
    String runId = pinned.get();
    if (!pinned.equals(output.published().map(Manifest::runId))) {
      if (output.snapshot(runId).filter(output::isWhole).isEmpty()) {
        throw new PinnedException(
            "%s is pinned to run %s, but its snapshot is missing or incomplete. Restore it from a"
                    .formatted(output.root(), runId)
                + " backup, or publish again: minetally unpin "
                + output.root());
      }
      output.show(runId);
    }
    throw new PinnedException(
        "%s is pinned to run %s, which readers keep seeing. To publish again: minetally unpin %s"
            .formatted(output.root(), runId, output.root()));
  }

  private Output.Lock lock() {
    return output.acquireLock(output.newRunId(clock, new SecureRandom().nextInt()), clock);
  }

  /**
   * Returns the manifest of a snapshot.
   *
   * @throws UnknownSnapshotException if it has no valid one
   */
  public static Manifest manifest(String runId, Output output) {
    return output
        .snapshot(runId)
        .orElseThrow(
            () ->
                new UnknownSnapshotException(
                    "the snapshot %s has no valid manifest.json; restore it from a backup"
                        .formatted(runId)));
  }

  private void whole(String runId) {
    if (!output.isWhole(manifest(runId, output))) {
      throw new UnknownSnapshotException(
          "files of the snapshot %s are missing or have another size than in its manifest.json;"
                  .formatted(runId)
              + " restore them from a backup");
    }
  }

  /**
   * Returns the run id that a person named.
   *
   * @param text a run id, the beginning of one, {@code current}, or {@code previous} for the newest
   *     snapshot before {@code current}
   * @throws UnknownSnapshotException if no snapshot or several match
   */
  public static String named(String text, Output output) {
    List<String> matching = matching(text, output);
    if (matching.size() == 1) {
      return matching.get(0);
    }
    throw new UnknownSnapshotException(
        matching.isEmpty()
            ? "%s has no snapshot \"%s\". minetally snapshots %s lists them"
                .formatted(output.root(), text, output.root())
            : String.format(
                Locale.ROOT,
                "\"%s\" is the beginning of %d run ids, such as %s and %s; write more of it",
                text,
                matching.size(),
                matching.get(0),
                matching.get(1)));
  }

  private static List<String> matching(String text, Output output) {
    List<String> ids = output.snapshots();
    Optional<String> current = output.published().map(Manifest::runId);
    return switch (text) {
      case "current" -> current.stream().toList();
      case "previous" ->
          ids.stream()
              .filter(id -> current.filter(shown -> id.compareTo(shown) < 0).isPresent())
              .reduce((a, b) -> b)
              .stream()
              .toList();
      default ->
          ids.contains(text)
              ? List.of(text)
              : ids.stream()
                  .filter(id -> text.length() >= SHORTEST && id.startsWith(text))
                  .toList();
    };
  }
}
