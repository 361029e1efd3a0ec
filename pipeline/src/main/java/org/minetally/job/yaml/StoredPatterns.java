package org.minetally.job.yaml;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.storage.Location;
import org.minetally.storage.StoredFiles;
import org.minetally.storage.StoredFiles.Stored;
import org.minetally.storage.Stores;

/** Finds the files that URIs name, by the same rules as {@link FilePatterns}. */
final class StoredPatterns {

  private static final Pattern SPECIAL = Pattern.compile("[\\[\\]{}\\\\]");

  private final Stores stores;
  private final List<Problem> problems;

  StoredPatterns(Stores stores, List<Problem> problems) {
    this.stores = stores;
    this.problems = problems;
  }

  /** Finds one file. Adds a problem if it does not exist. */
  Optional<Location> file(Yaml place, String uri) {
    if (!isUsable(place, uri)) {
      return Optional.empty();
    }
    try {
      if (StoredFiles.exists(uri)) {
        return Optional.of(new Location(uri));
      }
      problems.add(place.problem("file not found: " + uri, similar(uri)));
    } catch (IOException e) {
      problems.add(unlisted(place, uri, e));
    }
    return Optional.empty();
  }

  /** Finds the files that match a pattern. Adds a problem if there are none. */
  List<Location> matches(Yaml place, String pattern) {
    if (!isUsable(place, pattern)) {
      return List.of();
    }
    int wildcard = pattern.split("[*?]", 2)[0].length();
    int fixed = pattern.lastIndexOf('/', wildcard) + 1;
    String start = pattern.substring(0, fixed);
    String relative = pattern.substring(fixed);
    if (start.indexOf('/', pattern.indexOf("://") + 3) < 0) {
      problems.add(
          place.problem("the bucket or host must not contain a wildcard; expected its full name"));
      return List.of();
    }
    Pattern expression = FilePatterns.expression(relative);
    try {
      List<Stored> found =
          relative.contains("**")
              ? StoredFiles.under(start.substring(0, fixed - 1))
              : StoredFiles.match(pattern);
      List<Location> matches =
          found.stream()
              .map(Stored::uri)
              .filter(uri -> uri.startsWith(start))
              .filter(uri -> expression.matcher(uri.substring(fixed)).matches())
              .map(Location::new)
              .toList();
      if (matches.isEmpty()) {
        problems.add(place.problem("no file in " + start + " matches " + relative));
      }
      return matches;
    } catch (IOException e) {
      problems.add(unlisted(place, start, e));
      return List.of();
    }
  }

  /** Returns whether a URI has only allowed characters and its store is supported. */
  boolean isUsable(Yaml place, String uri) {
    Optional<String> complaint =
        SPECIAL.matcher(uri).find()
            ? Optional.of("a file URI must not contain any of [ ] { } \\")
            : stores.complaint(uri);
    complaint.ifPresent(sentence -> problems.add(place.problem(sentence)));
    return complaint.isEmpty();
  }

  private static String similar(String uri) {
    try {
      int parent = uri.lastIndexOf('/') + 1;
      return Similar.to(
          uri.substring(parent),
          StoredFiles.match(uri.substring(0, parent) + "*").stream()
              .map(file -> file.uri().substring(parent))
              .toList());
    } catch (IOException | IndexOutOfBoundsException e) {
      return "";
    }
  }

  private static Problem unlisted(Yaml place, String uri, IOException e) {
    return place.problem("cannot access %s (%s)".formatted(uri, e.getMessage()));
  }
}
