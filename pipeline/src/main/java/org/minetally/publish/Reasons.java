package org.minetally.publish;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says in words why an operation on a file failed. */
public final class Reasons {

  private Reasons() {}

  /** The reason, without the path if the exception's message is nothing but the path. */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /**
   * What to do about a file that cannot be written. Operating systems name the reason in words
   * only, which are the same on Linux and macOS.
   */
  public static String advice(IOException e) {
    String reason = of(e).toLowerCase(Locale.ROOT);
    if (reason.contains("no space left") || reason.contains("quota exceeded")) {
      return "Make room on that disk, for instance by output.keep in the job, then run again.";
    }
    if (reason.contains("read-only file system")) {
      return "The disk can only be read: see why (many systems do that after a disk error), make it"
          + " writable, then run again.";
    }
    if (reason.contains("input/output error")) {
      return "The disk is failing: check it, then run again.";
    }
    return "Check the path, its permissions and the free space.";
  }
}
