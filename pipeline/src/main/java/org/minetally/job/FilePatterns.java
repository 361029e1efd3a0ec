package org.minetally.job;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the files that a job file names. */
final class FilePatterns {

  private final Path folder;
  private final List<Problem> problems;

  /**
   * Finds files.
   *
   * @param folder what paths are relative to
   */
  FilePatterns(Path folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** One file. */
  Optional<Path> file(Yaml place) {
    return place.text().flatMap(text -> file(place, text));
  }

  /** All files of a list of paths and patterns, each once, sorted by path. */
  List<Path> files(List<Yaml> places) {
    Set<Path> files = new TreeSet<>();
    for (Yaml place : places) {
      String text = place.text().orElse("");
      if (text.matches(".*[*?\\[{].*")) {
        files.addAll(matches(place, text));
      } else {
        file(place, text).ifPresent(files::add);
      }
    }
    return List.copyOf(files);
  }

  private Optional<Path> file(Yaml place, String text) {
    try {
      Path file = folder.resolve(text).normalize();
      if (Files.isDirectory(file)) {
        problems.add(
            place.problem(
                file + " is a folder; expected a file, or a pattern such as " + text + "/*.csv"));
        return Optional.empty();
      }
      if (!Files.exists(file)) {
        problems.add(place.problem("there is no file " + file, similar(file)));
        return Optional.empty();
      }
      if (!Files.isReadable(file)) {
        problems.add(place.problem("the file " + file + " may not be read"));
        return Optional.empty();
      }
      return Optional.of(file);
    } catch (InvalidPathException e) {
      problems.add(place.problem("\"" + text + "\" is no path: " + e.getReason()));
      return Optional.empty();
    }
  }

  private Set<Path> matches(Yaml place, String pattern) {
    int fixed = pattern.substring(0, firstWildcard(pattern)).lastIndexOf('/') + 1;
    Path base = folder.resolve(pattern.substring(0, fixed)).normalize();
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(fixed));
    Set<Path> matches = new TreeSet<>();
    if (Files.isDirectory(base)) {
      int depth =
          pattern.contains("**") ? Integer.MAX_VALUE : pattern.substring(fixed).split("/").length;
      try (Stream<Path> all = Files.walk(base, depth, FileVisitOption.FOLLOW_LINKS)) {
        all.filter(Files::isRegularFile)
            .filter(file -> matcher.matches(base.relativize(file)))
            .forEach(matches::add);
      } catch (IOException e) {
        problems.add(place.problem("the folder " + base + " cannot be listed: " + e.getMessage()));
      }
    }
    if (matches.isEmpty()) {
      problems.add(place.problem("no file in " + base + " matches " + pattern.substring(fixed)));
    }
    return matches;
  }

  private static int firstWildcard(String pattern) {
    int at = 0;
    while ("*?[{".indexOf(pattern.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static String similar(Path file) {
    Path parent = file.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return "";
    }
    try (Stream<Path> siblings = Files.list(parent)) {
      return Similar.to(
          file.getFileName().toString(),
          siblings.map(sibling -> sibling.getFileName().toString()).sorted().toList());
    } catch (IOException e) {
      return "";
    }
  }
}
