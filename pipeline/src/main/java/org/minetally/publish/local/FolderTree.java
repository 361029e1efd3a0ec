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
 * A local folder and everything in it.
 *
 * @param root the folder
 */
public record FolderTree(Path root) {

  /** Returns the direct entries of the folder, sorted; empty if the folder does not exist. */
  public List<Path> entries() throws IOException {
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.sorted().toList();
    }
  }

  /** Forces every file and folder to the disk. */
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

  /** Forces a file, or the list of entries of a folder, to the disk. */
  static void forceEntry(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Copies the folder and everything in it to a folder that does not exist. */
  void copyTo(Path target) throws IOException {
    Files.createDirectories(target);
    for (Path entry : entries()) {
      Path copy = target.resolve(entry.getFileName().toString());
      if (Files.isDirectory(entry)) {
        new FolderTree(entry).copyTo(copy);
      } else {
        Files.copy(entry, copy);
      }
    }
  }

  /** Removes the folder and everything in it, or the file or link of that name. */
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

  /** Removes the folder if it is empty. */
  void removeIfEmpty() throws IOException {
    if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS) && entries().isEmpty()) {
      Files.delete(root);
    }
  }
}
