package org.minetally.publish.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.internal.store.StoreWatchdog;
import org.minetally.storage.AtomicWrites;
import org.minetally.storage.StoredFiles;
import org.minetally.storage.Stores;

/** The store that an output lies in, with what it can do in one step. */
final class Store {

  private final PipelineOptions options;
  private final Optional<AtomicWrites> atomic;

  Store(String root, PipelineOptions options) {
    this.options = options;
    this.atomic = Stores.atomic(root);
  }

  /** Writes a small file in one step: readers see the old content, or the new one. */
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
   * Writes a file that is not there. Where the store cannot do so in one step, two that do it at
   * once both succeed, and the later one's content stays.
   *
   * @return false if it is there
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

  /** Removes a folder and all in it. */
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
