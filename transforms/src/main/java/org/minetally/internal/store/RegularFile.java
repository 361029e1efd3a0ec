package org.minetally.internal.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Rejects anything that is not a regular file: a pipe may never end, and a device never does. */
public final class RegularFile {

  private static final int TYPE_MASK = 0xF000;

  private RegularFile() {}

  /**
   * Requires a path on the local disk to be a regular file, or a symbolic link to one.
   *
   * @throws FileSystemException if the path is not a regular file; the reason says what it is
   * @throws IOException if the file does not exist or its attributes cannot be read
   */
  public static void require(Path path) throws IOException {
    BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
    if (found.isDirectory()) {
      throw rejection(path, "a folder; name a file, or a pattern such as " + path + "/*.csv");
    }
    if (!found.isRegularFile()) {
      throw rejection(path, kind(path) + ", not a regular file; copy the data into a file first");
    }
  }

  private static FileSystemException rejection(Path path, String what) {
    return new FileSystemException(path.toString(), null, "it is " + what);
  }

  /** Returns the kind of a special file, as the operating system names it. */
  private static String kind(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return "a special file";
    }
    return switch ((Integer) Files.getAttribute(path, "unix:mode") & TYPE_MASK) {
      case 0x1000 -> "a named pipe";
      case 0xC000 -> "a socket";
      case 0x2000, 0x6000 -> "a device";
      default -> "a special file";
    };
  }
}
