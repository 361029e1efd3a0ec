package org.minetally.publish.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.publish.CurrentSnapshot;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Pins;
import org.minetally.publish.RunId;

/**
 * The snapshots of an output on the local disk, and the remains of interrupted runs.
 *
 * <p>A folder is first renamed into {@code _work} and then deleted. A folder in {@code snapshots}
 * is thus either complete or absent, and a run that is unexpectedly still alive publishes its
 * complete work folder or nothing.
 */
final class Snapshots {

  private final OutputLayout layout;

  Snapshots(OutputLayout layout) {
    this.layout = layout;
  }

  /** Returns the ids of all snapshots made by runs, oldest first. */
  List<String> names() throws IOException {
    return names(layout.snapshots());
  }

  /** Returns the ids of published runs that have a private folder, oldest first. */
  List<String> privateNames() throws IOException {
    return published(layout.privateFolders());
  }

  /** Returns the ids of published snapshots, oldest first. */
  List<String> published() throws IOException {
    return published(layout.snapshots());
  }

  private List<String> published(Path folder) throws IOException {
    List<String> names = names(folder);
    for (Path mark : marks()) {
      Optional<Path> snapshot = unpublished(mark);
      snapshot.ifPresent(path -> names.remove(path.getFileName().toString()));
    }
    return names;
  }

  /** Returns the paths of links and pointers that mark a snapshot as unpublished. */
  private List<Path> marks() {
    return List.of(
        layout.nextCurrent(),
        layout.nextPointer(),
        layout.unpublished(),
        layout.unpublishedPointer());
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path entry : new FolderTree(folder).entries()) {
      String name = entry.getFileName().toString();
      if (RunId.isRunId(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Returns the folder of the published snapshot, even if the folder is missing. */
  Optional<Path> shown() throws IOException {
    return CurrentSnapshot.folder(layout);
  }

  /**
   * Removes what interrupted runs left behind. A run creates the link {@code _current} before it
   * moves its folder into {@code snapshots}, and renames the link to {@code current} afterwards. A
   * snapshot that {@code _current} points to was therefore never published. The same applies to the
   * pointer {@code _current.json}.
   */
  void clean() throws IOException {
    // An earlier cleanup may have been interrupted as well.
    removeUnpublished(layout.unpublished());
    removeUnpublished(layout.unpublishedPointer());
    removeNext(layout.nextCurrent(), layout.unpublished());
    removeNext(layout.nextPointer(), layout.unpublishedPointer());
    for (Path left : new FolderTree(layout.workFolders()).entries()) {
      if (left.equals(layout.removed())) {
        new FolderTree(left).remove();
      } else {
        remove(left);
      }
    }
    new FolderTree(layout.workFolders()).removeIfEmpty();
  }

  /** Removes the unpublished files of one run, and nothing of any other run. */
  void abandon(String runId) throws IOException {
    Path snapshot = layout.snapshot(runId).toAbsolutePath().normalize();
    if (target(layout.nextCurrent()).filter(snapshot::equals).isPresent()) {
      removeNext(layout.nextCurrent(), layout.unpublished());
    }
    if (target(layout.nextPointer()).filter(snapshot::equals).isPresent()) {
      removeNext(layout.nextPointer(), layout.unpublishedPointer());
    }
    // Deleted in place: they have no readers, and a full disk may not allow another folder.
    for (Path folder :
        List.of(layout.work(runId), layout.privateWork(runId), layout.nextCopy(runId))) {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        new FolderTree(folder).remove();
      }
    }
    new FolderTree(layout.workFolders()).removeIfEmpty();
  }

  /**
   * Removes the oldest snapshots until {@code keep} are left. The snapshot that {@code current}
   * points to, pinned ones and folders not named by a run are kept.
   *
   * <p>Then removes the private folders of removed snapshots, except the newest, which later runs
   * need.
   */
  void prune(int keep, Pins pins) throws IOException {
    List<String> names = names();
    for (String old : names.subList(0, Math.max(0, names.size() - keep))) {
      Path snapshot = layout.snapshot(old);
      if (!isShown(snapshot) && !pins.keeps(old)) {
        remove(snapshot);
      }
    }
    List<String> privateNames = privateNames();
    for (String old : privateNames.subList(0, Math.max(0, privateNames.size() - 1))) {
      if (!Files.isDirectory(layout.snapshot(old)) && !isShown(layout.snapshot(old))) {
        removePrivate(old);
      }
    }
    new FolderTree(layout.workFolders()).removeIfEmpty();
  }

  private void removeNext(Path next, Path unpublished) throws IOException {
    if (target(next).isPresent()) {
      Files.createDirectories(layout.workFolders());
      // After this rename, no run can switch current to it.
      move(next, unpublished);
      removeUnpublished(unpublished);
    }
  }

  private void removeUnpublished(Path link) throws IOException {
    if (target(link).isEmpty()) {
      return;
    }
    Optional<Path> snapshot = unpublished(link);
    if (snapshot.isPresent()) {
      if (Files.isDirectory(snapshot.get())) {
        remove(snapshot.get());
      }
      removePrivate(snapshot.get().getFileName().toString());
    }
    Files.delete(link);
  }

  /** Returns the snapshot that a link marks as unpublished, even if the snapshot is missing. */
  private Optional<Path> unpublished(Path link) throws IOException {
    Optional<Path> snapshot = target(link);
    Path snapshots = layout.snapshots().toAbsolutePath().normalize();
    return snapshot.isPresent()
            && snapshots.equals(snapshot.get().getParent())
            && !isShown(snapshot.get())
        ? snapshot
        : Optional.empty();
  }

  private void removePrivate(String runId) throws IOException {
    Path folder = layout.privateFolder(runId);
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      remove(folder);
      new FolderTree(layout.privateFolders()).removeIfEmpty();
    }
  }

  private boolean isShown(Path snapshot) throws IOException {
    return shown().filter(snapshot.toAbsolutePath().normalize()::equals).isPresent();
  }

  /** Removes a folder: renames it away, then deletes its files. */
  private void remove(Path folder) throws IOException {
    Files.createDirectories(layout.removed());
    Path away = layout.removed().resolve(folder.getFileName());
    if (Files.exists(away, LinkOption.NOFOLLOW_LINKS)) {
      new FolderTree(away).remove();
    }
    move(folder, away);
    new FolderTree(layout.removed()).remove();
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private Optional<Path> target(Path mark) throws IOException {
    return CurrentSnapshot.target(layout, mark);
  }
}
