package org.minetally.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Inputs from which mutation starts, including the project's constructed data. */
public final class Seeds {

  private Seeds() {}

  /** Returns strings as inputs. */
  public static List<byte[]> of(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  /** Returns the folder with the project's constructed data. */
  public static Path testdata() {
    String root = System.getProperty("minetally.root");
    return Path.of(root == null ? ".." : root).resolve("testdata");
  }

  /**
   * Copies the constructed data, without the output of jobs, and returns the folder of the copy.
   */
  public static Path copyOfTestdata(Path folder) {
    Path from = testdata();
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(p -> !from.relativize(p).toString().contains("out/")).toList()) {
        Path to = folder.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file of the project's constructed data. */
  public static byte[] file(String name) {
    return read(testdata().resolve(name));
  }

  /** Returns the bytes of a file. */
  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a temporary folder for targets that need files. */
  public static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("minetally-fuzz-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The system cleans up its temporary folder.
    }
  }
}
