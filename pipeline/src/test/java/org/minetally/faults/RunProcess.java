package org.minetally.faults;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.minetally.cli.CommandLineRunner.Answer;

/** The program in a separate process that can be stopped, resumed and killed. */
final class RunProcess implements AutoCloseable {

  private static final long LONGEST_SECONDS = 1200;
  private static final long PAUSE_NANOS = 500_000;
  private static final long STEP_NANOS = 1_000_000;

  /** A shell that sends signals; a new process for each would be too late on a loaded machine. */
  private static final String STEPS = "while read -r o; do eval \"$o\" 2>/dev/null; echo; done";

  private final Process process;
  private final Process shell;
  private final BufferedWriter orders;
  private final BufferedReader done;
  private final Path out;
  private final Path err;

  private RunProcess(Process process, Process shell, Path out, Path err) {
    this.process = process;
    this.shell = shell;
    this.orders = shell.outputWriter(StandardCharsets.UTF_8);
    this.done = shell.inputReader(StandardCharsets.UTF_8);
    this.out = out;
    this.err = err;
  }

  /**
   * Starts the program.
   *
   * @param folder the folder for its output
   * @param before words before the command, such as a shell that limits it
   * @param arguments the arguments of the program
   */
  static RunProcess start(Path folder, List<String> before, String... arguments)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    List<String> words = new ArrayList<>(before);
    words.addAll(ChildJvm.command());
    words.addAll(List.of(arguments));
    if (arguments[0].equals("run")) {
      words.add("--no-progress"); // Only a slow machine reports progress.
    }
    Process shell = new ProcessBuilder("bash", "-c", STEPS).start();
    Process process =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new RunProcess(process, shell, out, err);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits with fine polling until a condition is met or the process has ended. */
  boolean awaitThat(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        return condition.getAsBoolean();
      }
      // Short sleeps, since the scheduler penalises a thread that spins.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }

  /** Suspends the process (SIGSTOP). */
  void stop() throws IOException {
    signal("STOP");
  }

  /** Resumes the process (SIGCONT). */
  void wake() throws IOException {
    signal("CONT");
  }

  /**
   * Runs the process in small steps, suspended in between, until a condition is met. This catches
   * even conditions that last less than a millisecond. A step costs more than what the process does
   * in it, so the steps begin late.
   *
   * @param far whether the steps must begin; lasts long enough to be seen by polling
   * @param near whether the steps must be as small as possible from now on
   */
  boolean stepUntil(BooleanSupplier far, BooleanSupplier near, BooleanSupplier condition)
      throws IOException {
    awaitThat(far);
    signal("STOP");
    while (!condition.getAsBoolean() && process.isAlive()) {
      // Two orders, since a process that is stopped at once again hardly advances.
      signal("CONT");
      if (!near.getAsBoolean()) {
        LockSupport.parkNanos(STEP_NANOS);
      }
      signal("STOP");
    }
    return condition.getAsBoolean();
  }

  /** SIGINT or SIGTERM, which the program handles. */
  void interrupt(String signal) throws IOException {
    signal(signal);
  }

  /** SIGKILL: no handler, no shutdown hook, no finally. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Waits for the process to end. */
  Answer answer() throws Exception {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("no end after " + LONGEST_SECONDS + " s");
    }
    return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private void signal(String signal) throws IOException {
    orders.write("kill -" + signal + " " + process.pid() + "\n");
    orders.flush();
    done.readLine();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    shell.destroyForcibly().onExit().join();
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
  }
}
