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
 * @param text the path in the syntax of the operating system, or the URI; without a trailing slash
 */
public record Location(String text) {

  private static final Pattern URI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
  private static final int BUFFER = 1 << 18;

  /** Returns the location of a path on the local disk. */
  public static Location of(Path path) {
    return new Location(path.toString());
  }

  /** Returns whether a string is a URI. A single letter before the colon is a Windows drive. */
  public static boolean isUri(String text) {
    return URI.matcher(text).matches() && text.indexOf(':') > 1;
  }

  /** Returns whether this location is in a store rather than on the local disk. */
  public boolean isUri() {
    return isUri(text);
  }

  /** Returns the path on the local disk. */
  public Path path() {
    if (isUri()) {
      throw new IllegalStateException(text + " is not a path on the local disk");
    }
    return Path.of(text);
  }

  /** Returns the last name of the path or URI. */
  public String name() {
    return isUri() ? text.substring(text.lastIndexOf('/') + 1) : path().getFileName().toString();
  }

  /** Returns a location inside this folder; the name may contain slashes. */
  public Location resolve(String name) {
    return isUri() ? new Location(text + "/" + name) : of(path().resolve(name));
  }

  /**
   * Opens the file for reading.
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
   * Returns the stamp of the file, which changes when the file is written, as far as the file
   * system can tell.
   *
   * @throws IOException if the file is missing, not a regular file, or not accessible
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
   * The state of a file.
   *
   * @param bytes its size in bytes
   * @param identity its modification time, checksum or other identity, depending on the file system
   */
  public record Stamp(long bytes, String identity) {}

  @Override
  public String toString() {
    return text;
  }
}
