package org.minetally.publish.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.RunId;

/**
 * The snapshots of an output on the local disk, and what interrupted runs left beside them.
 *
 * <p>Whatever is removed is first renamed into {@code _work}, in one step: a folder in {@code
 * snapshots} is whole or not there, and of a run that should still be alive against all appearances
 * either the whole work folder is published or nothing.
 */
final class Snapshots {

  private final OutputLayout layout;

  Snapshots(OutputLayout layout) {
    this.layout = layout;
  }

  /** The snapshots that runs have made, the oldest first. */
  List<String> names() throws IOException {
    return names(layout.snapshots());
  }

  /** The published runs that have a private folder, the oldest first. */
  List<String> privateNames() throws IOException {
    List<String> names = names(layout.privateFolders());
    for (Path link : List.of(layout.nextCurrent(), layout.unpublished())) {
      Optional<Path> snapshot = unpublished(link);
      snapshot.ifPresent(path -> names.remove(path.getFileName().toString()));
    }
    return names;
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path entry : new FolderTree(folder).entries()) {
      String name = entry.getFileName().toString();
      if (RunId.isOne(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        names.add(name);
      }
    }
    return names;
  }

  /** The folder that {@code current} leads to, whether there is one or not. */
  Optional<Path> shown() throws IOException {
    return target(layout.current());
  }

  /**
   * Removes what interrupted runs left behind. A run writes its link {@code _current} before it
   * moves its folder into {@code snapshots}, and renames it to {@code current} afterwards: as long
   * as it is {@code _current}, the snapshot was never published.
   */
  void clean() throws IOException {
    // An earlier cleaning may have been interrupted too.
    removeUnpublished(layout.unpublished());
    removeNextCurrent();
    for (Path left : new FolderTree(layout.workFolders()).entries()) {
      if (left.equals(layout.removed())) {
        new FolderTree(left).remove();
      } else {
        remove(left);
      }
    }
    new FolderTree(layout.workFolders()).removeIfEmpty();
  }

  /** Removes what one run has made so far and not published, and nothing of any other run. */
  void abandon(String runId) throws IOException {
    Path snapshot = layout.snapshot(runId).toAbsolutePath().normalize();
    if (target(layout.nextCurrent()).filter(snapshot::equals).isPresent()) {
      removeNextCurrent();
    }
    // Not renamed first: they have no readers, and a full disk has no room for another folder.
    for (Path folder : List.of(layout.work(runId), layout.privateWork(runId))) {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        new FolderTree(folder).remove();
      }
    }
    new FolderTree(layout.workFolders()).removeIfEmpty();
  }

  /**
   * Removes the oldest snapshots until no more than some are left. What {@code current} shows
   * stays, and so does every folder that was not named by a run.
   *
   * <p>Then removes the private folders of snapshots that are gone, except the newest: later runs
   * compare with it.
   */
  void prune(int keep) throws IOException {
    List<String> names = names();
    for (String old : names.subList(0, Math.max(0, names.size() - keep))) {
      Path snapshot = layout.snapshot(old);
      if (!isShown(snapshot)) {
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

  private void removeNextCurrent() throws IOException {
    if (Files.isSymbolicLink(layout.nextCurrent())) {
      Files.createDirectories(layout.workFolders());
      // From here on nobody can switch current to it any more.
      move(layout.nextCurrent(), layout.unpublished());
      removeUnpublished(layout.unpublished());
    }
  }

  private void removeUnpublished(Path link) throws IOException {
    if (!Files.isSymbolicLink(link)) {
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

  /** The snapshot that such a link marks as not published, whether it is there or not. */
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

  /** Takes a folder away in one step, then its files. */
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

  /**
   * Where a link leads, wherever it lies now: it was made to lie in the output folder. Nothing if
   * it is none.
   */
  private Optional<Path> target(Path link) throws IOException {
    return Files.isSymbolicLink(link)
        ? Optional.of(
            layout.root().toAbsolutePath().resolve(Files.readSymbolicLink(link)).normalize())
        : Optional.empty();
  }
}
