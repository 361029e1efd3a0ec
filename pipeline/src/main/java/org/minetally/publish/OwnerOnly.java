package org.minetally.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Creates folders and files that only their owner can read from the moment of creation. Without
 * POSIX permissions, they inherit the permissions of the parent folder.
 */
public final class OwnerOnly {

  private static final FileAttribute<?> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private OwnerOnly() {}

  /** Creates a folder. An existing folder keeps its permissions. */
  public static void createFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.createDirectory(folder, attributes(folder, FOLDER));
    } catch (FileAlreadyExistsException e) {
      throw new IOException(folder + " exists and is not a folder", e);
    }
  }

  /**
   * Creates a file for writing.
   *
   * @throws FileAlreadyExistsException if it exists
   */
  public static OutputStream createFile(Path file) throws IOException {
    SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes(file, FILE));
    return Channels.newOutputStream(channel);
  }

  private static FileAttribute<?>[] attributes(Path path, FileAttribute<?> attribute) {
    boolean posix =
        Files.getFileAttributeView(path.getParent(), PosixFileAttributeView.class) != null;
    return posix ? new FileAttribute<?>[] {attribute} : new FileAttribute<?>[0];
  }
}
