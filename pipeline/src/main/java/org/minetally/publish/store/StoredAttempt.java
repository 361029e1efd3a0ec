package org.minetally.publish.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.minetally.internal.store.StoreStalledException;
import org.minetally.publish.Manifest;
import org.minetally.publish.Output;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.OwnerOnly;
import org.minetally.publish.Pointer;
import org.minetally.publish.PrivateFolder;
import org.minetally.publish.local.FolderTree;
import org.minetally.storage.StoredFiles;

/**
 * One attempt to publish to a store. The engine writes to the store. Its files are downloaded into
 * a temporary folder, checked and described. Publication moves them to the snapshot, uploads the
 * further files, and writes the pointer last.
 */
final class StoredAttempt implements Output.Attempt {

  private final StoredOutput output;
  private final StoredLayout layout;
  private final String runId;
  private final Path local;
  private final List<String> fetched = new ArrayList<>();
  private boolean published;

  StoredAttempt(StoredOutput output, String runId) throws IOException {
    this.output = output;
    this.layout = output.layout();
    this.runId = runId;
    this.local = Files.createTempDirectory("minetally-");
  }

  @Override
  public String target() {
    return layout.work(runId);
  }

  @Override
  public void collect() throws IOException {
    for (String file : StoredSnapshots.sizes(target()).keySet().stream().sorted().toList()) {
      boolean scaffolding = file.startsWith("_");
      if (!scaffolding
          || file.equals("_reconciliation.json")
          || file.equals(OutputLayout.HISTORY)) {
        StoredFiles.download(target() + "/" + file, folder().resolve(file));
      }
      if (!scaffolding) {
        fetched.add(file);
      }
    }
  }

  @Override
  public Path folder() {
    return local.resolve("work");
  }

  @Override
  public PrivateFolder privateFolder() throws IOException {
    OwnerOnly.createFolder(privateWork());
    return new PrivateFolder(privateWork());
  }

  private Path privateWork() {
    return local.resolve("private");
  }

  @Override
  public String keep(String file, String name) throws IOException {
    String kept = layout.privateFolders() + "/" + name;
    StoredFiles.upload(privateWork().resolve(file), kept);
    Files.delete(privateWork().resolve(file));
    return kept;
  }

  @Override
  public void removeScaffolding() {
    StoredOutput.attempt(
        "the temporary folder " + folder() + " cannot be cleaned",
        () -> {
          for (Path entry : new FolderTree(folder()).entries()) {
            if (entry.getFileName().toString().startsWith("_")) {
              new FolderTree(entry).remove();
            }
          }
          return folder();
        });
  }

  @Override
  public Optional<Output.Before> before() {
    return output.published().map(StoredBefore::new);
  }

  private final class StoredBefore implements Output.Before {

    private final Manifest manifest;

    StoredBefore(Manifest manifest) {
      this.manifest = manifest;
    }

    @Override
    public Manifest manifest() {
      return manifest;
    }

    @Override
    public Path table(String name) throws IOException {
      return output.table(manifest, name, local.resolve("before"));
    }
  }

  @Override
  public void publish(Output.Lock lock) {
    lock.confirm();
    StoredOutput.attempt(
        "the snapshot " + layout.snapshot(runId) + " cannot be published",
        () -> {
          StoredFiles.move(
              fetched.stream().map(file -> target() + "/" + file).toList(),
              fetched.stream().map(file -> layout.snapshot(runId) + "/" + file).toList());
          List<String> files = files(folder());
          for (String file : files) {
            if (!fetched.contains(file)) {
              StoredFiles.upload(folder().resolve(file), layout.snapshot(runId) + "/" + file);
            }
          }
          checkStored(folder(), layout.snapshot(runId));
          if (Files.isDirectory(privateWork())) {
            for (String file : files(privateWork())) {
              StoredFiles.upload(
                  privateWork().resolve(file), layout.privateFolder(runId) + "/" + file);
            }
            checkStored(privateWork(), layout.privateFolder(runId));
          }
          return files;
        });
    // Copying may have taken long enough to lose the lock.
    lock.confirm();
    StoredOutput.attempt(
        layout.pointer() + " cannot be written",
        () -> {
          output.store().replace(layout.pointer(), pointer().bytes());
          published = true;
          return runId;
        });
  }

  private Pointer pointer() throws IOException {
    return Pointer.to(runId, Files.readAllBytes(OutputLayout.manifest(folder())));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static void checkStored(Path folder, String target) throws IOException {
    Map<String, Long> stored = StoredSnapshots.sizes(target);
    for (String file : files(folder)) {
      long bytes = Files.size(folder.resolve(file));
      if (!Long.valueOf(bytes).equals(stored.get(file))) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s has %s bytes in the store, expected %d",
                file,
                stored.get(file),
                bytes));
      }
    }
  }

  @Override
  public boolean abandon() {
    try {
      new FolderTree(local).remove();
      if (!published) {
        output.stored().remove(runId);
      }
      return true;
    } catch (IOException | OutputException | StoreStalledException e) {
      // The next run tries again.
      return false;
    }
  }
}
