package org.minetally.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.internal.store.StoreWatchdog;

/**
 * Accesses files through Beam's file systems by their URIs. Unchecked exceptions of a store's
 * client library become {@link IOException}s, so that they are reported like those of a disk.
 */
public final class StoredFiles {

  /**
   * Files moved in one call. Moving copies them, and a call must end before the timeout of a store.
   */
  private static final int MOST_MOVED = 16;

  private static final int MOST_DELETED = 500;

  private StoredFiles() {}

  /**
   * An existing file.
   *
   * @param uri the URI of the file
   * @param bytes its size in bytes
   */
  public record Stored(String uri, long bytes) {}

  private static <T> T withReason(StoreWatchdog.Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (FileNotFoundException | StoreStalledException e) {
      throw e;
    } catch (RuntimeException | IOException e) {
      throw new IOException(StoreFailure.reason(e), e);
    }
  }

  static InputStream open(String uri) throws IOException {
    return withReason(() -> Channels.newInputStream(StoreWatchdog.DEFAULT.open(uri)));
  }

  static Location.Stamp stamp(String uri) throws IOException {
    MatchResult.Metadata found = find(uri).orElseThrow(() -> new FileNotFoundException(uri));
    return new Location.Stamp(
        found.sizeBytes(),
        found.lastModifiedMillis() + " " + Objects.requireNonNullElse(found.checksum(), ""));
  }

  /** Returns whether a file exists. */
  public static boolean exists(String uri) throws IOException {
    return find(uri).isPresent();
  }

  private static Optional<MatchResult.Metadata> find(String uri) throws IOException {
    return metadata(uri).stream().findFirst();
  }

  /** Reads a small file; empty if it does not exist. */
  public static Optional<byte[]> read(String uri) throws IOException {
    if (!exists(uri)) {
      return Optional.empty();
    }
    try (InputStream in = open(uri)) {
      return Optional.of(withReason(in::readAllBytes));
    } catch (FileNotFoundException e) {
      return Optional.empty(); // Removed since the check.
    }
  }

  /** Creates or replaces a file. */
  public static void write(String uri, byte[] content) throws IOException {
    withReason(
        () -> {
          try (OutputStream out = create(uri)) {
            out.write(content);
          }
          return uri;
        });
  }

  /** Copies a local file to a store. */
  public static void upload(Path file, String uri) throws IOException {
    withReason(
        () -> {
          try (OutputStream out = create(uri)) {
            return Files.copy(file, out);
          }
        });
  }

  /** Copies a file from a store to the local disk. */
  public static void download(String uri, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    withReason(
        () -> {
          try (InputStream in = open(uri)) {
            return Files.copy(in, file);
          }
        });
  }

  private static OutputStream create(String uri) throws IOException {
    String type = uri.endsWith(".json") ? "application/json" : "application/octet-stream";
    return Channels.newOutputStream(StoreWatchdog.DEFAULT.create(uri, type));
  }

  /**
   * Returns all files below a folder at any depth, sorted. Two patterns are needed, because in
   * Hadoop's file systems two asterisks match at least one folder.
   */
  public static List<Stored> under(String folder) throws IOException {
    SortedMap<String, Stored> files = new TreeMap<>();
    for (String pattern : List.of("/*", "/**")) {
      match(folder + pattern).forEach(file -> files.put(file.uri(), file));
    }
    return List.copyOf(files.values());
  }

  /** Returns the files that match a Beam pattern, sorted. */
  public static List<Stored> match(String pattern) throws IOException {
    return metadata(pattern).stream()
        .map(found -> new Stored(found.resourceId().toString(), found.sizeBytes()))
        .filter(found -> !found.uri().endsWith("/"))
        .filter(found -> found.bytes() > 0 || isFile(found.uri()))
        .sorted(Comparator.comparing(Stored::uri))
        .toList();
  }

  /**
   * Returns whether an empty entry is a file. Hadoop's file systems list folders as empty files but
   * cannot open them.
   */
  private static boolean isFile(String uri) {
    try (InputStream in = open(uri)) {
      return in != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<MatchResult.Metadata> metadata(String spec) throws IOException {
    return withReason(
        () ->
            StoreWatchdog.DEFAULT.watch(
                spec,
                "listing it",
                () -> {
                  MatchResult result = FileSystems.match(spec, EmptyMatchTreatment.ALLOW);
                  return result.status() == MatchResult.Status.NOT_FOUND
                      ? List.of()
                      : result.metadata();
                }));
  }

  /** Moves each file to the target at the same position. */
  public static void move(List<String> from, List<String> to) throws IOException {
    for (int i = 0; i < from.size(); i += MOST_MOVED) {
      int end = Math.min(from.size(), i + MOST_MOVED);
      List<ResourceId> sources = resources(from.subList(i, end));
      List<ResourceId> targets = resources(to.subList(i, end));
      change(
          from.get(i),
          "moving it",
          () ->
              FileSystems.rename(sources, targets, StandardMoveOptions.SKIP_IF_DESTINATION_EXISTS));
    }
  }

  /** Removes files; missing files are ignored. */
  public static void delete(List<String> uris) throws IOException {
    for (int i = 0; i < uris.size(); i += MOST_DELETED) {
      List<ResourceId> files = resources(uris.subList(i, Math.min(uris.size(), i + MOST_DELETED)));
      change(
          uris.get(i),
          "removing it",
          () -> FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES));
    }
  }

  /** An operation that changes a store. */
  @FunctionalInterface
  private interface Change {
    void run() throws IOException;
  }

  private static void change(String uri, String action, Change change) throws IOException {
    withReason(
        () ->
            StoreWatchdog.DEFAULT.watch(
                uri,
                action,
                () -> {
                  change.run();
                  return uri;
                }));
  }

  private static List<ResourceId> resources(List<String> uris) {
    List<ResourceId> resources = new ArrayList<>();
    uris.forEach(uri -> resources.add(resource(uri)));
    return resources;
  }

  private static ResourceId resource(String uri) {
    return FileSystems.matchNewResource(uri, false);
  }
}
