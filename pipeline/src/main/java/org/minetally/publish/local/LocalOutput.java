package org.minetally.publish.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.publish.CurrentForm;
import org.minetally.publish.CurrentSnapshot;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.OwnerOnly;
import org.minetally.publish.Pins;
import org.minetally.publish.PrivateFolder;
import org.minetally.publish.PrivateRecord;

/**
 * An output on the local disk.
 *
 * @param layout the paths in the output
 * @param form how a run shows its snapshot
 */
public record LocalOutput(OutputLayout layout, CurrentForm form) implements Output {

  /** Creates an output in which {@code current} is a symbolic link. */
  public LocalOutput(OutputLayout layout) {
    this(layout, CurrentForm.LINK);
  }

  @Override
  public void prepare() {
    Publication.prepare(layout);
  }

  @Override
  public String newRunId(InstantSource clock, int random) {
    return Publication.newRunId(layout, clock, random);
  }

  @Override
  public Lock acquireLock(String runId, InstantSource clock) {
    return RunLock.acquire(layout, runId, clock);
  }

  @Override
  public String root() {
    return layout.root().toString();
  }

  @Override
  public List<String> snapshots() {
    List<String> ids = new ArrayList<>();
    Publication.attempt(
        layout.snapshots() + " cannot be listed",
        () -> ids.addAll(new Snapshots(layout).published()));
    return ids;
  }

  @Override
  public Optional<Manifest> snapshot(String runId) {
    return Manifest.in(layout.snapshot(runId));
  }

  @Override
  public Pins pins() {
    List<Pins> read = new ArrayList<>();
    Publication.attempt(
        layout.pins() + " cannot be read", () -> read.add(new PinFile(layout).read()));
    return read.get(0);
  }

  @Override
  public void replacePins(Pins pins) {
    Publication.attempt(
        layout.pins() + " cannot be written", () -> new PinFile(layout).replace(pins));
  }

  @Override
  public void show(String runId) {
    Publication.attempt(
        layout.current() + " cannot be switched to the snapshot " + runId,
        () -> {
          new Snapshots(layout).clean();
          CurrentSwitch current = CurrentSwitch.asPublished(layout);
          current.prepare(runId, layout.snapshot(runId));
          Files.createDirectories(layout.workFolders());
          current.write(layout.nextShown(), runId, layout.snapshot(runId));
          current.complete(runId, layout.nextShown());
          new FolderTree(layout.workFolders()).removeIfEmpty();
        });
  }

  @Override
  public void recover() {
    Publication.attempt(
        layout.current() + " cannot be repaired",
        () -> CurrentSwitch.asPublished(layout).recover());
  }

  @Override
  public Optional<Manifest> published() {
    return Manifest.current(layout);
  }

  @Override
  public Optional<PrivateRecord> privateRecord(String runId) {
    return Publication.privateNames(layout).stream()
        .filter(runId::equals)
        .findFirst()
        .map(this::at);
  }

  @Override
  public String privateFolder(String runId) {
    return layout.privateFolder(runId).toString();
  }

  @Override
  public Optional<PrivateRecord> lastPrivate() {
    return Publication.privateNames(layout).stream().reduce((a, b) -> b).map(this::at);
  }

  private PrivateRecord at(String runId) {
    return PrivateRecord.on(layout.privateFolder(runId), runId);
  }

  @Override
  public Path table(Manifest snapshot, String table, Path local) {
    return OutputLayout.table(folder(snapshot), table);
  }

  @Override
  public boolean isWhole(Manifest manifest) {
    return manifest.isWhole(folder(manifest));
  }

  /** Returns the folder of a snapshot, which an operator may have moved to where a link points. */
  private Path folder(Manifest manifest) {
    Path folder = layout.snapshot(manifest.runId());
    return Files.isDirectory(folder) ? folder : layout.current();
  }

  @Override
  public String shown() {
    Path shown = layout.current();
    if (form == CurrentForm.POINTER) {
      List<Path> folders = new ArrayList<>();
      Publication.attempt(
          layout.pointer() + " cannot be read",
          () -> CurrentSnapshot.folder(layout).ifPresent(folders::add));
      shown = folders.isEmpty() ? layout.root() : folders.get(0);
    }
    return shown.toString();
  }

  @Override
  public void tidy(int keep) {
    Publication.tidy(layout, keep);
  }

  @Override
  public Attempt begin(String runId) {
    return new LocalAttempt(this, Publication.begin(layout, runId));
  }

  private record LocalAttempt(LocalOutput output, Publication publication) implements Attempt {

    @Override
    public String target() {
      // Absolute, because a cluster's worker may have another working directory.
      return publication.work().toAbsolutePath().toString();
    }

    @Override
    public void collect() {
      // The engine has already written into this folder.
    }

    @Override
    public Path folder() {
      return publication.work();
    }

    @Override
    public PrivateFolder privateFolder() throws IOException {
      return publication.privateFolder();
    }

    @Override
    public String keep(String file, String name) throws IOException {
      OwnerOnly.createFolder(output.layout().privateFolders());
      Path kept = output.layout().privateFolders().resolve(name);
      Files.move(privateFolder().root().resolve(file), kept, StandardCopyOption.ATOMIC_MOVE);
      return kept.toString();
    }

    @Override
    public void removeScaffolding() {
      publication.removeScaffolding();
    }

    @Override
    public Optional<Before> before() {
      return output.published().map(manifest -> new LocalBefore(output, manifest));
    }

    @Override
    public void publish(Lock lock) {
      lock.confirm();
      publication.publish(output.form());
    }

    @Override
    public boolean abandon() {
      return publication.abandon();
    }
  }

  private record LocalBefore(LocalOutput output, Manifest manifest) implements Before {

    @Override
    public Path table(String name) {
      return OutputLayout.table(output.folder(manifest), name);
    }
  }
}
