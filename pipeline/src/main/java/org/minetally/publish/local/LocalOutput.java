package org.minetally.publish.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.PrivateFolder;
import org.minetally.publish.PrivateRecord;

/**
 * An output on the local disk, where {@code current} is a symbolic link.
 *
 * @param layout the paths in the output
 */
public record LocalOutput(OutputLayout layout) implements Output {

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
  public Optional<PrivateRecord> lastPrivate() {
    return Publication.privateNames(layout).stream().reduce((a, b) -> b).map(this::at);
  }

  private PrivateRecord at(String runId) {
    return PrivateRecord.on(layout.privateFolder(runId), runId);
  }

  @Override
  public Path table(Manifest snapshot, String table, Path local) {
    return OutputLayout.table(layout.snapshot(snapshot.runId()), table);
  }

  @Override
  public boolean isWhole(Manifest manifest) {
    return manifest.isWhole(layout.current());
  }

  @Override
  public String shown() {
    return layout.current().toString();
  }

  @Override
  public void tidy(int keep) {
    Publication.tidy(layout, keep);
  }

  @Override
  public Attempt begin(String runId) {
    return new LocalAttempt(layout, Publication.begin(layout, runId));
  }

  private record LocalAttempt(OutputLayout layout, Publication publication) implements Attempt {

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
    public void removeScaffolding() {
      publication.removeScaffolding();
    }

    @Override
    public Optional<Before> before() {
      return Manifest.current(layout).map(manifest -> new LocalBefore(layout, manifest));
    }

    @Override
    public void publish(Lock lock) {
      lock.confirm();
      publication.publish();
    }

    @Override
    public boolean abandon() {
      return publication.abandon();
    }
  }

  private record LocalBefore(OutputLayout layout, Manifest manifest) implements Before {

    @Override
    public Path table(String name) {
      return OutputLayout.table(layout.current(), name);
    }
  }
}
