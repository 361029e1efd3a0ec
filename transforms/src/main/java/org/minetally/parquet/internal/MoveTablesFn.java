package org.minetally.parquet.internal;

import static org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions.IGNORE_MISSING_FILES;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.minetally.internal.store.StoreWatchdog;

/**
 * Moves the temporary files of all tables to their paths, replacing what is there. Then removes the
 * files of failed attempts.
 */
public final class MoveTablesFn extends DoFn<KV<Void, Iterable<KV<String, String>>>, Void> {

  private static final long serialVersionUID = 1L;

  private final String folder;
  private final TemporaryFiles temporary;

  /** Creates a function that moves files to a folder. */
  public MoveTablesFn(String folder) {
    this.folder = folder;
    this.temporary = new TemporaryFiles(folder);
  }

  /**
   * Moves the files.
   *
   * @throws IllegalArgumentException if two files have the same path
   */
  @ProcessElement
  public void move(@Element KV<Void, Iterable<KV<String, String>>> written) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (KV<String, String> file : written.getValue()) {
      if (files.put(file.getKey(), file.getValue()) != null) {
        throw new IllegalArgumentException(
            "WriteTables: the table %s occurs twice; pass it as one element, or use inParts()"
                .formatted(tableOf(file.getKey())));
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      move(file.getValue(), folder + "/" + file.getKey());
    }
    removeOldFiles(files.keySet());
    removeTemporaryFiles();
  }

  /** Moves a file, unless an earlier attempt has moved it. */
  private static void move(String from, String to) throws IOException {
    StoreWatchdog.DEFAULT.watch(
        to,
        "moving it",
        () -> {
          FileSystems.rename(List.of(file(from)), List.of(file(to)), IGNORE_MISSING_FILES);
          return null;
        });
  }

  private static String tableOf(String path) {
    return path.substring(0, path.indexOf('/'));
  }

  /** Removes the files of earlier versions of the tables, if those had more or fewer files. */
  private void removeOldFiles(Set<String> written) throws IOException {
    Set<String> tables = written.stream().map(MoveTablesFn::tableOf).collect(Collectors.toSet());
    Set<ResourceId> kept =
        written.stream().map(path -> file(folder + "/" + path)).collect(Collectors.toSet());
    StoreWatchdog.DEFAULT.watch(
        folder,
        "removing old files",
        () -> {
          List<ResourceId> old =
              matching(folder + "/*/part-*.parquet").stream()
                  .filter(file -> tables.contains(folderOf(file)) && !kept.contains(file))
                  .toList();
          FileSystems.delete(old, IGNORE_MISSING_FILES);
          return null;
        });
  }

  private static String folderOf(ResourceId file) {
    String folder = file.getCurrentDirectory().toString();
    return folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1);
  }

  private void removeTemporaryFiles() throws IOException {
    StoreWatchdog.DEFAULT.watch(
        temporary.path(),
        "removing it",
        () -> {
          FileSystems.delete(matching(temporary.path() + "/*"), IGNORE_MISSING_FILES);
          FileSystems.delete(
              List.of(FileSystems.matchNewResource(temporary.path(), true)), IGNORE_MISSING_FILES);
          return null;
        });
  }

  private static List<ResourceId> matching(String pattern) throws IOException {
    return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
        .map(MatchResult.Metadata::resourceId)
        .toList();
  }

  private static ResourceId file(String path) {
    return FileSystems.matchNewResource(path, false);
  }
}
