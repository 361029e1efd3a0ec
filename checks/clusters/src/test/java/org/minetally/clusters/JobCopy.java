package org.minetally.clusters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A copy of a job file of the project that publishes to another output.
 *
 * @param file the job file of the copy
 * @param output the output of the copy
 */
record JobCopy(Path file, Path output) {

  /** The declaration of the output as far as its path. */
  private static final String PATH = "(?m)^output: \\{path: [^,}]*";

  /**
   * Copies a job of {@code testdata}.
   *
   * @param folder the folder of the job in testdata
   * @param name the name of the job file
   * @param to where the whole folder is copied
   */
  static JobCopy ofTestData(String folder, String name, Path to) throws IOException {
    return of(Project.ROOT.resolve("testdata").resolve(folder), name, to);
  }

  private static JobCopy of(Path from, String name, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return redirected(to.resolve(name), to.resolve("out-" + name));
  }

  /** Copies a job of {@code examples} on real data; skips the test if the data are absent. */
  static JobCopy ofRealData(String folder, String name, Path to) throws IOException {
    Path data = Project.ROOT.resolve("../shared/data").resolve(folder).normalize();
    Assumptions.assumeTrue(Files.isDirectory(data), "real data not present at " + data);
    JobCopy copy = of(Project.ROOT.resolve("examples").resolve(folder), name, to);
    Files.writeString(copy.file(), Files.readString(copy.file()).replace("data/", data + "/"));
    return copy;
  }

  /** Returns a job on generated rows, which are created unless they exist. */
  static JobCopy ofGenerated(long rows, Path output) throws IOException {
    Path folder = Project.DATA.resolve("rows-" + rows);
    Program.Answer made =
        Program.java(
                List.of(
                    "-cp",
                    Project.ROOT.resolve("benchmarks/target/classes").toString(),
                    "org.minetally.benchmarks.Generator",
                    folder.toString(),
                    Long.toString(rows)))
            .await();
    if (made.exitCode() != 0) {
      throw new IllegalStateException(made.err());
    }
    Path copy = folder.resolve("job-" + output.getFileName() + ".yaml");
    Files.copy(folder.resolve("job.yaml"), copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return redirected(copy, output);
  }

  private static JobCopy redirected(Path file, Path output) throws IOException {
    JobCopy copy = new JobCopy(file, output);
    copy.publishTo(output);
    return copy;
  }

  /** Returns a copy of the job with another output. */
  JobCopy publishTo(Path other) throws IOException {
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceFirst(PATH, "output: {path: \"" + other.toAbsolutePath() + "\""));
    return new JobCopy(file, other);
  }

  /** Makes the job write tables of records, too. */
  JobCopy withRecords() throws IOException {
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("(?m)^(output: .*)}$", "$1, records: true}"));
    return this;
  }

  /** Returns the published snapshot. */
  PublishedTables tables() {
    return new PublishedTables(output.resolve("current"));
  }
}
