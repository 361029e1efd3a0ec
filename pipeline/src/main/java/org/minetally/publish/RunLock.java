package org.minetally.publish;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Keeps two runs from publishing to one output. It is a lock of the operating system on the file
 * {@code _lock}: when its owner dies, however it dies, the lock is free. The file's text says who
 * holds it.
 */
public final class RunLock implements AutoCloseable {

  private static final int LONGEST_OWNER = 1024;

  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock of an output, which exists.
   *
   * @throws LockedException if another run holds it
   * @throws OutputException if the lock file cannot be written
   */
  public static RunLock take(OutputLayout layout, String runId) {
    Path file = layout.lock();
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new LockedException(
            "another run publishes to %s: %s. Wait until it ends, then run again."
                .formatted(layout.root(), owner(file)));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              "run %s, process %d on %s, since %s"
                  .formatted(runId, ProcessHandle.current().pid(), host(), Instant.now())
                  .getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
      return new RunLock(channel, lock);
    } catch (IOException e) {
      throw new OutputException(
          "the lock %s cannot be written (%s). Check the folder's permissions and free space."
              .formatted(file, Reasons.of(e)),
          e);
    }
  }

  /**
   * Gives the lock back. The file stays: removing it could take the lock from under the next run.
   */
  @Override
  public void close() {
    try {
      channel.truncate(0);
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new OutputException("the lock cannot be given back: " + Reasons.of(e), e);
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

  private static String owner(Path file) throws IOException {
    byte[] text = Files.readAllBytes(file);
    return text.length == 0 || text.length > LONGEST_OWNER
        ? "its owner is not known"
        : new String(text, StandardCharsets.UTF_8);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unnamed host";
    }
  }
}
