package org.minetally.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.minetally.publish.Fingerprint;
import org.minetally.publish.Reasons;
import org.minetally.storage.Location;

/**
 * Finds the files that a run read, and verifies that their content is unchanged. A file that has
 * changed or moved is found by its hash below a folder.
 */
public final class InputSearch {

  private final Optional<Path> folder;
  private final Map<Path, String> hashes = new HashMap<>();

  /** By size; null until it is needed. */
  private Map<Long, List<Path>> candidates;

  /**
   * Creates a search.
   *
   * @param folder where moved files are; empty if none were moved
   */
  public InputSearch(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * Returns where the content of each file is. Without a folder, only sizes are compared; {@link
   * #verify} compares the content.
   *
   * @throws TraceException with a sentence for every file that has changed or is missing
   */
  public Map<RecordedInput, Location> find(List<RecordedInput> files) {
    Map<RecordedInput, Location> found = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (RecordedInput file : files) {
      Location place = file.copy().orElse(file.then());
      Optional<String> problem = problem(file, place, folder.isPresent());
      if (problem.isEmpty()) {
        found.put(file, place);
        continue;
      }
      Optional<Location> moved = moved(file);
      if (moved.isPresent()) {
        found.put(file, moved.get());
      } else {
        problems.add(problem.get());
      }
    }
    if (!problems.isEmpty()) {
      throw refusal(problems);
    }
    return found;
  }

  /**
   * Starts comparing the content of files with the recorded hashes, in a background thread: that
   * takes about as long as reading them.
   *
   * @return what is wrong, one sentence per file
   */
  public FutureTask<List<String>> verify(Map<RecordedInput, Location> found) {
    FutureTask<List<String>> task =
        new FutureTask<>(
            () ->
                // With a folder, find has compared the content already.
                (folder.isPresent() ? Map.<RecordedInput, Location>of() : found)
                    .entrySet().stream()
                        .flatMap(file -> problem(file.getKey(), file.getValue(), true).stream())
                        .toList());
    Thread thread = new Thread(task, "fingerprints");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /** Returns the exception for files that are not those of the run. */
  public TraceException refusal(List<String> problems) {
    List<String> all = new ArrayList<>(problems);
    all.add(
        folder.isEmpty()
            ? "Restore these files, or name a folder with them: --inputs DIR finds files by their hash."
            : folder.get() + " has no files with these hashes.");
    return TraceException.inputs(all);
  }

  /** Returns what is wrong with the file at a place; empty if it has the recorded content. */
  private static Optional<String> problem(RecordedInput file, Location place, boolean hashed) {
    try {
      long bytes = place.stamp().bytes();
      if (bytes != file.bytes()) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%s: changed since the run: it had %d bytes and has %d",
                file.path(),
                file.bytes(),
                bytes));
      }
      if (!hashed) {
        return Optional.empty();
      }
      String hash = Fingerprint.of(place).sha256();
      return hash.equals(file.sha256())
          ? Optional.empty()
          : Optional.of(
              "%s: changed since the run: its SHA-256 was %s and is %s"
                  .formatted(file.path(), file.sha256(), hash));
    } catch (IOException e) {
      return Optional.of("%s: cannot be read (%s)".formatted(place, Reasons.of(e)));
    }
  }

  private Optional<Location> moved(RecordedInput file) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (candidates == null) {
        candidates = candidates(folder.get());
      }
      for (Path candidate : candidates.getOrDefault(file.bytes(), List.of())) {
        if (hash(candidate).equals(file.sha256())) {
          return Optional.of(Location.of(candidate));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw TraceException.usage(
          "--inputs %s: cannot be read (%s)".formatted(folder.get(), Reasons.of(e)));
    }
  }

  private String hash(Path file) throws IOException {
    String known = hashes.get(file);
    if (known == null) {
      known = Fingerprint.of(file).sha256();
      hashes.put(file, known);
    }
    return known;
  }

  private static Map<Long, List<Path>> candidates(Path folder) throws IOException {
    Map<Long, List<Path>> bySize = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        bySize.computeIfAbsent(Files.size(file), size -> new ArrayList<>()).add(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return bySize;
  }
}
