package org.minetally.clusters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A started process and its output. Closing ends the process, by force if necessary. */
record Program(Process process, Path out, Path err) implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /**
   * The result of a process.
   *
   * @param exitCode the exit code
   * @param out the text on standard output
   * @param err the text on standard error
   */
  record Answer(int exitCode, String out, String err) {

    /** How far a run has come, which it prints every 30 s. */
    private static final Pattern PROGRESS =
        Pattern.compile("(?m)^(running for|after) [0-9]+ (s|min).*\\R?");

    /** The standard error without the lines of progress, which a slow machine has more of. */
    String warnings() {
      return PROGRESS.matcher(err).replaceAll("");
    }
  }

  /** Starts a command with additional environment variables. */
  static Program start(List<String> command, Map<String, String> environment) {
    try {
      Path out = Files.createTempFile("minetally", ".out");
      Path err = Files.createTempFile("minetally", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new Program(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts {@code java} with these arguments. */
  static Program java(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    // The driver must be reachable from this machine only.
    return start(command, Map.of("SPARK_LOCAL_IP", "127.0.0.1"));
  }

  /** Waits for the process to end. */
  Answer await() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "not ended after " + PATIENCE + "\n" + Files.readString(err));
      }
      return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
