package org.minetally.publish.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.PrivateRecord;
import org.minetally.publish.Reasons;
import org.minetally.publish.RunId;
import org.minetally.storage.StoredFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An output in a store that Beam's file systems can access. {@code current.json}, written last and
 * atomically, points to the published snapshot.
 */
public final class StoredOutput implements Output {

  static final String ADVICE =
      "Check the URI, the credentials (docs/storage.md lists where they are read from), their"
          + " permissions and the network, then run again.";

  private static final Logger LOG = LoggerFactory.getLogger(StoredOutput.class);
  private static final Duration MOMENT = Duration.ofMillis(1500);

  private final StoredLayout layout;
  private final Store store;
  private final Duration moment;

  public StoredOutput(String root, PipelineOptions options) {
    this(root, options, MOMENT);
  }

  /** Creates an output with another time between writing the lock and reading it again. */
  public StoredOutput(String root, PipelineOptions options, Duration moment) {
    this.layout = new StoredLayout(root);
    this.store = new Store(root, options);
    this.moment = moment;
  }

  StoredLayout layout() {
    return layout;
  }

  Store store() {
    return store;
  }

  @Override
  public void prepare() {
    // A store has no folders to create, and writing the lock reports any problem.
  }

  @Override
  public String newRunId(InstantSource clock, int random) {
    return attempt(
        "the snapshots in " + layout.root() + " cannot be listed",
        () -> {
          Set<String> published = snapshots();
          published.addAll(runs(layout.privateFolders()));
          return RunId.next(clock, random, published);
        });
  }

  private Set<String> snapshots() throws IOException {
    return runs(layout.snapshots());
  }

  private static Set<String> runs(String folder) throws IOException {
    return StoredFiles.under(folder).stream()
        .map(file -> StoredLayout.run(folder, file.uri()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public Lock acquireLock(String runId, InstantSource clock) {
    return StoredLock.acquire(layout, store, runId, clock, moment);
  }

  /** Returns the content of {@code current.json}; empty if it is missing or not valid. */
  Optional<Pointer> pointer() throws IOException {
    Optional<byte[]> content = StoredFiles.read(layout.pointer());
    return content.isEmpty() ? Optional.empty() : Pointer.of(content.get());
  }

  @Override
  public Optional<Manifest> published() {
    return attempt(
        "the published snapshot in " + layout.root() + " cannot be read",
        () -> {
          Optional<Pointer> pointer = pointer();
          Optional<byte[]> manifest =
              pointer.isEmpty()
                  ? Optional.empty()
                  : StoredFiles.read(
                      layout.root() + "/" + pointer.get().snapshot() + "/manifest.json");
          return manifest.isEmpty() ? Optional.empty() : Manifest.of(manifest.get());
        });
  }

  @Override
  public Optional<PrivateRecord> privateRecord(String runId) {
    return privateNames().stream().filter(runId::equals).findFirst().map(this::at);
  }

  @Override
  public Optional<PrivateRecord> lastPrivate() {
    return privateNames().stream().reduce((a, b) -> b).map(this::at);
  }

  private PrivateRecord at(String runId) {
    return PrivateRecord.in(layout.privateFolder(runId), runId);
  }

  /** Returns the ids of published runs that have a private folder, oldest first. */
  private List<String> privateNames() {
    return attempt(
        layout.privateFolders() + " cannot be listed",
        () -> {
          Set<String> unpublished = runs(layout.workFolders());
          pointer().map(Pointer::runId).ifPresent(unpublished::remove);
          return runs(layout.privateFolders()).stream()
              .filter(RunId::isRunId)
              .filter(run -> !unpublished.contains(run))
              .toList();
        });
  }

  @Override
  public Path table(Manifest snapshot, String table, Path local) throws IOException {
    Manifest.TableEntry entry =
        snapshot.table(table).orElseThrow(() -> new NoSuchFileException(table));
    for (String path : entry.sizes().keySet()) {
      Path file = local.resolve(path);
      if (!Files.exists(file)) {
        StoredFiles.download(layout.snapshot(snapshot.runId()) + "/" + path, file);
      }
    }
    return OutputLayout.table(local, table);
  }

  @Override
  public boolean isWhole(Manifest manifest) {
    return attempt(
        "the snapshot " + layout.snapshot(manifest.runId()) + " cannot be listed",
        () -> {
          Map<String, Long> sizes = sizes(layout.snapshot(manifest.runId()));
          return manifest.contents().entrySet().stream()
              .allMatch(entry -> entry.getValue().equals(sizes.get(entry.getKey())));
        });
  }

  /** Returns the sizes of the files in a folder in bytes, by their relative paths. */
  static Map<String, Long> sizes(String folder) throws IOException {
    return StoredFiles.under(folder).stream()
        .collect(
            Collectors.toMap(
                file -> file.uri().substring(folder.length() + 1), StoredFiles.Stored::bytes));
  }

  @Override
  public String shown() {
    return attempt(
        layout.pointer() + " cannot be read",
        () -> pointer().map(at -> layout.root() + "/" + at.snapshot()).orElse(layout.root()));
  }

  private void warnNotRemoved(String reason) {
    LOG.warn(
        "cannot remove old files in {} ({}); the next run will try again", layout.root(), reason);
  }

  @Override
  public void tidy(int keep) {
    try {
      clean(Set.of());
      prune(keep);
    } catch (IOException e) {
      warnNotRemoved(Reasons.of(e));
    } catch (StoreStalledException e) {
      warnNotRemoved(e.getMessage());
    }
  }

  private void prune(int keep) throws IOException {
    List<String> names = snapshots().stream().filter(RunId::isRunId).toList();
    String shown = pointer().map(Pointer::runId).orElse("");
    for (String old : names.subList(0, Math.max(0, names.size() - keep))) {
      if (!old.equals(shown)) {
        store.removeFolder(layout.snapshot(old));
      }
    }
    Set<String> kept = snapshots();
    List<String> privateNames = privateNames();
    for (String old : privateNames.subList(0, Math.max(0, privateNames.size() - 1))) {
      if (!kept.contains(old)) {
        store.removeFolder(layout.privateFolder(old));
      }
    }
  }

  @Override
  public Attempt begin(String runId) {
    return attempt(
        "the output " + layout.root() + " cannot be written",
        () -> {
          clean(Set.of(runId));
          store.replace(layout.mark(runId), new byte[] {'{', '}', '\n'});
          return new StoredAttempt(this, runId);
        });
  }

  /** Removes what runs have left behind, except the given runs. */
  private void clean(Collection<String> except) throws IOException {
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

  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  static <T> T attempt(String what, Step<T> step) {
    try {
      return step.run();
    } catch (IOException e) {
      throw new OutputException(what + " (" + Reasons.of(e) + "). " + ADVICE, e);
    }
  }
}
