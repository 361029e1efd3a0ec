package org.minetally.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.minetally.storage.Location;

/**
 * What identifies a file's content.
 *
 * @param path the file, as the job leads to it
 * @param bytes its size
 * @param sha256 of its content, in hexadecimal
 */
public record Fingerprint(String path, long bytes, String sha256) {

  private static final int BUFFER = 1 << 18;

  /**
   * Reads a file to its end.
   *
   * @throws IOException if it cannot be read, or changes meanwhile
   */
  public static Fingerprint of(Path file) throws IOException {
    return of(Location.of(file));
  }

  /** The same wherever the file lies. */
  public static Fingerprint of(Location file) throws IOException {
    Location.Stamp before = file.stamp();
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = file.open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    if (!before.equals(file.stamp())) {
      throw new IOException(file + " was changed while it was read");
    }
    return new Fingerprint(
        file.text(), before.bytes(), HexFormat.of().formatHex(digest.digest()));
  }

  /** A new SHA-256. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
