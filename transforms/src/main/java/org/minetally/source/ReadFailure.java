package org.minetally.source;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.LongUnaryOperator;
import java.util.zip.ZipException;
import org.minetally.format.internal.FormatException;
import org.minetally.format.internal.delimited.DelimitedException;
import org.minetally.internal.store.StoreStalledException;

/**
 * A failure to read a file.
 *
 * @param path the file
 * @param thrown what was thrown
 */
record ReadFailure(String path, IOException thrown) {

  /**
   * Returns the failure in a sentence.
   *
   * @param lineAt the line of the file, counted from 1, in which a byte of its text is
   * @throws StoreStalledException if the file's store did not answer
   */
  UnreadableInputException explained(LongUnaryOperator lineAt) {
    rethrowStall();
    if (thrown instanceof DelimitedException delimited) {
      return failure(
          ":%d: %s. Look at the quotes near this line, or set format.quote to none if the file uses none."
              .formatted(lineAt.applyAsLong(delimited.offset()), thrown.getMessage()));
    }
    if (thrown instanceof FormatException refused) {
      String line = refused.line() > 0 ? ":" + refused.line() : "";
      return failure(line + ": " + thrown.getMessage() + ".");
    }
    if (thrown instanceof NoSuchFileException || thrown instanceof FileNotFoundException) {
      return failure(": there is no such file, or it may not be read");
    }
    if (thrown instanceof FileSystemException refused && refused.getReason() != null) {
      return failure(": cannot be read: " + refused.getReason());
    }
    if (thrown instanceof EOFException || thrown instanceof ZipException) {
      String reason = thrown.getMessage() == null ? "" : " (" + thrown.getMessage() + ")";
      return failure(
          ": the compressed data is damaged or ends too early"
              + reason
              + ". Fetch the file again.");
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

  /** Readers of a format may take a store's silence for damage. */
  private void rethrowStall() {
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreStalledException stalled) {
        throw stalled;
      }
    }
  }
}
