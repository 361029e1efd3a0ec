package org.minetally.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import org.minetally.internal.store.RegularFile;

/**
 * A file or folder: a path on the local disk, or a URI such as {@code s3://bucket/folder/file.csv}.
 *
 * @param text the path as the operating system writes it, or the URI; a folder's has no slash at
 *     its end
 */
public record Location(String text) {

  private static final Pattern URI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
  private static final int BUFFER = 1 << 18;

  /** A path on the local disk. */
  public static Location of(Path path) {
    return new Location(path.toString());
  }

  /** Whether a text is a URI. Of one letter is no scheme, but a disk of Windows. */
  public static boolean isUri(String text) {
    return URI.matcher(text).matches() && text.indexOf(':') > 1;
  }

  /** Whether it lies in a store, not on the local disk. */
  public boolean isUri() {
    return isUri(text);
  }

  /** The path on the local disk. */
  public Path path() {
    if (isUri()) {
      throw new IllegalStateException(text + " is no path on the local disk");
    }
    return Path.of(text);
  }

  /** The last name of the path or URI. */
  public String name() {
    return isUri() ? text.substring(text.lastIndexOf('/') + 1) : path().getFileName().toString();
  }

  /** What lies in this folder under a name, or names with slashes. */
  public Location resolve(String name) {
    return isUri() ? new Location(text + "/" + name) : of(path().resolve(name));
  }

  /**
   * Opens the file from its beginning.
   *
   * @throws java.nio.file.FileSystemException if it is a folder, pipe or device
   */
  public InputStream open() throws IOException {
    if (isUri()) {
      return new BufferedInputStream(StoredFiles.open(text), BUFFER);
    }
    RegularFile.require(path());
    return Files.newInputStream(path());
  }

  /**
   * What a file looks like: equal as long as nobody writes it, as far as its file system tells.
   *
   * @throws IOException if it is not there, is no regular file, or cannot be looked at
   */
  public Stamp stamp() throws IOException {
    if (isUri()) {
      return StoredFiles.stamp(text);
    }
    RegularFile.require(path());
    BasicFileAttributes now = Files.readAttributes(path(), BasicFileAttributes.class);
    String key = now.fileKey() == null ? "" : now.fileKey().toString();
    return new Stamp(now.size(), now.lastModifiedTime() + " " + key);
  }

  /**
   * What a file looks like.
   *
   * @param bytes its size
   * @param identity its time, checksum, and whatever else its file system tells
   */
  public record Stamp(long bytes, String identity) {}

  @Override
  public String toString() {
    return text;
  }
}
