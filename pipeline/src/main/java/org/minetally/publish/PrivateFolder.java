package org.minetally.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The part of a run's output that only the owner of the output can read. It becomes {@code
 * _private/<run id>} before the run's snapshot is published.
 *
 * <p>All files must be written through this type, which creates every folder and file for the owner
 * only.
 *
 * @param root the local folder of the files until the run is published
 */
public record PrivateFolder(Path root) {

  /**
   * Creates a file.
   *
   * @param name its path in this folder, with slashes
   * @throws IOException if it exists or cannot be written
   */
  public OutputStream create(String name) throws IOException {
    Path file = root.resolve(name);
    if (!file.normalize().startsWith(root.normalize())) {
      throw new IllegalArgumentException(name + " is not in the private folder");
    }
    Path folder = root;
    for (Path part : root.relativize(file.getParent())) {
      folder = folder.resolve(part);
      OwnerOnly.createFolder(folder);
    }
    return new BufferedOutputStream(OwnerOnly.createFile(file));
  }

  /** Creates a file with this content. */
  public void write(String name, byte[] content) throws IOException {
    try (OutputStream out = create(name)) {
      out.write(content);
    }
  }
}
