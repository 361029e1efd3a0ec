package org.minetally.publish.store;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.minetally.publish.Pins;
import org.minetally.publish.Pointer;
import org.minetally.publish.RunId;
import org.minetally.storage.StoredFiles;

/**
 * The snapshots of an output in a store, and the remains of interrupted runs.
 *
 * @param layout the paths in the output
 * @param store access to the store
 */
record StoredSnapshots(StoredLayout layout, Store store) {

  /** Returns the content of {@code current.json}; empty if it is missing or not valid. */
  Optional<Pointer> pointer() throws IOException {
    Optional<byte[]> content = StoredFiles.read(layout.pointer());
    return content.isEmpty() ? Optional.empty() : Pointer.of(content.get());
  }

  static Set<String> runs(String folder) throws IOException {
    return StoredFiles.under(folder).stream()
        .map(file -> StoredLayout.run(folder, file.uri()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the ids of published runs that have a folder in another one, oldest first. */
  List<String> published(String folder) throws IOException {
    Set<String> unpublished = runs(layout.workFolders());
    pointer().map(Pointer::runId).ifPresent(unpublished::remove);
    return runs(folder).stream()
        .filter(RunId::isRunId)
        .filter(run -> !unpublished.contains(run))
        .toList();
  }

  /** Returns the sizes of the files in a folder in bytes, by their relative paths. */
  static Map<String, Long> sizes(String folder) throws IOException {
    return StoredFiles.under(folder).stream()
        .collect(
            Collectors.toMap(
                file -> file.uri().substring(folder.length() + 1), StoredFiles.Stored::bytes));
  }

  /**
   * Removes the oldest snapshots until {@code keep} are left, except the published one and pinned
   * ones, and the private folders of removed snapshots, except the newest.
   */
  void prune(int keep, Pins pins) throws IOException {
    List<String> names = runs(layout.snapshots()).stream().filter(RunId::isRunId).toList();
    String shown = pointer().map(Pointer::runId).orElse("");
    for (String old : names.subList(0, Math.max(0, names.size() - keep))) {
      if (!old.equals(shown) && !pins.keeps(old)) {
        store.removeFolder(layout.snapshot(old));
      }
    }
    Set<String> kept = runs(layout.snapshots());
    List<String> privateNames = published(layout.privateFolders());
    for (String old : privateNames.subList(0, Math.max(0, privateNames.size() - 1))) {
      if (!kept.contains(old)) {
        store.removeFolder(layout.privateFolder(old));
      }
    }
  }

  /** Removes what runs have left behind, except the given runs. */
  void clean(Collection<String> except) throws IOException {
    Set<String> left = new HashSet<>(runs(layout.workFolders()));
    left.removeAll(except);
    for (String run : left) {
      remove(run);
    }
  }

  /** Removes the unpublished files of one run: the snapshot first, the mark last. */
  void remove(String run) throws IOException {
    if (pointer().filter(at -> at.runId().equals(run)).isEmpty()) {
      store.removeFolder(layout.snapshot(run));
      store.removeFolder(layout.privateFolder(run));
    }
    StoredFiles.delete(
        StoredFiles.under(layout.work(run)).stream()
            .map(StoredFiles.Stored::uri)
            .filter(uri -> !uri.equals(layout.mark(run)))
            .toList());
    store.removeFolder(layout.work(run));
  }
}
