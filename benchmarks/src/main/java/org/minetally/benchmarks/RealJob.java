package org.minetally.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A copy of somebody's job file that sends its output elsewhere, so that nothing of theirs is lost.
 */
final class RealJob {

  private static final Pattern OUTPUT_PATH =
      Pattern.compile("(?ms)^output:(?:(?!\\n\\S).)*?\\bpath:\\s*(\"[^\"]*\"|'[^']*'|[^,}\\s]+)");

  private RealJob() {}

  /** The text of a job file with the folder below {@code output: path:} replaced. */
  static String redirected(String job, Path output) {
    Matcher found = OUTPUT_PATH.matcher(job);
    if (!found.find()) {
      throw new BenchmarkException("the job file has no output: path: that could be replaced");
    }
    return job.substring(0, found.start(1)) + '"' + output + '"' + job.substring(found.end(1));
  }

  /** Writes the copy beside the original, since a job file's paths are relative to it. */
  static Path copyOf(Path job, Path output) throws IOException {
    Path copy = job.toAbsolutePath().resolveSibling("benchmark-" + job.getFileName());
    if (Files.exists(copy)) {
      throw new BenchmarkException(copy + " is in the way; remove it if a benchmark left it");
    }
    Files.writeString(copy, redirected(Files.readString(job), output));
    return copy;
  }
}
