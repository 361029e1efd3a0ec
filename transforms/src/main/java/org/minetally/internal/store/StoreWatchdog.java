package org.minetally.internal.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Opens files and gives up on a store that makes no progress. Each call to a store's client runs in
 * its own thread, since few clients can be interrupted; a thread that never returns is abandoned
 * and does not keep the program alive. Files on the local disk are not watched.
 *
 * <p>Safe for use by several threads.
 */
public final class StoreWatchdog {

  private static final Pattern URI = Pattern.compile("\\p{Alpha}[\\p{Alnum}+.-]+:.*");

  private static final ExecutorService CALLS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "store-call");
            thread.setDaemon(true);
            return thread;
          });

  /** A watchdog that waits for two minutes. */
  public static final StoreWatchdog DEFAULT = new StoreWatchdog(Duration.ofMinutes(2));

  private final Duration patience;

  /**
   * Creates a watchdog.
   *
   * @param patience the longest time that a single call may take
   */
  public StoreWatchdog(Duration patience) {
    this.patience = patience;
  }

  /**
   * A call to a store's client.
   *
   * @param <T> the type of its result
   */
  @FunctionalInterface
  public interface Call<T> {

    /** Calls the store. */
    T run() throws IOException;
  }

  /** Returns whether a path is on the local disk rather than a URI. */
  public static boolean isLocal(String path) {
    return !URI.matcher(path).matches();
  }

  /**
   * Opens a file for reading. The channel of a file in a store is watched as well.
   *
   * @param path any path that Beam's file systems know
   * @throws java.nio.file.FileSystemException if the path is local and not a regular file
   * @throws StoreStalledException if the store does not answer
   */
  public ReadableByteChannel open(String path) throws IOException {
    if (isLocal(path)) {
      RegularFile.require(Path.of(path));
      return FileSystems.open(FileSystems.matchNewResource(path, false));
    }
    ReadableByteChannel channel =
        watch(
            path, "opening it", () -> FileSystems.open(FileSystems.matchNewResource(path, false)));
    return channel instanceof SeekableByteChannel seekable
        ? new WatchedSeekableChannel(this, path, seekable)
        : new WatchedReadableChannel(this, path, channel);
  }

  /**
   * Returns the size of a file in bytes.
   *
   * @throws IOException if the file does not exist or its size cannot be read
   */
  public long size(String path) throws IOException {
    return watch(path, "looking at it", () -> FileSystems.matchSingleFileSpec(path).sizeBytes());
  }

  /**
   * Opens a file for writing, replacing it if it exists. Creates its folder.
   *
   * @param path any path that Beam's file systems know
   * @param type its media type
   * @throws StoreStalledException if the store does not answer
   */
  public WritableByteChannel create(String path, String type) throws IOException {
    if (isLocal(path)) {
      // Beam creates it too, but its exception does not say why it cannot.
      Files.createDirectories(Path.of(path).toAbsolutePath().getParent());
      return FileSystems.create(FileSystems.matchNewResource(path, false), type);
    }
    return new WatchedWritableChannel(
        this,
        path,
        watch(
            path,
            "writing it",
            () -> FileSystems.create(FileSystems.matchNewResource(path, false), type)));
  }

  /**
   * Calls a store and waits for the result.
   *
   * @param uri the file or pattern, for the message
   * @param action the operation as a gerund, for the message: "reading it"
   * @throws IOException if the call throws it
   * @throws StoreStalledException if the call does not return in time
   */
  public <T> T watch(String uri, String action, Call<T> call) throws IOException {
    // Clients load classes through the context class loader; a pooled thread has its first
    // caller's.
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Future<T> result =
        CALLS.submit(
            () -> {
              Thread.currentThread().setContextClassLoader(loader);
              return call.run();
            });
    try {
      return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      result.cancel(true);
      throw new StoreStalledException(uri, action, patience);
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException(uri).initCause(e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static IOException rethrown(Throwable thrown) {
    if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return (IOException) thrown;
  }
}
