package org.minetally.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the published snapshot of an output on a disk, whatever its {@link CurrentForm}. */
public final class CurrentSnapshot {

  private CurrentSnapshot() {}

  /**
   * Returns the folder of the published snapshot, even if it is missing; empty if nothing is
   * published.
   *
   * <p>A run that changes the form leaves both a link and a pointer behind if it is killed. Its
   * snapshot is the newer one.
   */
  public static Optional<Path> folder(OutputLayout layout) throws IOException {
    Optional<Path> link = target(layout, layout.current());
    Optional<Path> pointer = target(layout, layout.pointer());
    return link.isEmpty() || pointer.isEmpty()
        ? link.or(() -> pointer)
        : link.filter(path -> name(path).compareTo(name(pointer.get())) > 0).or(() -> pointer);
  }

  /**
   * Returns what a symbolic link or a file with a {@link Pointer} refers to, resolved from the
   * output folder; empty if the path is neither.
   */
  public static Optional<Path> target(OutputLayout layout, Path marker) throws IOException {
    Path root = layout.root().toAbsolutePath();
    return Files.isSymbolicLink(marker)
        ? Optional.of(root.resolve(Files.readSymbolicLink(marker)).normalize())
        : pointer(marker).map(pointer -> root.resolve(pointer.snapshot()).normalize());
  }

  /** Returns the pointer in a file; empty if it is not a file or not valid. */
  public static Optional<Pointer> pointer(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Pointer.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static String name(Path snapshot) {
    return String.valueOf(snapshot.getFileName());
  }
}
