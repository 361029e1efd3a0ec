package org.minetally.run;

import java.nio.file.FileSystemException;
import org.minetally.source.UnreadableInputException;

/** Finds the expected failure in what an engine throws. */
final class Failures {

  private Failures() {}

  /**
   * The failure that a person can do something about; if there is none, the engine's exception
   * itself, since it is a bug.
   */
  static RuntimeException expectedIn(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableInputException unreadable) {
        return unreadable;
      }
      if (cause instanceof OutOfMemoryError) {
        return new TooLittleMemoryException(cause);
      }
      if (cause instanceof FileSystemException file) {
        return new java.io.UncheckedIOException(file);
      }
    }
    return thrown;
  }
}
