package org.minetally.run;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.minetally.format.UnreadableInputException;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.model.internal.TooManyNamesException;
import org.minetally.publish.OutputException;
import org.minetally.publish.Reasons;
import org.minetally.run.engine.EngineException;
import org.minetally.run.engine.EngineOptions;
import org.minetally.storage.StoreFailure;

/** Translates exceptions of an engine into failures that the operator can act on. */
public final class Failures {

  private static final String SENT_BY_FLINK = "org.apache.flink.util.SerializedThrowable";

  private Failures() {}

  /**
   * Returns the failure to report for an exception of an engine. Readers of inputs throw {@link
   * UnreadableInputException}, so any other I/O error is a write error. An exception without a
   * known cause is a bug if the engine runs in this process, and is returned unchanged; from a
   * cluster it becomes an {@link EngineException}, since its usual cause is a lost worker.
   *
   * @param thrown the exception of the engine
   * @param work the folder that the engine writes to
   * @param engine the options that name the engine
   */
  public static RuntimeException expectedIn(
      RuntimeException thrown, String work, EngineOptions engine) {
    IOException file = null;
    for (Throwable cause = unwrapped(thrown); cause != null; cause = unwrapped(cause.getCause())) {
      if (cause instanceof UnreadableInputException unreadable) {
        return unreadable;
      }
      if (cause instanceof StoreStalledException stalled) {
        return stalled;
      }
      if (cause instanceof TooManyNamesException many) {
        return new UnreadableInputException(many.getMessage(), many);
      }
      if (cause instanceof OutOfMemoryError) {
        return new TooLittleMemoryException(cause);
      }
      if (cause instanceof LinkageError error) {
        return unloadable(error);
      }
      if (cause instanceof ArithmeticException sum && isSumOverflow(sum)) {
        return new OverflowException(sum);
      }
      if (StoreFailure.is(cause)) {
        return new OutputException(
            "the object store failed (%s). Check the credentials (docs/storage.md lists where they are read from), their permissions and the network, then run again."
                .formatted(StoreFailure.reason(cause)),
            cause);
      }
      // Other I/O errors of a cluster concern its network.
      if (cause instanceof IOException failure
          && !(cause.getCause() instanceof IOException)
          && (engine.isDirect() || cause instanceof FileSystemException)) {
        file = failure;
      }
    }
    if (file != null) {
      return unwritable(work, file);
    }
    return engine.isDirect()
        ? thrown
        : new EngineException(engine.runner() + ": " + innermostMessage(thrown), thrown);
  }

  /** Returns the failure for tables that cannot be written or read back. */
  static OutputException unwritable(String work, IOException e) {
    return new OutputException(
        "the tables cannot be written to %s (%s). %s"
            .formatted(work, Reasons.of(e), Reasons.advice(e)),
        e);
  }

  /** Returns the failure for a class or native library that cannot be loaded. */
  static OutputException unloadable(LinkageError e) {
    return new OutputException(
        "a part of the program cannot be loaded (%s). The compression library is"
                .formatted(e.getMessage())
            + " unpacked into Java's temporary folder, %s: make sure that the folder exists, is"
                .formatted(System.getProperty("java.io.tmpdir"))
            + " writable, allows execution and has free space, or set another with -Djava.io.tmpdir.",
        e);
  }

  private static boolean isSumOverflow(ArithmeticException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("overflow") || message.contains("does not fit");
  }

  /** Returns the first line of the innermost message; further lines are a stack trace. */
  private static String innermostMessage(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable cause = unwrapped(thrown); cause != null; cause = unwrapped(cause.getCause())) {
      innermost = cause;
    }
    String message = innermost.getMessage();
    return message == null || message.isBlank()
        ? innermost.getClass().getSimpleName()
        : innermost.getClass().getSimpleName() + ": " + message.strip().lines().findFirst().get();
  }

  /**
   * Unwraps a worker's exception. Flink sends it as a type that only Flink's jar contains; any
   * other exception, or one that cannot be deserialized here, is returned unchanged.
   */
  private static Throwable unwrapped(Throwable sent) {
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
