package org.minetally.publish.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.publish.LockOwner;
import org.minetally.publish.LockRenewal;
import org.minetally.publish.LockedException;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.Reasons;
import org.minetally.storage.StoredFiles;

/**
 * The lock of an output in a store: the file {@code _lock.json}, which names the owner and an
 * expiry that the owner keeps renewing. Most stores cannot create a file exclusively. The lock is
 * therefore written and read again after a moment: of two runs that start together, both read the
 * name of the later writer, and the other gives up. A run reads the lock again before it publishes.
 * docs/storage.md describes the remaining risk.
 */
final class StoredLock implements Output.Lock {

  private final StoredLayout layout;
  private final Store store;
  private final LockRenewal renewal;

  private StoredLock(StoredLayout layout, Store store, LockRenewal renewal) {
    this.layout = layout;
    this.store = store;
    this.renewal = renewal;
  }

  /**
   * Acquires the lock.
   *
   * @param moment the time between writing the lock and reading it again
   * @throws LockedException if the output is locked by another run
   * @throws OutputException if the lock cannot be written or read
   */
  static StoredLock acquire(
      StoredLayout layout, Store store, String runId, InstantSource clock, Duration moment) {
    try {
      Optional<byte[]> before = StoredFiles.read(layout.lock());
      if (before.isPresent()) {
        checkExpired(layout, before.get(), clock.instant());
        store.remove(layout.lock());
      }
      Instant now = clock.instant();
      LockOwner owner =
          LockOwner.here(runId, LockOwner.thisMachine(), now, now.plus(LockRenewal.LEASE));
      if (!create(layout, store, owner)) {
        throw locked(layout, read(layout));
      }
      pause(moment);
      Optional<LockOwner> after = read(layout);
      if (after.filter(holder -> holder.run().equals(runId)).isEmpty()) {
        throw locked(layout, after);
      }
      StoredLock acquired = new StoredLock(layout, store, new LockRenewal(owner, clock));
      acquired.renewal.start(acquired::renew);
      return acquired;
    } catch (IOException e) {
      throw new OutputException(
          "the lock %s cannot be written (%s). %s"
              .formatted(layout.lock(), Reasons.of(e), StoredOutput.ADVICE),
          e);
    }
  }

  /**
   * Creates the lock. If another run creates the file at the same moment, HDFS fails without saying
   * that the file exists.
   *
   * @return false if another run has the lock
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
          "the lock %s is not valid. If no run is publishing to %s, remove it, then run again."
              .formatted(layout.lock(), layout.root()));
    }
    if (now.isBefore(holder.get().until())) {
      throw locked(layout, holder);
    }
  }

  private static LockedException locked(StoredLayout layout, Optional<LockOwner> holder) {
    return new LockedException(
        "%s is locked by another run: %s. Wait until it ends, then run again.%s"
            .formatted(
                layout.root(),
                holder.map(LockOwner::sentence).orElse("owner unknown"),
                holder
                    .map(
                        h ->
                            " If it has died, its lock expires at %s; if you are sure that it has, remove %s."
                                .formatted(h.until(), layout.lock()))
                    .orElse("")));
  }

  /** Renews the lock if this run still owns it. A failure is ignored and tried again later. */
  synchronized void renew() {
    try {
      if (isMine()) {
        write();
      }
    } catch (IOException | StoreStalledException e) {
      // confirm() checks again.
    }
  }

  @Override
  public synchronized void confirm() {
    try {
      if (!isMine()) {
        throw renewal.lost(layout.lock(), read(layout), "removed");
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
    renewal.close();
    try {
      if (isMine()) {
        store.remove(layout.lock());
      }
    } catch (IOException | StoreStalledException e) {
      // The lock expires.
    }
  }

  private boolean isMine() throws IOException {
    return renewal.isOwner(read(layout));
  }

  private void write() throws IOException {
    store.replace(layout.lock(), bytes(renewal.renewed()));
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
      throw new LockedException("interrupted while acquiring the lock");
    }
  }
}
