package org.minetally.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Locates and copies files of this repository. */
final class Repository {

  private Repository() {}

  static Path root() {
    return Path.of(System.getProperty("minetally.root"));
  }

  static Path sample() {
    return root().resolve("testdata/sample");
  }

  static Path expected() {
    return sample().resolve("expected");
  }

  /**
   * Copies the sample into a folder under its path in the repository, so that its output is in that
   * folder too, and returns the job.
   */
  static Path copySample(Path folder) throws IOException {
    copy(sample(), folder);
    return folder.resolve("testdata/sample/job.yaml");
  }

  /** Copies a folder of the repository into another folder, under its path in the repository. */
  static void copy(Path from, Path folder) throws IOException {
    for (Path file : filesUnder(from)) {
      Path copy = folder.resolve(root().relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  /** Returns all regular files below a folder, sorted. */
  static List<Path> filesUnder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Removes a folder and everything in it. */
  static void remove(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
