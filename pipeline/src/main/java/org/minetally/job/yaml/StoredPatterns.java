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

/** Finds the files that URIs name, by the rules of {@link FilePatterns}. */
final class StoredPatterns {

  private static final Pattern SPECIAL = Pattern.compile("[\\[\\]{}\\\\]");

  private final Stores stores;
  private final List<Problem> problems;

  StoredPatterns(Stores stores, List<Problem> problems) {
    this.stores = stores;
    this.problems = problems;
  }

  /** One file. */
  Optional<Location> file(Yaml place, String uri) {
    if (!isUsable(place, uri)) {
      return Optional.empty();
    }
    try {
      if (StoredFiles.exists(uri)) {
        return Optional.of(new Location(uri));
      }
      problems.add(place.problem("there is no file " + uri, similar(uri)));
    } catch (IOException e) {
      problems.add(unlisted(place, uri, e));
    }
    return Optional.empty();
  }

  /** The files that match a pattern. */
  List<Location> matches(Yaml place, String pattern) {
    if (!isUsable(place, pattern)) {
      return List.of();
    }
    int wildcard = pattern.split("[*?]", 2)[0].length();
    int fixed = pattern.lastIndexOf('/', wildcard) + 1;
    String start = pattern.substring(0, fixed);
    String rest = pattern.substring(fixed);
    if (start.indexOf('/', pattern.indexOf("://") + 3) < 0) {
      problems.add(
          place.problem("a pattern begins after the bucket or host, which it names whole"));
      return List.of();
    }
    Pattern expression = FilePatterns.expression(rest);
    try {
      List<Stored> found =
          rest.contains("**")
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
        problems.add(place.problem("no file in " + start + " matches " + rest));
      }
      return matches;
    } catch (IOException e) {
      problems.add(unlisted(place, start, e));
      return List.of();
    }
  }

  /** Whether a URI leads to a store that can be reached, and holds nothing that it must not. */
  boolean isUsable(Yaml place, String uri) {
    Optional<String> complaint =
        SPECIAL.matcher(uri).find()
            ? Optional.of("a URI of files cannot have one of [ ] { } \\ in it")
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
    return place.problem("%s cannot be looked at (%s)".formatted(uri, e.getMessage()));
  }
}
