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
import org.minetally.publish.CurrentForm;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.OwnerOnly;
import org.minetally.publish.PrivateFolder;
import org.minetally.publish.Reasons;
import org.minetally.publish.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one run. A rename turns the work folder into a snapshot, and a second rename switches
 * the symbolic link {@code current} to it. After a failure before the second rename, readers still
 * see the previous snapshot.
 *
 * <p>The caller holds the output's {@link RunLock}.
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
   * Creates the output folder if it does not exist.
   *
   * @throws OutputException if it cannot be created or written
   */
  public static void prepare(OutputLayout layout) {
    attempt(
        "the output folder " + layout.root() + " cannot be written",
        () -> {
          Files.createDirectories(layout.root());
          if (!Files.isWritable(layout.root())) {
            // A failed attempt names the reason: missing permission or a read-only disk.
            Files.delete(Files.createTempFile(layout.root(), "_probe", ""));
          }
          if (Files.isDirectory(layout.privateFolders())
              && !(Files.isWritable(layout.privateFolders())
                  && Files.isReadable(layout.privateFolders()))) {
            throw new AccessDeniedException(layout.privateFolders().toString());
          }
          if (Files.exists(layout.current(), LinkOption.NOFOLLOW_LINKS)
              && !Files.isSymbolicLink(layout.current())
              && CurrentSwitch.asPublished(layout).form() == CurrentForm.LINK) {
            throw new IOException(layout.current() + " exists and is not a link made by minetally");
          }
        });
  }

  /**
   * Returns an id for a run that starts now; see {@link RunId}.
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
   * Returns the ids of published runs that have a private folder, oldest first.
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
   * Removes what interrupted runs left behind, and old snapshots. A failure is logged and left to
   * the next run; the published snapshot is not affected.
   *
   * @param keep the number of newest snapshots to keep; the one that {@code current} points to and
   *     pinned ones are always kept
   */
  public static void tidy(OutputLayout layout, int keep) {
    try {
      Snapshots snapshots = new Snapshots(layout);
      snapshots.clean();
      snapshots.prune(keep, new PinFile(layout).read());
    } catch (IOException e) {
      LOG.warn(
          "cannot remove old files in {} ({}); the next run will try again",
          layout.root(),
          Reasons.of(e));
    }
  }

  /**
   * Creates the run's work folder and removes what interrupted runs left behind.
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

  /** Returns the work folder of the run. */
  public Path work() {
    return layout.work(runId);
  }

  /** Returns the run's private folder at its place before publication. */
  public PrivateFolder privateFolder() throws IOException {
    OwnerOnly.createFolder(layout.privateWork(runId));
    return new PrivateFolder(layout.privateWork(runId));
  }

  /** Removes the temporary files of the pipeline, whose names begin with an underscore. */
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
   * Turns the work folder into the snapshot that {@code current} points to, and returns it.
   *
   * <p>Each step is forced to the disk before the next: the files, the link {@code _current}, which
   * marks the snapshot as unpublished, the private folder, the snapshot, and the switch.
   */
  public Path publish() {
    return publish(CurrentForm.LINK);
  }

  /** Publishes with another form of {@code current}; see {@link #publish()}. */
  public Path publish(CurrentForm form) {
    Path snapshot = layout.snapshot(runId);
    CurrentSwitch current = new CurrentSwitch(layout, form);
    attempt(
        "the snapshot " + snapshot + " cannot be published",
        () -> {
          new FolderTree(work()).force();
          boolean hasPrivate = Files.isDirectory(layout.privateWork(runId));
          if (hasPrivate) {
            OwnerOnly.createFolder(layout.privateFolders());
            new FolderTree(layout.privateWork(runId)).force();
          }
          current.prepare(runId, work());
          current.write(current.next(), runId, work());
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
          current.complete(runId, current.next());
          new FolderTree(layout.workFolders()).removeIfEmpty();
        });
    return snapshot;
  }

  /**
   * Removes the work folder, and the snapshot if it was not published. A failure is left to the
   * next run and not reported, since a failing run has a more important message.
   *
   * @return whether everything was removed
   */
  public boolean abandon() {
    try {
      new Snapshots(layout).abandon(runId);
      return true;
    } catch (IOException e) {
      // The next run tries again.
      return false;
    }
  }

  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  static void attempt(String what, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new OutputException(what + " (" + Reasons.of(e) + "). " + Reasons.advice(e), e);
    }
  }
}
