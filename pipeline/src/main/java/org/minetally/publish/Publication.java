package org.minetally.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run's way into the output: a work folder, which becomes a snapshot by one rename, and {@code
 * current}, a symbolic link, which is switched to it by another. Whatever fails before the second
 * rename leaves readers with what they had.
 *
 * <p>All of it happens under the output's {@link RunLock}.
 */
public final class Publication {

  private final OutputLayout layout;
  private final String runId;

  private Publication(OutputLayout layout, String runId) {
    this.layout = layout;
    this.runId = runId;
  }

  /**
   * Makes the output folder if there is none.
   *
   * @throws OutputException if it cannot be made or written
   */
  public static void prepare(OutputLayout layout) {
    attempt(
        "the output folder " + layout.root() + " cannot be written",
        () -> {
          Files.createDirectories(layout.root());
          if (!Files.isWritable(layout.root())) {
            throw new IOException("permission denied");
          }
          if (Files.exists(layout.current(), LinkOption.NOFOLLOW_LINKS)
              && !Files.isSymbolicLink(layout.current())) {
            throw new IOException(layout.current() + " exists and is no link made by minetally");
          }
        });
  }

  /**
   * Makes the run's work folder, and removes those that earlier runs left behind.
   *
   * @throws OutputException if the output cannot be written
   */
  public static Publication begin(OutputLayout layout, String runId) {
    Publication publication = new Publication(layout, runId);
    attempt(
        "the output folder " + layout.root() + " cannot be written",
        () -> {
          if (Files.isDirectory(layout.workFolders())) {
            for (Path left : list(layout.workFolders())) {
              removeTree(left);
            }
          }
          Files.deleteIfExists(layout.nextCurrent());
          Files.createDirectories(layout.snapshots());
          Files.createDirectories(publication.work());
        });
    return publication;
  }

  /** The folder the run works in. */
  public Path work() {
    return layout.work(runId);
  }

  /** Removes what the pipeline needed only while it worked: whatever begins with an underscore. */
  public void removeScaffolding() {
    attempt(
        "the work folder " + work() + " cannot be cleaned",
        () -> {
          for (Path entry : list(work())) {
            if (entry.getFileName().toString().startsWith("_")) {
              removeTree(entry);
            }
          }
        });
  }

  /** Makes the work folder the snapshot that {@code current} shows, and returns it. */
  public Path publish() {
    Path snapshot = layout.snapshot(runId);
    attempt(
        "the snapshot " + snapshot + " cannot be published",
        () -> {
          forceTree(work());
          Files.move(work(), snapshot, StandardCopyOption.ATOMIC_MOVE);
          force(layout.snapshots());
          Files.createSymbolicLink(layout.nextCurrent(), layout.root().relativize(snapshot));
          Files.move(layout.nextCurrent(), layout.current(), StandardCopyOption.ATOMIC_MOVE);
          force(layout.root());
          removeIfEmpty(layout.workFolders());
        });
    return snapshot;
  }

  /** Removes the work folder. */
  public void abandon() {
    attempt(
        "the work folder " + work() + " cannot be removed",
        () -> {
          if (Files.isDirectory(work())) {
            removeTree(work());
          }
          removeIfEmpty(layout.workFolders());
        });
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(String what, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new OutputException(
          what + " (" + Reasons.of(e) + "). Check the path, its permissions and the free space.",
          e);
    }
  }

  private static void forceTree(Path folder) throws IOException {
    for (Path entry : list(folder)) {
      if (Files.isDirectory(entry)) {
        forceTree(entry);
      } else {
        force(entry);
      }
    }
    force(folder);
  }

  /** Has the operating system bring a file or a folder's entries to the disk. */
  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder) && list(folder).isEmpty()) {
      Files.delete(folder);
    }
  }

  private static void removeTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
