package org.minetally.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Locates the suites, which are kept outside the repository and may be absent. */
final class ForeignSuite {

  private static final Path ROOT =
      Path.of(System.getProperty("minetally.root", ".."), "../shared/foreign")
          .toAbsolutePath()
          .normalize();

  private ForeignSuite() {}

  /** Returns whether a suite is present. */
  static boolean isPresent(String name) {
    return Files.exists(ROOT.resolve(name));
  }

  /** Returns a file or folder of a suite; skips the test with a message if it is absent. */
  static Path path(String name) {
    Path path = ROOT.resolve(name);
    assumeTrue(Files.exists(path), "test suite not present at " + path);
    return path;
  }
}
