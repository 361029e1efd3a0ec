package org.minetally.publish.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Pins;
import org.minetally.publish.Pointer;
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

  /**
   * Longer than a store takes to show a write. The property is for tests with a store in memory.
   */
  private static final Duration MOMENT =
      Duration.ofMillis(Long.getLong("minetally.lock.moment", 1500));

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

  StoredSnapshots stored() {
    return new StoredSnapshots(layout, store);
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
          Set<String> published = StoredSnapshots.runs(layout.snapshots());
          published.addAll(StoredSnapshots.runs(layout.privateFolders()));
          return RunId.next(clock, random, published);
        });
  }

  @Override
  public Lock acquireLock(String runId, InstantSource clock) {
    return StoredLock.acquire(layout, store, runId, clock, moment);
  }

  @Override
  public Optional<Manifest> published() {
    return attempt(
        "the published snapshot in " + layout.root() + " cannot be read",
        () -> {
          Optional<Pointer> pointer = stored().pointer();
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
  public String privateFolder(String runId) {
    return layout.privateFolder(runId);
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
        () -> stored().published(layout.privateFolders()));
  }

  @Override
  public String root() {
    return layout.root();
  }

  @Override
  public List<String> snapshots() {
    return attempt(
        layout.snapshots() + " cannot be listed", () -> stored().published(layout.snapshots()));
  }

  @Override
  public Optional<Manifest> snapshot(String runId) {
    return attempt(
        layout.manifest(runId) + " cannot be read",
        () -> {
          Optional<byte[]> manifest = StoredFiles.read(layout.manifest(runId));
          return manifest.isEmpty() ? Optional.empty() : Manifest.of(manifest.get());
        });
  }

  @Override
  public Pins pins() {
    return attempt(
        layout.pins() + " cannot be read",
        () -> {
          Optional<byte[]> content = StoredFiles.read(layout.pins());
          return content.isEmpty() ? Pins.NONE : Pins.of(content.get());
        });
  }

  @Override
  public void replacePins(Pins pins) {
    attempt(
        layout.pins() + " cannot be written",
        () -> {
          if (!pins.isEmpty()) {
            store.replace(layout.pins(), pins.bytes());
          } else if (StoredFiles.exists(layout.pins())) {
            store.remove(layout.pins());
          }
          return pins;
        });
  }

  @Override
  public void show(String runId) {
    attempt(
        layout.pointer() + " cannot be written",
        () -> {
          // A published snapshot that still has its mark would otherwise look unpublished.
          stored().clean(Set.of());
          byte[] manifest =
              StoredFiles.read(layout.manifest(runId))
                  .orElseThrow(() -> new NoSuchFileException(layout.manifest(runId)));
          store.replace(layout.pointer(), Pointer.to(runId, manifest).bytes());
          return runId;
        });
  }

  @Override
  public void recover() {
    // One object decides what is published, so a switch has either happened or not.
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
          Map<String, Long> sizes = StoredSnapshots.sizes(layout.snapshot(manifest.runId()));
          return manifest.contents().entrySet().stream()
              .allMatch(entry -> entry.getValue().equals(sizes.get(entry.getKey())));
        });
  }

  @Override
  public String shown() {
    return attempt(
        layout.pointer() + " cannot be read",
        () ->
            stored()
                .pointer()
                .map(at -> layout.root() + "/" + at.snapshot())
                .orElse(layout.root()));
  }

  private void warnNotRemoved(String reason) {
    LOG.warn(
        "cannot remove old files in {} ({}); the next run will try again", layout.root(), reason);
  }

  @Override
  public void tidy(int keep) {
    try {
      stored().clean(Set.of());
      stored().prune(keep, pins());
    } catch (IOException e) {
      warnNotRemoved(Reasons.of(e));
    } catch (OutputException | StoreStalledException e) {
      warnNotRemoved(e.getMessage());
    }
  }

  @Override
  public Attempt begin(String runId) {
    return attempt(
        "the output " + layout.root() + " cannot be written",
        () -> {
          stored().clean(Set.of(runId));
          store.replace(layout.mark(runId), new byte[] {'{', '}', '\n'});
          return new StoredAttempt(this, runId);
        });
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
