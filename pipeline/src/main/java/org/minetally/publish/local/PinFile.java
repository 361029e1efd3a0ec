package org.minetally.publish.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.minetally.publish.OutputLayout;
import org.minetally.publish.Pins;

/**
 * The file with the pinned snapshots of an output. There is none if nothing is pinned.
 *
 * @param layout the paths in the output
 */
record PinFile(OutputLayout layout) {

  Pins read() throws IOException {
    try {
      return Pins.of(Files.readAllBytes(layout.pins()));
    } catch (NoSuchFileException e) {
      return Pins.NONE;
    }
  }

  /** Replaces the file atomically. */
  void replace(Pins pins) throws IOException {
    if (pins.isEmpty()) {
      Files.deleteIfExists(layout.pins());
    } else {
      Files.createDirectories(layout.workFolders());
      Path next = layout.workFolders().resolve(layout.pins().getFileName());
      Files.write(next, pins.bytes());
      FolderTree.forceEntry(next);
      Files.move(next, layout.pins(), StandardCopyOption.ATOMIC_MOVE);
    }
    FolderTree.forceEntry(layout.root());
    new FolderTree(layout.workFolders()).removeIfEmpty();
  }
}
