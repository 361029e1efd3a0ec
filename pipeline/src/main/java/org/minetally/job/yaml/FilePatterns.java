package org.minetally.job.yaml;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minetally.job.Problem;
import org.minetally.job.RecordedFiles;
import org.minetally.job.Similar;
import org.minetally.storage.Location;
import org.minetally.storage.Stores;

/** Finds the files that a job file names by path, pattern or URI. */
final class FilePatterns {

  private final Path folder;
  private final String folderName;
  private final Path base;
  private final StoredPatterns stored;

  /** The only files that can be found; empty to search the disk. */
  private final Optional<RecordedFiles> recorded;

  private final List<Problem> problems;

  /**
   * Creates a finder.
   *
   * @param folder the folder that relative paths start from
   * @param stores the stores that URIs refer to
   * @param recorded the only files that can be found; empty to search disk and stores
   */
  FilePatterns(
      Path folder, Stores stores, Optional<RecordedFiles> recorded, List<Problem> problems) {
    this.recorded = recorded;
    this.folder = folder;
    this.folderName = "the job file's folder";
    this.base = folder.toAbsolutePath().normalize();
    this.problems = problems;
    this.stored = new StoredPatterns(stores, problems);
  }

  private FilePatterns(FilePatterns job) {
    this.folder = Path.of("");
    this.folderName = "the working directory";
    this.base = job.base;
    this.recorded = job.recorded;
    this.problems = job.problems;
    this.stored = job.stored;
  }

  /** Returns a finder whose relative paths start from the working directory. It sorts alike. */
  FilePatterns fromWorkingDirectory() {
    return new FilePatterns(this);
  }

  /** Finds one file. Adds a problem if it does not exist or is not readable. */
  Optional<Location> file(Yaml place) {
    return find(place).map(this::now);
  }

  private Optional<Location> find(Yaml place) {
    return place
        .text()
        .filter(text -> !text.isEmpty())
        .flatMap(
            text ->
                Location.isUri(text) ? stored(place, text) : file(place, text).map(Location::of));
  }

  private Optional<Location> stored(Yaml place, String uri) {
    if (recorded.isEmpty()) {
      return stored.file(place, uri);
    }
    return known(place, new Location(uri));
  }

  /** Returns a file that the recorded run read. */
  private Optional<Location> known(Yaml place, Location file) {
    if (recorded.get().now(file).isEmpty()) {
      problems.add(place.problem("the recorded run did not read " + file));
      return Optional.empty();
    }
    return Optional.of(file);
  }

  /** Returns where the content of a file is. */
  private Location now(Location file) {
    return recorded.flatMap(files -> files.now(file)).orElse(file);
  }

  /**
   * Finds all files that match a list of paths and patterns. A file that links give several names
   * is returned once.
   *
   * <p>The files are sorted by the bytes of their path relative to the job file: the order decides
   * which of several records with the same key counts, and must not depend on the working
   * directory.
   */
  List<Location> files(List<Yaml> places) {
    List<Location> all = new ArrayList<>();
    for (Yaml place : places) {
      String text = place.text().orElse("");
      if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
        find(place).ifPresent(all::add);
      } else if (recorded.isPresent()) {
        all.addAll(known(place, text, recorded.get()));
      } else if (Location.isUri(text)) {
        all.addAll(stored.matches(place, text));
      } else {
        matches(place, text).forEach(match -> all.add(Location.of(match)));
      }
    }
    all.sort(Comparator.comparing(this::sortKey, Arrays::compareUnsigned));
    if (recorded.isPresent()) {
      return all.stream().distinct().map(this::now).toList();
    }
    Set<Location> seen = new HashSet<>();
    return all.stream().filter(file -> seen.add(real(file))).toList();
  }

  /** Returns the files matching a pattern that the recorded run read. */
  private List<Location> known(Yaml place, String pattern, RecordedFiles files) {
    int fixed = pattern.lastIndexOf('/', pattern.split("[*?]", 2)[0].length()) + 1;
    String start =
        Location.isUri(pattern)
            ? pattern.substring(0, fixed)
            : slashed(folder.resolve(pattern.substring(0, fixed)).toAbsolutePath().normalize())
                + "/";
    Pattern expression = expression(pattern.substring(fixed));
    List<Location> matches =
        files.then().stream()
            .filter(file -> file.isUri() == Location.isUri(pattern))
            .filter(
                file -> {
                  String text = file.isUri() ? file.text() : slashed(file.path());
                  return text.startsWith(start)
                      && expression.matcher(text.substring(start.length())).matches();
                })
            .toList();
    if (matches.isEmpty()) {
      problems.add(place.problem("the recorded run read no file that matches " + pattern));
    }
    return matches;
  }

  private byte[] sortKey(Location file) {
    return (file.isUri() ? file.text() : relative(file.path())).getBytes(StandardCharsets.UTF_8);
  }

  private String relative(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return slashed(
        absolute.getRoot().equals(base.getRoot()) ? base.relativize(absolute) : absolute);
  }

  private static Location real(Location file) {
    return file.isUri() ? file : Location.of(realPath(file.path()));
  }

  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file; // Removed meanwhile; opening it reports the error.
    }
  }

  private Optional<Path> file(Yaml place, String text) {
    try {
      Path file = folder.resolve(text).normalize();
      if (recorded.isPresent()) {
        return known(place, Location.of(file)).map(Location::path);
      }
      if (!Files.exists(file)) {
        problems.add(place.problem("file not found: " + file, similar(file)));
        return Optional.empty();
      }
      if (!Files.isReadable(file)) {
        problems.add(place.problem("permission denied: " + file));
        return Optional.empty();
      }
      return Optional.of(file);
    } catch (InvalidPathException e) {
      problems.add(place.problem("\"" + text + "\" is not a valid path: " + e.getReason()));
      return Optional.empty();
    }
  }

  private List<Path> matches(Yaml place, String pattern) {
    int wildcard = pattern.split("[*?]", 2)[0].length();
    int fixed = pattern.lastIndexOf('/', wildcard) + 1;
    Path start = folder.resolve(pattern.substring(0, fixed)).normalize();
    String relative = pattern.substring(fixed);
    List<Path> matches = new ArrayList<>();
    if (Files.isDirectory(start)) {
      try {
        int depth = relative.contains("**") ? Integer.MAX_VALUE : relative.split("/", -1).length;
        Finder finder = new Finder(place, start, expression(relative), matches);
        Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, finder);
      } catch (IOException e) {
        problems.add(unlisted(place, start, e));
      }
    }
    if (matches.isEmpty()) {
      String where = start.toString().isEmpty() ? folderName : start.toString();
      problems.add(place.problem("no file in " + where + " matches " + relative));
    }
    return matches;
  }

  /**
   * Returns a file pattern as a regular expression: {@code *} and {@code ?} match within a name,
   * {@code **} as a whole name matches any number of folders, or none. As in a shell, no wildcard
   * matches the leading dot of a hidden name.
   */
  static Pattern expression(String pattern) {
    StringBuilder regex = new StringBuilder();
    String[] names = pattern.split("/", -1);
    for (int i = 0; i < names.length; i++) {
      boolean last = i == names.length - 1;
      if (names[i].equals("**") && !last) {
        regex.append("(?:(?!\\.)[^/]+/)*");
        continue;
      }
      if (names[i].equals("**")) {
        regex.append("(?:(?!\\.)[^/]+/)*");
      }
      appendName(regex, names[i]);
      regex.append(last ? "" : "/");
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static void appendName(StringBuilder regex, String name) {
    if (name.startsWith("*") || name.startsWith("?")) {
      regex.append("(?!\\.)");
    }
    // Several stars in a row match the same as one, but fail far more slowly.
    name.replaceAll("\\*+", "*")
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                default -> regex.append(Pattern.quote(Character.toString(c)));
              }
            });
  }

  private static String slashed(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  private static Problem unlisted(Yaml place, Path folder, IOException e) {
    return place.problem("cannot list %s (%s)".formatted(folder, e.getClass().getSimpleName()));
  }

  /** Returns the most similar file name in the same folder, or the empty string. */
  static String similar(Path file) {
    Path parent = file.toAbsolutePath().getParent();
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

  /** Collects the files that match. */
  private final class Finder extends SimpleFileVisitor<Path> {
    private final Yaml place;
    private final Path start;
    private final Pattern expression;
    private final List<Path> matches;

    Finder(Yaml place, Path start, Pattern expression, List<Path> matches) {
      this.place = place;
      this.start = start;
      this.expression = expression;
      this.matches = matches;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      // Pipes and devices are rejected when they are opened, rather than silently skipped.
      if (!attributes.isSymbolicLink()
          && expression.matcher(slashed(start.relativize(file))).matches()) {
        matches.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!(e instanceof FileSystemLoopException)) {
        problems.add(unlisted(place, file, e));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
