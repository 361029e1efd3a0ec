package org.minetally.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.minetally.storage.StoredFiles;

/**
 * The {@link PrivateFolder} of an earlier run. Files in a store are downloaded when they are read.
 */
public final class PrivateRecord {

  private final String runId;
  private final String root;
  private final Content content;

  @FunctionalInterface
  private interface Content {
    Optional<byte[]> read(String name) throws IOException;
  }

  private PrivateRecord(String runId, String root, Content content) {
    this.runId = runId;
    this.root = root;
    this.content = content;
  }

  public static PrivateRecord on(Path folder, String runId) {
    return new PrivateRecord(
        runId, folder.toAbsolutePath().toString(), name -> bytes(folder.resolve(name)));
  }

  public static PrivateRecord in(String folder, String runId) {
    return new PrivateRecord(runId, folder, name -> StoredFiles.read(folder + "/" + name));
  }

  private static Optional<byte[]> bytes(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Returns the run id. */
  public String runId() {
    return runId;
  }

  /**
   * Returns the path or URI of a file, for Beam's file systems.
   *
   * @param name its path in the private folder, with slashes
   */
  public String location(String name) {
    return root + "/" + name;
  }

  /**
   * Reads a file.
   *
   * @param name its path in the private folder, with slashes
   * @return the content; empty if there is no such file
   * @throws OutputException if it cannot be read
   */
  public Optional<byte[]> read(String name) {
    try {
      return content.read(name);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * Returns the run's manifest with all counts; empty if it is missing or not valid.
   *
   * @throws OutputException if it cannot be read
   */
  public Optional<Manifest> manifest() {
    try {
      Optional<byte[]> content = read(OutputLayout.MANIFEST);
      return content.isEmpty() ? Optional.empty() : Manifest.of(content.get());
    } catch (IOException e) {
      throw unreadable(OutputLayout.MANIFEST, e);
    }
  }

  private OutputException unreadable(String name, IOException e) {
    return new OutputException(
        "%s/%s cannot be read (%s). %s".formatted(root, name, Reasons.of(e), Reasons.advice(e)), e);
  }
}
