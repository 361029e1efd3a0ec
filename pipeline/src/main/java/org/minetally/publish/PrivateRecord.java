package org.minetally.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.minetally.storage.StoredFiles;

/**
 * What an earlier run wrote into its {@link PrivateFolder}. Files in a store are fetched when they
 * are read.
 */
public final class PrivateRecord {

  private final String runId;
  private final String place;
  private final Content content;

  @FunctionalInterface
  private interface Content {
    Optional<byte[]> read(String name) throws IOException;
  }

  private PrivateRecord(String runId, String place, Content content) {
    this.runId = runId;
    this.place = place;
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

  /** The run. */
  public String runId() {
    return runId;
  }

  /**
   * Where a file is, as Beam's file systems know it.
   *
   * @param name its path in the private folder, with slashes
   */
  public String location(String name) {
    return place + "/" + name;
  }

  /**
   * The content of a file.
   *
   * @param name its path in the private folder, with slashes
   * @return nothing if there is no such file
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
   * The run's manifest with every number; nothing if it is missing or not valid.
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
        "%s/%s cannot be read (%s). %s".formatted(place, name, Reasons.of(e), Reasons.advice(e)),
        e);
  }
}
