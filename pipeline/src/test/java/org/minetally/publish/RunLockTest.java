package org.minetally.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLockTest {

  @TempDir private Path folder;

  @Test
  @SuppressWarnings("try") // the lock is held, not used
  void aSecondTakerIsToldWhoHoldsTheLock() {
    OutputLayout layout = new OutputLayout(folder);
    try (RunLock first = RunLock.take(layout, "run-1")) {
      LockedException refused =
          assertThrows(LockedException.class, () -> RunLock.take(layout, "run-2"));
      assertThat(
          refused.getMessage(),
          allOf(
              containsString("another run publishes to " + folder + ": run run-1, process "),
              containsString("process " + ProcessHandle.current().pid() + " on "),
              containsString("Wait until it ends, then run again.")));
    }
  }

  @Test
  void aClosedLockIsFreeAndSaysNothingOfItsOwner() throws IOException {
    OutputLayout layout = new OutputLayout(folder);
    RunLock.take(layout, "run-1").close();
    assertThat(Files.readString(layout.lock()), is(""));
    RunLock.take(layout, "run-2").close();
  }

  @Test
  @SuppressWarnings("try")
  void locksOfTwoOutputsDoNotMeet() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    try (RunLock first = RunLock.take(new OutputLayout(folder), "run-1");
        RunLock second = RunLock.take(new OutputLayout(other), "run-2")) {
      assertThat(
          Files.readString(new OutputLayout(other).lock()), containsString("run: run-2\nprocess: "));
    }
  }

  @Test
  void aRefusedTakerLeavesTheOwnersNameAsItIs() throws IOException {
    OutputLayout layout = new OutputLayout(folder);
    RunLock first = RunLock.take(layout, "run-1");
    assertThrows(LockedException.class, () -> RunLock.take(layout, "run-2"));
    assertThat(Files.readString(layout.lock()), containsString("run: run-1\nprocess: "));
    first.close();
  }

  @Test
  void aFolderThatDoesNotExistIsAnOutputFailure() {
    OutputException failure =
        assertThrows(
            OutputException.class,
            () -> RunLock.take(new OutputLayout(folder.resolve("none")), "run-1"));
    assertThat(failure.getMessage(), containsString("there is no such file or folder"));
  }

  @Test
  void anotherProcessHoldsTheLockUntilItIsKilled() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    OutputLayout layout = new OutputLayout(folder);
    try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine(), is("locked"));
      LockedException refused =
          assertThrows(LockedException.class, () -> RunLock.take(layout, "run-2"));
      assertThat(
          refused.getMessage(), containsString("run elsewhere, process " + other.pid() + " on "));
    } finally {
      other.destroyForcibly();
      other.waitFor(30, TimeUnit.SECONDS);
    }
    RunLock.take(layout, "run-3").close();
  }

  /** Takes a lock, says so, and keeps it until its process is killed. */
  static final class LockHolder {
    private LockHolder() {}

    @SuppressWarnings("try")
    public static void main(String[] args) throws InterruptedException {
      try (RunLock lock = RunLock.take(new OutputLayout(Path.of(args[0])), "elsewhere")) {
        System.out.println("locked");
        System.out.flush();
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
      }
    }
  }
}
