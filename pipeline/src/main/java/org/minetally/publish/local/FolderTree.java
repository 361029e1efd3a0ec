package org.minetally.publish.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of the local disk with all that lies in it.
 *
 * @param root the folder
 */
public record FolderTree(Path root) {

  /** What lies directly in the folder, sorted; nothing if there is no such folder. */
  public List<Path> entries() throws IOException {
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.sorted().toList();
    }
  }

  /** Has the operating system bring every file, and every folder's entries, to the disk. */
  void force() throws IOException {
    for (Path entry : entries()) {
      if (Files.isDirectory(entry)) {
        new FolderTree(entry).force();
      } else {
        forceEntry(entry);
      }
    }
    forceEntry(root);
  }

  /** Has the operating system bring a file, or only a folder's own entries, to the disk. */
  static void forceEntry(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes the folder, or the file or link that stands in its place. */
  public void remove() throws IOException {
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

  /** Removes the folder if nothing lies in it. */
  void removeIfEmpty() throws IOException {
    if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS) && entries().isEmpty()) {
      Files.delete(root);
    }
  }
}
