package org.minetally.parquet.internal;

import static org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions.IGNORE_MISSING_FILES;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** The folder of temporary files, below that of the tables. */
  static final String TEMPORARY = "_temporary";

  private final String folder;

  /** Creates a function that moves files to a folder. */
  public MoveTablesFn(String folder) {
    this.folder = folder;
  }

  /**
   * Moves the files.
   *
   * @throws IllegalArgumentException if a table occurs twice
   */
  @ProcessElement
  public void move(@Element KV<Void, Iterable<KV<String, String>>> written) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (KV<String, String> file : written.getValue()) {
      if (files.put(file.getKey(), file.getValue()) != null) {
        throw new IllegalArgumentException(
            "WriteTables: the table %s occurs twice; pass it as one element"
                .formatted(file.getKey()));
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      move(file.getValue(), "%s/%s/part-00000-of-00001.parquet".formatted(folder, file.getKey()));
    }
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

  private void removeTemporaryFiles() throws IOException {
    String temporary = folder + "/" + TEMPORARY;
    StoreWatchdog.DEFAULT.watch(
        temporary,
        "removing it",
        () -> {
          MatchResult left = FileSystems.match(temporary + "/*", EmptyMatchTreatment.ALLOW);
          List<ResourceId> files =
              left.metadata().stream().map(MatchResult.Metadata::resourceId).toList();
          FileSystems.delete(files, IGNORE_MISSING_FILES);
          FileSystems.delete(
              List.of(FileSystems.matchNewResource(temporary, true)), IGNORE_MISSING_FILES);
          return null;
        });
  }

  private static ResourceId file(String path) {
    return FileSystems.matchNewResource(path, false);
  }
}
