package org.minetally.publish.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.OwnerOnly;
import org.minetally.publish.PrivateFolder;
import org.minetally.publish.Reasons;
import org.minetally.publish.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run's way into the output: a work folder, which becomes a snapshot by one rename, and {@code
 * current}, a symbolic link, which is switched to it by another. Whatever fails before the second
 * rename leaves readers with what they had.
 *
 * <p>All of it happens under the output's {@link RunLock}.
 */
public final class Publication {

  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

  private final OutputLayout layout;
  private final String runId;

  private Publication(OutputLayout layout, String runId) {
    this.layout = layout;
    this.runId = runId;
  }

  /**
   * Makes the output folder if there is none.
   *
   * @throws OutputException if it cannot be made or written
   */
  public static void prepare(OutputLayout layout) {
    attempt(
        "the output folder " + layout.root() + " cannot be written",
        () -> {
          Files.createDirectories(layout.root());
          if (!Files.isWritable(layout.root())) {
            // Trying says why: a lack of permission, or a disk that can only be read.
            Files.delete(Files.createTempFile(layout.root(), "_probe", ""));
          }
          if (Files.isDirectory(layout.privateFolders())
              && !(Files.isWritable(layout.privateFolders())
                  && Files.isReadable(layout.privateFolders()))) {
            throw new AccessDeniedException(layout.privateFolders().toString());
          }
          if (Files.exists(layout.current(), LinkOption.NOFOLLOW_LINKS)
              && !Files.isSymbolicLink(layout.current())) {
            throw new IOException(layout.current() + " exists and is no link made by minetally");
          }
        });
  }

  /**
   * A name for a run that starts now; see {@link RunId}.
   *
   * @throws OutputException if the output cannot be read
   */
  public static String newRunId(OutputLayout layout, InstantSource clock, int random) {
    List<String> published = new ArrayList<>();
    attempt(
        "the snapshots in " + layout.root() + " cannot be listed",
        () -> {
          Snapshots snapshots = new Snapshots(layout);
          published.addAll(snapshots.names());
          published.addAll(snapshots.privateNames());
          snapshots.shown().ifPresent(shown -> published.add(shown.getFileName().toString()));
        });
    return RunId.next(clock, random, published);
  }

  /**
   * The published runs that have a private folder, the oldest first.
   *
   * @throws OutputException if the output cannot be read
   */
  static List<String> privateNames(OutputLayout layout) {
    List<String> names = new ArrayList<>();
    attempt(
        layout.privateFolders() + " cannot be listed",
        () -> names.addAll(new Snapshots(layout).privateNames()));
    return names;
  }

  /**
   * Removes what interrupted runs left behind, and snapshots beyond the newest ones. If that fails,
   * it says so and leaves it to the next run: what is published stays published.
   *
   * @param keep how many snapshots stay, at least; what {@code current} shows stays in any case
   */
  public static void tidy(OutputLayout layout, int keep) {
    try {
      Snapshots snapshots = new Snapshots(layout);
      snapshots.clean();
      snapshots.prune(keep);
    } catch (IOException e) {
      LOG.warn(
          "what is no longer needed in {} could not be removed ({}); the next run tries again",
          layout.root(),
          Reasons.of(e));
    }
  }

  /**
   * Makes the run's work folder, and removes what interrupted runs left behind.
   *
   * @throws OutputException if the output cannot be written
   */
  public static Publication begin(OutputLayout layout, String runId) {
    Publication publication = new Publication(layout, runId);
    attempt(
        "the output folder " + layout.root() + " cannot be written",
        () -> {
          new Snapshots(layout).clean();
          Files.createDirectories(layout.snapshots());
          Files.createDirectories(publication.work());
        });
    return publication;
  }

  /** The folder the run works in. */
  public Path work() {
    return layout.work(runId);
  }

  /** The run's private folder, where it is until the run is published. */
  public PrivateFolder privateFolder() throws IOException {
    OwnerOnly.createFolder(layout.privateWork(runId));
    return new PrivateFolder(layout.privateWork(runId));
  }

  /** Removes what the pipeline needed only while it worked: whatever begins with an underscore. */
  public void removeScaffolding() {
    attempt(
        "the work folder " + work() + " cannot be cleaned",
        () -> {
          for (Path entry : new FolderTree(work()).entries()) {
            if (entry.getFileName().toString().startsWith("_")) {
              new FolderTree(entry).remove();
            }
          }
        });
  }

  /**
   * Makes the work folder the snapshot that {@code current} shows, and returns it.
   *
   * <p>Each step is on the disk before the next one: first the files, then the link {@code
   * _current}, which marks the snapshot as not published, then the private folder, then the
   * snapshot, then the switch.
   */
  public Path publish() {
    Path snapshot = layout.snapshot(runId);
    attempt(
        "the snapshot " + snapshot + " cannot be published",
        () -> {
          new FolderTree(work()).force();
          boolean hasPrivate = Files.isDirectory(layout.privateWork(runId));
          if (hasPrivate) {
            OwnerOnly.createFolder(layout.privateFolders());
            new FolderTree(layout.privateWork(runId)).force();
          }
          Files.createSymbolicLink(layout.nextCurrent(), layout.root().relativize(snapshot));
          FolderTree.forceEntry(layout.root());
          if (hasPrivate) {
            Files.move(
                layout.privateWork(runId),
                layout.privateFolder(runId),
                StandardCopyOption.ATOMIC_MOVE);
            FolderTree.forceEntry(layout.privateFolders());
          }
          Files.move(work(), snapshot, StandardCopyOption.ATOMIC_MOVE);
          FolderTree.forceEntry(layout.snapshots());
          Files.move(layout.nextCurrent(), layout.current(), StandardCopyOption.ATOMIC_MOVE);
          FolderTree.forceEntry(layout.root());
          new FolderTree(layout.workFolders()).removeIfEmpty();
        });
    return snapshot;
  }

  /**
   * Removes the work folder, and the snapshot if it was not published. What cannot be removed now
   * is left to the next run: a run that fails has something more important to say.
   *
   * @return whether nothing is left
   */
  public boolean abandon() {
    try {
      new Snapshots(layout).abandon(runId);
      return true;
    } catch (IOException e) {
      // The next run removes it.
      return false;
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(String what, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new OutputException(what + " (" + Reasons.of(e) + "). " + Reasons.advice(e), e);
    }
  }
}
