package org.minetally.run;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.model.TooManyNamesException;
import org.minetally.publish.OutputException;
import org.minetally.publish.Reasons;
import org.minetally.run.engine.EngineException;
import org.minetally.run.engine.EngineOptions;
import org.minetally.source.UnreadableInputException;
import org.minetally.storage.StoreFailure;

/** Finds the expected failure in what an engine throws. */
final class Failures {

  private static final String SENT_BY_FLINK = "org.apache.flink.util.SerializedThrowable";

  private Failures() {}

  /**
   * The failure that a person can do something about. Readers of inputs say themselves what is
   * wrong with a file: any other failure of a file is one of writing. If there is none, of the
   * engine in this process the exception itself, since it is a bug; of a cluster, what it says of
   * itself, since as a rule a worker was lost.
   *
   * @param thrown by the engine
   * @param work the folder in which the engine writes
   * @param engine which it is
   */
  static RuntimeException expectedIn(RuntimeException thrown, String work, EngineOptions engine) {
    IOException file = null;
    for (Throwable cause = opened(thrown); cause != null; cause = opened(cause.getCause())) {
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
      if (cause instanceof ArithmeticException sum && isOfSums(sum)) {
        return new OverflowException(sum);
      }
      if (StoreFailure.is(cause)) {
        return new OutputException(
            "a store failed (%s). Check the credentials (docs/storage.md says where they are looked for), their rights and the network, then run again."
                .formatted(StoreFailure.reason(cause)),
            cause);
      }
      // Of a cluster, others are of its network.
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
        : new EngineException(engine.runner() + ": " + saidBy(thrown), thrown);
  }

  /** The tables of a run cannot be written, or not be read again. */
  static OutputException unwritable(String work, IOException e) {
    return new OutputException(
        "the tables cannot be written to %s (%s). %s"
            .formatted(work, Reasons.of(e), Reasons.advice(e)),
        e);
  }

  /** A part of the program cannot be loaded: as a rule the one that must be unpacked first. */
  static OutputException unloadable(LinkageError e) {
    return new OutputException(
        "a part of the program cannot be loaded (%s). The library that compresses the tables is"
                .formatted(e.getMessage())
            + " unpacked into Java's temporary folder, %s: make sure that it exists, may be written"
                .formatted(System.getProperty("java.io.tmpdir"))
            + " and executed from, and has room; or name another one by -Djava.io.tmpdir.",
        e);
  }

  private static boolean isOfSums(ArithmeticException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("overflow") || message.contains("does not fit");
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
