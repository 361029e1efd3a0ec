package org.minetally.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * DuckDB's JDBC driver with its native library unpacked next to it.
 *
 * <p>The driver as delivered unpacks 57 MB into a temporary file at every start, which takes 0.27
 * s. A driver jar without the library loads the one next to the jar. The benchmark gives DuckDB
 * this advantage, as a serious user would.
 */
final class DuckDbDriver {

  private static final String LIBRARY = "libduckdb_java.so_";

  private DuckDbDriver() {}

  /**
   * Splits the driver, unless it is split already.
   *
   * @param driver the jar as delivered
   * @param parent the folder in which a folder with the lean jar and the library is created
   * @return the lean jar
   */
  static Path unpacked(Path driver, Path parent) throws IOException {
    Path folder = parent.resolve(driver.getFileName());
    Path lean = folder.resolve("lean.jar");
    if (Files.exists(lean)) {
      return lean;
    }
    Files.createDirectories(folder);
    String library = LIBRARY + platform();
    Path unfinished = Files.createTempFile(folder, "driver", ".part");
    try (JarFile jar = new JarFile(driver.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(unfinished))) {
      if (jar.getEntry(library) == null) {
        throw new BenchmarkException(driver + " has no library for this machine: " + library);
      }
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        try (InputStream content = jar.getInputStream(entry)) {
          if (entry.getName().equals(library)) {
            Files.copy(content, folder.resolve(library), StandardCopyOption.REPLACE_EXISTING);
          } else if (!entry.getName().startsWith(LIBRARY)) {
            copy(entry, content, out);
          }
        }
      }
    }
    Files.move(unfinished, lean, StandardCopyOption.ATOMIC_MOVE);
    return lean;
  }

  private static void copy(JarEntry entry, InputStream content, JarOutputStream jar)
      throws IOException {
    jar.putNextEntry(new JarEntry(entry.getName()));
    content.transferTo(jar);
    jar.closeEntry();
  }

  /** Returns the driver's name for this machine. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return "osx_universal";
    }
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return (system.startsWith("windows") ? "windows_" : "linux_") + (arm ? "arm64" : "amd64");
  }
}
