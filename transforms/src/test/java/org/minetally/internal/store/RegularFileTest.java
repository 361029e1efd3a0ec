package org.minetally.internal.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
@EnabledOnOs({OS.LINUX, OS.MAC})
class RegularFileTest {

  @TempDir private Path folder;

  @Test
  void acceptsFileAndLinkToIt() throws IOException {
    Path file = Files.writeString(folder.resolve("d.csv"), "a,b\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    assertDoesNotThrow(() -> RegularFile.require(file));
    assertDoesNotThrow(() -> RegularFile.require(link));
  }

  @Test
  void rejectsNamedPipeWithoutWriter() throws Exception {
    Path pipe = folder.resolve("d.csv");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), pipe);
    String reason = "it is a named pipe, not a regular file; copy the data into a file first";
    assertThat(reason(pipe), is(reason));
    assertThat(reason(link), is(reason));
    assertThrows(
        FileSystemException.class, () -> StoreWatchdog.DEFAULT.open(pipe.toString()).close());
  }

  @Test
  void rejectsDevice() {
    assertThat(reason(Path.of("/dev/zero")), startsWith("it is a device, not a regular file"));
  }

  @Test
  void rejectsSocket() throws IOException {
    Path socket = folder.resolve("d.csv");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertThat(reason(socket), startsWith("it is a socket, not a regular file"));
    }
  }

  @Test
  void rejectsFolder() {
    assertThat(
        reason(folder),
        is("it is a folder; name a file, or a pattern such as " + folder + "/*.csv"));
  }

  @Test
  void leavesMissingFileToItsReader() {
    assertThrows(
        NoSuchFileException.class, () -> RegularFile.require(folder.resolve("missing.csv")));
  }

  private static String reason(Path path) {
    return assertThrows(FileSystemException.class, () -> RegularFile.require(path)).getReason();
  }
}
