package org.minetally.publish;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Explains why an operation on a file failed. */
public final class Reasons {

  private Reasons() {}

  /** Returns the reason; never just the path, which some exceptions have as their message. */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file of that name exists";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /**
   * Returns what to do about a file that cannot be written. Recognises the reason by the messages
   * of Linux and macOS, since Java offers no error codes.
   */
  public static String advice(IOException e) {
    String reason = of(e).toLowerCase(Locale.ROOT);
    if (reason.contains("no space left") || reason.contains("quota exceeded")) {
      return "Free space on that disk, for example with output.keep in the job file, then run again.";
    }
    if (reason.contains("read-only file system")) {
      return "The disk is read-only: find out why (many systems do this after a disk error), make it"
          + " writable, then run again.";
    }
    if (reason.contains("input/output error")) {
      return "The disk is failing: check it, then run again.";
    }
    return "Check the path, its permissions and the free space.";
  }
}
