package org.minetally.publish.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.minetally.publish.CurrentForm;
import org.minetally.publish.CurrentSnapshot;
import org.minetally.publish.Manifest;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Pointer;

/**
 * Switches {@code current} to a snapshot. The new link or pointer replaces the old one with one
 * rename, which decides what is published. A copy is made before that rename and takes its place
 * after it, so that it can be repaired from the pointer.
 *
 * @param layout the paths in the output
 * @param form how {@code current} shows the snapshot
 */
record CurrentSwitch(OutputLayout layout, CurrentForm form) {

  /** Returns a switch that keeps the form of what is published. */
  static CurrentSwitch asPublished(OutputLayout layout) throws IOException {
    Optional<Pointer> pointer = CurrentSnapshot.pointer(layout.pointer());
    CurrentForm form =
        pointer
            .map(at -> at.copy() == null ? CurrentForm.POINTER : CurrentForm.COPY)
            .orElse(CurrentForm.LINK);
    return new CurrentSwitch(layout, form);
  }

  /** Returns where the new link or pointer of a run is until its snapshot is published. */
  Path next() {
    return form == CurrentForm.LINK ? layout.nextCurrent() : layout.nextPointer();
  }

  /**
   * Prepares a switch: copies the snapshot if there is to be a copy.
   *
   * @param runId the run of the snapshot
   * @param files the folder with its files
   */
  void prepare(String runId, Path files) throws IOException {
    if (form == CurrentForm.COPY) {
      Path copy = layout.nextCopy(runId);
      removeFolder(copy);
      new FolderTree(files).copyTo(copy);
      new FolderTree(copy).force();
    }
  }

  /**
   * Creates the new link or pointer.
   *
   * @param at its path
   * @param runId the run of the snapshot
   * @param files the folder with the files of the snapshot
   */
  void write(Path at, String runId, Path files) throws IOException {
    if (form == CurrentForm.LINK) {
      Files.createSymbolicLink(at, layout.root().relativize(layout.snapshot(runId)));
      return;
    }
    Pointer pointer = Pointer.to(runId, Files.readAllBytes(OutputLayout.manifest(files)));
    Files.write(
        at,
        (form == CurrentForm.COPY
                ? pointer.withCopy(layout.current().getFileName().toString())
                : pointer)
            .bytes());
    FolderTree.forceEntry(at);
  }

  /** Replaces the old link or pointer with the new one at a path, then the copy. */
  void complete(String runId, Path from) throws IOException {
    if (form == CurrentForm.LINK) {
      removeCopy();
      move(from, layout.current());
      Files.deleteIfExists(layout.pointer());
    } else {
      move(from, layout.pointer());
      FolderTree.forceEntry(layout.root());
      replaceCurrent(runId);
    }
    FolderTree.forceEntry(layout.root());
  }

  /**
   * Replaces {@code current} with the new copy, or removes a link or a copy that is no longer
   * wanted. Between the two renames there is no {@code current}.
   */
  private void replaceCurrent(String runId) throws IOException {
    if (Files.isSymbolicLink(layout.current())) {
      Files.delete(layout.current());
    }
    if (form == CurrentForm.COPY) {
      Path away = moveCopyAway();
      try {
        move(layout.nextCopy(runId), layout.current());
      } catch (IOException e) {
        if (Files.exists(away)) {
          move(away, layout.current());
        }
        throw e;
      }
      removeFolder(away);
    } else {
      removeCopy();
    }
  }

  /** Repairs what is left if a switch was interrupted after its decisive rename. */
  void recover() throws IOException {
    Optional<Path> shown = CurrentSnapshot.folder(layout);
    boolean isLink = Files.isSymbolicLink(layout.current());
    if (form != CurrentForm.LINK && isLink) {
      if (shown.equals(CurrentSnapshot.target(layout, layout.current()))) {
        Files.delete(layout.pointer());
      } else {
        Files.delete(layout.current());
      }
      asPublished(layout).recover();
    } else if (form == CurrentForm.COPY && shown.filter(Files::isDirectory).isPresent()) {
      if (!isCopyOf(shown.get())) {
        String runId = shown.get().getFileName().toString();
        prepare(runId, shown.get());
        replaceCurrent(runId);
      } else {
        // The old copy is still there if the switch was interrupted while it was removed.
        removeFolder(layout.removed().resolve("current"));
      }
      new FolderTree(layout.removed()).removeIfEmpty();
      new FolderTree(layout.workFolders()).removeIfEmpty();
    } else if (form == CurrentForm.POINTER) {
      removeCopy();
    }
  }

  /** Returns whether the copy, if there should be one, is complete and of a snapshot. */
  boolean isCopyOf(Path snapshot) throws IOException {
    if (form != CurrentForm.COPY) {
      return true;
    }
    Path manifest = OutputLayout.manifest(layout.current());
    try {
      return Arrays.equals(
              Files.readAllBytes(manifest), Files.readAllBytes(OutputLayout.manifest(snapshot)))
          && Manifest.in(snapshot).filter(listed -> listed.isWhole(layout.current())).isPresent();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void removeCopy() throws IOException {
    if (isCopy()) {
      removeFolder(moveCopyAway());
    }
  }

  /** Returns whether {@code current} is a folder that was published as a copy. */
  private boolean isCopy() {
    return Files.isDirectory(layout.current(), LinkOption.NOFOLLOW_LINKS)
        && Files.exists(OutputLayout.manifest(layout.current()));
  }

  private Path moveCopyAway() throws IOException {
    Path away = layout.removed().resolve("current");
    if (isCopy()) {
      Files.createDirectories(layout.removed());
      removeFolder(away);
      move(layout.current(), away);
    }
    return away;
  }

  private void removeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      new FolderTree(folder).remove();
      new FolderTree(layout.removed()).removeIfEmpty();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
