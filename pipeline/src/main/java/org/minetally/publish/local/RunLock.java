package org.minetally.publish.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.minetally.publish.LockOwner;
import org.minetally.publish.LockedException;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Reasons;

/**
 * Keeps two runs from publishing to one output. It is a lock of the operating system on the file
 * {@code _lock}: when its owner dies, however it dies, the lock is free.
 *
 * <p>On a file system that several machines share, one may not see another's locks. So the file's
 * text says who holds the lock and until when, and the owner renews it while it lives. An owner on
 * another machine is believed until then; one on this machine is not, since the operating system
 * knows better. Before a run publishes, it asks whether the text is still its own.
 *
 * <p>One process holds one lock of an output at a time: on many systems a process loses a file's
 * lock when it closes any channel to it.
 */
public final class RunLock implements Output.Lock {

  /** How long a lock stays that nobody renews. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration RENEWAL = Duration.ofSeconds(30);
  private static final int LONGEST_TEXT = 1024;

  private final OutputLayout layout;
  private final FileChannel channel;
  private final FileLock lock;
  private final InstantSource clock;
  private final Object identity;
  private final LockOwner owner;
  private final Thread heart;

  private RunLock(OutputLayout layout, FileLock lock, InstantSource clock, LockOwner owner)
      throws IOException {
    this.layout = layout;
    this.lock = lock;
    this.channel = lock.channel();
    this.clock = clock;
    this.identity = identity(layout.lock());
    this.owner = owner;
    this.heart = new Thread(this::beat, "lock");
    this.heart.setDaemon(true);
  }

  /**
   * Takes the lock by the system's clock; see {@link #take(OutputLayout, String, InstantSource)}.
   */
  public static RunLock take(OutputLayout layout, String runId) {
    return take(layout, runId, InstantSource.system());
  }

  /**
   * Takes the lock of an output, which exists.
   *
   * @throws LockedException if another run holds it
   * @throws OutputException if the lock file cannot be written
   */
  public static RunLock take(OutputLayout layout, String runId, InstantSource clock) {
    return take(layout, runId, clock, LockOwner.thisMachine());
  }

  static RunLock take(OutputLayout layout, String runId, InstantSource clock, String machine) {
    Path file = layout.lock();
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        FileLock lock = tryLock(channel);
        Optional<LockOwner> before = read(channel);
        Instant now = clock.instant();
        if (lock == null) {
          throw new LockedException(
              "another run publishes to %s: %s. Wait until it ends, then run again."
                  .formatted(
                      layout.root(),
                      before.map(LockOwner::sentence).orElse("its owner is not known")));
        }
        if (before
            .filter(o -> !o.machine().equals(machine) && now.isBefore(o.until()))
            .isPresent()) {
          throw new LockedException(elsewhere(layout, before.get()));
        }
        LockOwner owner = LockOwner.here(runId, machine, now, now.plus(LEASE));
        write(channel, owner);
        RunLock taken = new RunLock(layout, lock, clock, owner);
        taken.heart.start();
        return taken;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new OutputException(
          "the lock %s cannot be written (%s). %s"
              .formatted(file, Reasons.of(e), Reasons.advice(e)),
          e);
    }
  }

  private static String elsewhere(OutputLayout layout, LockOwner owner) {
    return ("another run publishes to %s: %s, another machine. Wait until it ends, then run again."
            + " If it has died, its lock expires at %s; whoever is sure of that can remove %s.")
        .formatted(layout.root(), owner.sentence(), owner.until(), layout.lock());
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(RENEWAL.toMillis());
        renew();
      }
    } catch (InterruptedException e) {
      // The lock is given back.
    }
  }

  /**
   * Renews the lock if it is still this run's. What fails is tried again the next time, and before
   * the run publishes.
   */
  synchronized void renew() {
    try {
      if (isMine()) {
        write(channel, owner.until(clock.instant().plus(LEASE)));
      }
    } catch (IOException e) {
      // Asked again by confirm.
    }
  }

  /**
   * Makes sure that this run still holds the lock, and renews it. A run that stood still for longer
   * than a lock lasts may have lost it to a run on another machine.
   *
   * @throws LockedException if it does not
   * @throws OutputException if the lock file cannot be read or written
   */
  @Override
  public synchronized void confirm() {
    try {
      if (!isMine()) {
        throw new LockedException(
            "this run has lost the lock %s%s. It publishes nothing; run again when nobody else does."
                .formatted(
                    layout.lock(),
                    read(channel)
                        .filter(other -> !other.run().equals(owner.run()))
                        .map(other -> " to " + other.sentence())
                        .orElse(", which was removed or replaced")));
      }
      write(channel, owner.until(clock.instant().plus(LEASE)));
    } catch (IOException e) {
      throw new OutputException(
          "the lock %s cannot be renewed (%s). %s"
              .formatted(layout.lock(), Reasons.of(e), Reasons.advice(e)),
          e);
    }
  }

  /** Whether the file is the one that was locked, and names this run. */
  private boolean isMine() throws IOException {
    return Files.exists(layout.lock())
        && Objects.equals(identity, identity(layout.lock()))
        && read(channel).filter(now -> now.run().equals(owner.run())).isPresent();
  }

  /**
   * Gives the lock back. The file stays: removing it could take the lock from under the next run.
   */
  @Override
  public synchronized void close() {
    heart.interrupt();
    try (channel) {
      if (channel.isOpen() && isMine()) {
        channel.truncate(0);
        lock.release();
      }
    } catch (IOException e) {
      // Closing frees the lock, and its text names an owner on this machine: it is in no one's way.
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // A run in this very process holds it.
      return null;
    }
  }

  /** Reads through the channel, since opening another one and closing it could give up the lock. */
  private static Optional<LockOwner> read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
    int length = Math.max(0, channel.read(text, 0));
    return LockOwner.of(new String(text.array(), 0, length, StandardCharsets.UTF_8));
  }

  private static void write(FileChannel channel, LockOwner owner) throws IOException {
    ByteBuffer text = ByteBuffer.wrap(owner.text().getBytes(StandardCharsets.UTF_8));
    int length = text.remaining();
    channel.write(text, 0);
    channel.truncate(length);
    channel.force(true);
  }

  /** What tells a file from another one that took its name; null where the system has no such. */
  private static Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
