package org.minetally.publish.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.publish.LockOwner;
import org.minetally.publish.LockedException;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.Reasons;
import org.minetally.storage.StoredFiles;

/**
 * The lock of an output in a store: the file {@code _lock.json}, which says who holds it and until
 * when, and which its owner renews while it lives. Most stores cannot make a file only if there is
 * none: so it is written, and read again after a moment. Two runs that begin in the same moment
 * both read the later one's name, and the other gives way. What that leaves open is said in
 * docs/storage.md; before a run publishes, it reads the lock once more.
 */
final class StoredLock implements Output.Lock {

  /** How long a lock stays that nobody renews. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration RENEWAL = Duration.ofSeconds(30);

  private final StoredLayout layout;
  private final Store store;
  private final InstantSource clock;
  private final LockOwner owner;
  private final ScheduledExecutorService heart;

  private StoredLock(StoredLayout layout, Store store, InstantSource clock, LockOwner owner) {
    this.layout = layout;
    this.store = store;
    this.clock = clock;
    this.owner = owner;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            beat -> {
              Thread thread = new Thread(beat, "lock");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes the lock.
   *
   * @param moment how long after writing the lock is read again
   * @throws LockedException if another run holds it
   * @throws OutputException if it cannot be written or read
   */
  static StoredLock take(
      StoredLayout layout, Store store, String runId, InstantSource clock, Duration moment) {
    try {
      Optional<byte[]> before = StoredFiles.read(layout.lock());
      if (before.isPresent()) {
        checkExpired(layout, before.get(), clock.instant());
        store.remove(layout.lock());
      }
      Instant now = clock.instant();
      LockOwner owner = LockOwner.here(runId, LockOwner.thisMachine(), now, now.plus(LEASE));
      if (!create(layout, store, owner)) {
        throw locked(layout, read(layout));
      }
      pause(moment);
      Optional<LockOwner> after = read(layout);
      if (after.filter(holder -> holder.run().equals(runId)).isEmpty()) {
        throw locked(layout, after);
      }
      StoredLock taken = new StoredLock(layout, store, clock, owner);
      // What fails while it beats is seen when the lock is confirmed.
      ScheduledFuture<?> unused =
          taken.heart.scheduleWithFixedDelay(
              taken::renew, RENEWAL.toSeconds(), RENEWAL.toSeconds(), TimeUnit.SECONDS);
      return taken;
    } catch (IOException e) {
      throw new OutputException(
          "the lock %s cannot be written (%s). %s"
              .formatted(layout.lock(), Reasons.of(e), StoredOutput.ADVICE),
          e);
    }
  }

  /**
   * Creates the lock. HDFS fails if another run creates the same file at this moment, and does not
   * say that it exists.
   *
   * @return false if another run has it
   */
  private static boolean create(StoredLayout layout, Store store, LockOwner owner)
      throws IOException {
    try {
      return store.createNew(layout.lock(), bytes(owner));
    } catch (IOException e) {
      Optional<byte[]> found = StoredFiles.read(layout.lock());
      boolean isOthers =
          found.isPresent()
              && LockOwner.ofJson(found.get())
                  .filter(holder -> holder.run().equals(owner.run()))
                  .isEmpty();
      if (isOthers) {
        return false;
      }
      throw e;
    }
  }

  private static void checkExpired(StoredLayout layout, byte[] content, Instant now) {
    Optional<LockOwner> holder = LockOwner.ofJson(content);
    if (holder.isEmpty()) {
      throw new LockedException(
          "the lock %s cannot be understood. If no run publishes to %s, remove it, then run again."
              .formatted(layout.lock(), layout.root()));
    }
    if (now.isBefore(holder.get().until())) {
      throw locked(layout, holder);
    }
  }

  private static LockedException locked(StoredLayout layout, Optional<LockOwner> holder) {
    return new LockedException(
        "another run publishes to %s: %s. Wait until it ends, then run again.%s"
            .formatted(
                layout.root(),
                holder.map(LockOwner::sentence).orElse("its owner is not known"),
                holder
                    .map(
                        h ->
                            " If it has died, its lock expires at %s; whoever is sure of that can remove %s."
                                .formatted(h.until(), layout.lock()))
                    .orElse("")));
  }

  /** Renews the lock if it is still this run's. What fails is tried again the next time. */
  synchronized void renew() {
    try {
      if (isMine()) {
        write();
      }
    } catch (IOException | StoreStalledException e) {
      // Asked again by confirm.
    }
  }

  @Override
  public synchronized void confirm() {
    try {
      if (!isMine()) {
        throw new LockedException(
            "this run has lost the lock %s%s. It publishes nothing; run again when nobody else does."
                .formatted(
                    layout.lock(),
                    read(layout)
                        .map(other -> " to " + other.sentence())
                        .orElse(", which was removed")));
      }
      write();
    } catch (IOException e) {
      throw new OutputException(
          "the lock %s cannot be renewed (%s). %s"
              .formatted(layout.lock(), Reasons.of(e), StoredOutput.ADVICE),
          e);
    }
  }

  @Override
  public synchronized void close() {
    heart.shutdownNow();
    try {
      if (isMine()) {
        store.remove(layout.lock());
      }
    } catch (IOException | StoreStalledException e) {
      // It expires.
    }
  }

  private boolean isMine() throws IOException {
    return read(layout).filter(now -> now.run().equals(owner.run())).isPresent();
  }

  private void write() throws IOException {
    store.replace(layout.lock(), bytes(owner.until(clock.instant().plus(LEASE))));
  }

  private static Optional<LockOwner> read(StoredLayout layout) throws IOException {
    return StoredFiles.read(layout.lock()).flatMap(LockOwner::ofJson);
  }

  private static byte[] bytes(LockOwner owner) {
    return owner.json().getBytes(StandardCharsets.UTF_8);
  }

  private static void pause(Duration moment) {
    try {
      Thread.sleep(moment.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LockedException("interrupted while the lock was taken");
    }
  }
}
