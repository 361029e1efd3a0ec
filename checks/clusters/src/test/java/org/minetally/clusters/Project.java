package org.minetally.clusters;

import java.nio.file.Files;
import java.nio.file.Path;

/** Paths in the project. */
final class Project {

  static final Path ROOT =
      Path.of(System.getProperty("minetally.root", "..")).toAbsolutePath().normalize();

  /** Kept between test runs, because generating it takes long. */
  static final Path DATA = ROOT.resolve("checks/clusters/target/data");

  private Project() {}

  /** Returns the DirectRunner jar, with which all others are compared. */
  static Path directJar() {
    return built("pipeline/target/minetally.jar");
  }

  static Path flinkJar() {
    return built("addons/flink/target/minetally-flink.jar");
  }

  static Path sparkJar() {
    return built("addons/spark/target/minetally-spark.jar");
  }

  /** Returns the folder with the jars of a server. */
  static Path lib(String home) {
    return built(home + "/target/lib");
  }

  static Path built(String jar) {
    Path path = ROOT.resolve(jar);
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          path + " is not built; build it: mvn -Pclusters -DskipTests package, or -Pstorage");
    }
    return path;
  }
}
