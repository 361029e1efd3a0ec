package org.minetally.run;

import java.nio.file.FileSystemException;
import org.minetally.source.UnreadableInputException;

/** Finds the expected failure in what an engine throws. */
final class Failures {

  private static final String SENT_BY_FLINK = "org.apache.flink.util.SerializedThrowable";

  private Failures() {}

  /**
   * The failure that a person can do something about. If there is none, of the engine in this
   * process the exception itself, since it is a bug; of a cluster, what it says of itself, since as
   * a rule a worker was lost.
   */
  static RuntimeException expectedIn(RuntimeException thrown, EngineOptions engine) {
    for (Throwable cause = opened(thrown); cause != null; cause = opened(cause.getCause())) {
      if (cause instanceof UnreadableInputException unreadable) {
        return unreadable;
      }
      if (cause instanceof FileSystemException file) {
        return new java.io.UncheckedIOException(file);
      }
    }
    return engine.isDirect()
        ? thrown
        : new EngineException(engine.runner() + ": " + saidBy(thrown), thrown);
  }

  /** The innermost message; of several lines the first, as the others are a stack trace. */
  private static String saidBy(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable cause = opened(thrown); cause != null; cause = opened(cause.getCause())) {
      innermost = cause;
    }
    String message = innermost.getMessage();
    return message == null || message.isBlank()
        ? innermost.getClass().getSimpleName()
        : innermost.getClass().getSimpleName() + ": " + message.strip().lines().findFirst().get();
  }

  /**
   * What a cluster sent of a worker's failure. Flink wraps it into a type of its own, which only
   * its jar has; of any other type, or if the failure cannot be read here, the failure as it is.
   */
  private static Throwable opened(Throwable sent) {
    if (sent == null || !sent.getClass().getName().equals(SENT_BY_FLINK)) {
      return sent;
    }
    try {
      return (Throwable)
          sent.getClass()
              .getMethod("deserializeError", ClassLoader.class)
              .invoke(sent, Failures.class.getClassLoader());
    } catch (ReflectiveOperationException e) {
      return sent;
    }
  }
}
