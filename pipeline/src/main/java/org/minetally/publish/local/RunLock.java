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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.minetally.publish.LockOwner;
import org.minetally.publish.LockRenewal;
import org.minetally.publish.LockedException;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Reasons;

/**
 * Prevents two runs from publishing to one output. It is an operating-system lock on the file
 * {@code _lock}, which is released when its owner dies for any reason.
 *
 * <p>On a shared file system, machines may not see each other's locks. The file therefore names the
 * owner and an expiry, which the owner keeps renewing. An owner on another machine is respected
 * until the expiry; the text of an owner on this machine is ignored, since the operating system
 * knows whether it is alive. A run checks before it publishes that the file still names it.
 *
 * <p>A process may hold only one lock of an output: on many systems, closing any channel to a file
 * releases all locks of the process on it.
 */
public final class RunLock implements Output.Lock {

  private static final int LONGEST_TEXT = 1024;

  private final OutputLayout layout;
  private final FileChannel channel;
  private final FileLock lock;
  private final Object identity;
  private final LockRenewal renewal;

  private RunLock(OutputLayout layout, FileLock lock, LockRenewal renewal) throws IOException {
    this.layout = layout;
    this.lock = lock;
    this.channel = lock.channel();
    this.identity = identity(layout.lock());
    this.renewal = renewal;
  }

  /**
   * Acquires the lock with the system clock; see {@link #acquire(OutputLayout, String,
   * InstantSource)}.
   */
  public static RunLock acquire(OutputLayout layout, String runId) {
    return acquire(layout, runId, InstantSource.system());
  }

  /**
   * Acquires the lock of an existing output.
   *
   * @throws LockedException if the output is locked by another run
   * @throws OutputException if the lock file cannot be written
   */
  public static RunLock acquire(OutputLayout layout, String runId, InstantSource clock) {
    return acquire(layout, runId, clock, LockOwner.thisMachine());
  }

  static RunLock acquire(OutputLayout layout, String runId, InstantSource clock, String machine) {
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
              "%s is locked by another run: %s. Wait until it ends, then run again."
                  .formatted(
                      layout.root(), before.map(LockOwner::sentence).orElse("owner unknown")));
        }
        if (before
            .filter(o -> !o.machine().equals(machine) && now.isBefore(o.until()))
            .isPresent()) {
          throw new LockedException(elsewhere(layout, before.get()));
        }
        LockOwner owner = LockOwner.here(runId, machine, now, now.plus(LockRenewal.LEASE));
        write(channel, owner);
        RunLock acquired = new RunLock(layout, lock, new LockRenewal(owner, clock));
        acquired.renewal.start(acquired::renew);
        return acquired;
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
    return ("%s is locked by another run: %s, on another machine. Wait until it ends, then run again."
            + " If it has died, its lock expires at %s; if you are sure that it has, remove %s.")
        .formatted(layout.root(), owner.sentence(), owner.until(), layout.lock());
  }

  /**
   * Renews the lock if this run still owns it. A failure is ignored, since the lock is renewed
   * again later and checked before publication.
   */
  synchronized void renew() {
    try {
      if (isMine()) {
        write(channel, renewal.renewed());
      }
    } catch (IOException e) {
      // confirm() checks again.
    }
  }

  /**
   * Checks that this run still owns the lock, and renews it. A run that was suspended beyond the
   * expiry may have lost it to a run on another machine.
   *
   * @throws LockedException if the lock was lost
   * @throws OutputException if the lock file cannot be read or written
   */
  @Override
  public synchronized void confirm() {
    try {
      if (!isMine()) {
        throw renewal.lost(layout.lock(), read(channel), "removed or replaced");
      }
      write(channel, renewal.renewed());
    } catch (IOException e) {
      throw new OutputException(
          "the lock %s cannot be renewed (%s). %s"
              .formatted(layout.lock(), Reasons.of(e), Reasons.advice(e)),
          e);
    }
  }

  /** Returns whether the lock file is the one that was locked and names this run. */
  private boolean isMine() throws IOException {
    return Files.exists(layout.lock())
        && Objects.equals(identity, identity(layout.lock()))
        && renewal.isOwner(read(channel));
  }

  /**
   * Releases the lock. The file remains, because removing it could break the lock of the next run.
   */
  @Override
  public synchronized void close() {
    renewal.close();
    try (channel) {
      if (channel.isOpen() && isMine()) {
        channel.truncate(0);
        lock.release();
      }
    } catch (IOException e) {
      // Closing the channel releases the lock, and later runs on this machine ignore the text.
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another run in this process holds the lock.
      return null;
    }
  }

  /** Reads through the channel, since closing another channel could release the lock. */
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

  /** Returns a key that changes if the file is replaced; null on systems without such a key. */
  private static Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
