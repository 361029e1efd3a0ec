package org.minetally.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Copies a real job file and redirects its output, so that the published output is not touched. */
final class RealJob {

  private static final Pattern OUTPUT_PATH =
      Pattern.compile("(?ms)^output:(?:(?!\\n\\S).)*?\\bpath:\\s*(\"[^\"]*\"|'[^']*'|[^,}\\s]+)");

  private RealJob() {}

  /** Returns the text of a job file with {@code output: path:} replaced. */
  static String redirected(String job, Path output) {
    Matcher found = OUTPUT_PATH.matcher(job);
    if (!found.find()) {
      throw new BenchmarkException("the job file has no output.path to replace");
    }
    return job.substring(0, found.start(1)) + '"' + output + '"' + job.substring(found.end(1));
  }

  /** Writes the copy next to the original, because paths are relative to the job file. */
  static Path copyOf(Path job, Path output) throws IOException {
    Path copy = job.toAbsolutePath().resolveSibling("benchmark-" + job.getFileName());
    if (Files.exists(copy)) {
      throw new BenchmarkException(
          copy + " already exists; remove it if an earlier benchmark left it behind");
    }
    Files.writeString(copy, redirected(Files.readString(job), output));
    return copy;
  }
}
