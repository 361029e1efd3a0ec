package org.minetally.publish.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.internal.store.StoreWatchdog;
import org.minetally.storage.AtomicWrites;
import org.minetally.storage.StoredFiles;
import org.minetally.storage.Stores;

/** Access to the store of an output, with atomic operations where the store offers them. */
final class Store {

  private final PipelineOptions options;
  private final Optional<AtomicWrites> atomic;

  Store(String root, PipelineOptions options) {
    this.options = options;
    this.atomic = Stores.atomic(root);
  }

  /** Replaces a small file atomically: readers see the old or the new content. */
  void replace(String uri, byte[] content) throws IOException {
    if (atomic.isPresent()) {
      StoreWatchdog.DEFAULT.watch(
          uri,
          "writing it",
          () -> {
            atomic.get().replace(options, uri, content);
            return uri;
          });
    } else {
      StoredFiles.write(uri, content);
    }
  }

  /**
   * Creates a file. Without an atomic operation of the store, two concurrent calls may both
   * succeed, and the content of the later one remains.
   *
   * @return false if the file exists
   */
  boolean createNew(String uri, byte[] content) throws IOException {
    if (atomic.isPresent()) {
      return StoreWatchdog.DEFAULT.watch(
          uri, "writing it", () -> atomic.get().createNew(options, uri, content));
    }
    if (StoredFiles.exists(uri)) {
      return false;
    }
    StoredFiles.write(uri, content);
    return true;
  }

  /** Removes a folder and everything in it. */
  void removeFolder(String uri) throws IOException {
    StoredFiles.delete(StoredFiles.under(uri).stream().map(StoredFiles.Stored::uri).toList());
    if (atomic.isPresent()) {
      StoreWatchdog.DEFAULT.watch(
          uri,
          "removing it",
          () -> {
            atomic.get().removeFolder(options, uri);
            return uri;
          });
    }
  }

  void remove(String uri) throws IOException {
    StoredFiles.delete(List.of(uri));
  }
}
