package org.minetally.internal.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
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
 * Opens files, and gives up on a store that makes no progress. Each call of a store's client runs
 * in a thread of its own, since few clients can be interrupted; a thread that never comes back is
 * left behind and does not keep the program alive. Files of the local disk are not watched.
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

  /** Waits for two minutes. */
  public static final StoreWatchdog DEFAULT = new StoreWatchdog(Duration.ofMinutes(2));

  private final Duration patience;

  /**
   * A watchdog.
   *
   * @param patience how long a single call may take
   */
  public StoreWatchdog(Duration patience) {
    this.patience = patience;
  }

  /**
   * One call of a store's client.
   *
   * @param <T> what it returns
   */
  @FunctionalInterface
  public interface Call<T> {

    /** Calls the store. */
    T run() throws IOException;
  }

  /** Whether a path is one of the local disk, not a URI. */
  public static boolean isLocal(String path) {
    return !URI.matcher(path).matches();
  }

  /**
   * Opens a file for reading. The channel of a store's file is watched as well.
   *
   * @param path any path that Beam's file systems know
   * @throws java.nio.file.FileSystemException if the path is local and no regular file
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
   * Opens a file for writing, which it replaces.
   *
   * @param path any path that Beam's file systems know
   * @param type its media type
   * @throws StoreStalledException if the store does not answer
   */
  public WritableByteChannel create(String path, String type) throws IOException {
    if (isLocal(path)) {
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
   * @param uri what is asked for, in the message
   * @param action what is asked of the store, in the message: "reading"
   * @throws IOException what the call throws
   * @throws StoreStalledException if the call does not return in time
   */
  public <T> T watch(String uri, String action, Call<T> call) throws IOException {
    // Clients look for their classes with it, and a pooled thread has that of its first caller.
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
