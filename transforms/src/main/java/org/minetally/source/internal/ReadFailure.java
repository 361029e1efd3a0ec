package org.minetally.source.internal;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import java.util.zip.ZipException;
import org.minetally.format.UnreadableInputException;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.delimited.DelimitedException;
import org.minetally.internal.store.StoreStalledException;

/**
 * A failure to read a file.
 *
 * @param path the file
 * @param thrown the exception
 */
record ReadFailure(String path, IOException thrown) {

  /**
   * Returns an exception that explains the failure to the operator.
   *
   * @param lineAt returns the line, counted from 1, of the byte at an offset in the text
   * @throws StoreStalledException if the file's store did not answer
   */
  UnreadableInputException explained(LongUnaryOperator lineAt) {
    rethrowStall();
    if (thrown instanceof DelimitedException delimited) {
      return failure(
          String.format(
              Locale.ROOT,
              ":%d: %s. Check the quotes near this line, or set format.quote to none if the file uses none.",
              lineAt.applyAsLong(delimited.offset()),
              thrown.getMessage()));
    }
    if (thrown instanceof FormatException rejected) {
      String line = rejected.line() > 0 ? ":" + rejected.line() : "";
      return failure(line + ": " + thrown.getMessage() + ".");
    }
    if (thrown instanceof NoSuchFileException || thrown instanceof FileNotFoundException) {
      return failure(": the file does not exist, or permission is denied");
    }
    if (thrown instanceof FileSystemException rejected && rejected.getReason() != null) {
      return failure(": cannot be read: " + rejected.getReason());
    }
    if (thrown instanceof EOFException || thrown instanceof ZipException) {
      String reason = thrown.getMessage() == null ? "" : " (" + thrown.getMessage() + ")";
      return failure(
          ": the compressed data is damaged or truncated" + reason + ". Download the file again.");
    }
    return failure(
        ": cannot be read: "
            + (thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getMessage()));
  }

  private UnreadableInputException failure(String sentence) {
    return new UnreadableInputException(path + sentence, thrown);
  }

  /** Rethrows a stalled store, which a format's reader may have wrapped as damage. */
  private void rethrowStall() {
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreStalledException stalled) {
        throw stalled;
      }
    }
  }
}
