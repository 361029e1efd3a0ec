package org.minetally.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.minetally.storage.Location;

/**
 * The identity of the content of a file.
 *
 * @param path the path of the file, resolved from the job file
 * @param bytes its size in bytes
 * @param sha256 the SHA-256 of its content, in hexadecimal
 */
public record Fingerprint(String path, long bytes, String sha256) {

  private static final int BUFFER = 1 << 18;

  /**
   * Computes the fingerprint of a file.
   *
   * @throws IOException if the file cannot be read or changes while it is read
   */
  public static Fingerprint of(Path file) throws IOException {
    return of(Location.of(file));
  }

  /** Computes the fingerprint of a file on the local disk or in an object store. */
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
      throw new IOException(file + " changed while it was read");
    }
    return new Fingerprint(file.text(), before.bytes(), HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Computes the fingerprint of several files, as if they were one file: of their contents, one
   * after the other.
   *
   * @param path what the result has as its path
   */
  public static Fingerprint ofAll(String path, List<Path> files) throws IOException {
    long bytes = 0;
    MessageDigest digest = newDigest();
    for (Path file : files) {
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        bytes += in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return new Fingerprint(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** Returns a new SHA-256 digest. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform supports SHA-256", e);
    }
  }
}
