package org.minetally.publish;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Renews a lock that expires, until it is closed. It runs on a daemon thread; the lock synchronizes
 * renewal with its other methods.
 */
public final class LockRenewal implements AutoCloseable {

  /** The time after which a lock expires unless it is renewed. */
  public static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final LockOwner owner;
  private final InstantSource clock;
  private final Duration interval;
  private final ScheduledExecutorService renewals;

  /** Creates the renewal of a lock that this run owns. */
  public LockRenewal(LockOwner owner, InstantSource clock) {
    this(owner, clock, INTERVAL);
  }

  LockRenewal(LockOwner owner, InstantSource clock, Duration interval) {
    this.owner = owner;
    this.clock = clock;
    this.interval = interval;
    this.renewals =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lock");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts the renewal.
   *
   * @param renew renews the lock once. It ignores a failure, because the lock is renewed again
   *     later and confirmed before publication.
   */
  public void start(Runnable renew) {
    ScheduledFuture<?> unused =
        renewals.scheduleWithFixedDelay(
            renew, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns whether the lock still names this run. */
  public boolean isOwner(Optional<LockOwner> holder) {
    return holder.filter(now -> now.run().equals(owner.run())).isPresent();
  }

  /** Returns this run as the owner of the lock for another {@link #LEASE}. */
  public LockOwner renewed() {
    return owner.until(clock.instant().plus(LEASE));
  }

  /**
   * Returns the failure of a run whose lock was lost.
   *
   * @param lock the path or URI of the lock
   * @param holder the owner that the lock names; empty if there is none
   * @param otherwise what happened to a lock that names no other run
   */
  public LockedException lost(Object lock, Optional<LockOwner> holder, String otherwise) {
    return new LockedException(
        "this run has lost the lock %s%s. Nothing was published; run again when no other run is active."
            .formatted(
                lock,
                holder
                    .filter(other -> !other.run().equals(owner.run()))
                    .map(other -> " to " + other.sentence())
                    .orElse(", which was " + otherwise)));
  }

  /** Stops the renewal. */
  @Override
  public void close() {
    renewals.shutdownNow();
  }
}
