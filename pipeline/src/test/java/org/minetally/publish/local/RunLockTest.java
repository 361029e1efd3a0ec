package org.minetally.publish.local;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.publish.LockOwner;
import org.minetally.publish.LockRenewal;
import org.minetally.publish.LockedException;
import org.minetally.publish.OutputException;
import org.minetally.publish.OutputLayout;

final class RunLockTest {

  @TempDir private Path folder;

  @Test
  @SuppressWarnings("try") // The lock is only held.
  void namesOwnerToSecondRun() {
    OutputLayout layout = new OutputLayout(folder);
    try (RunLock first = RunLock.acquire(layout, "run-1")) {
      LockedException refused =
          assertThrows(LockedException.class, () -> RunLock.acquire(layout, "run-2"));
      assertThat(
          refused.getMessage(),
          allOf(
              containsString(folder + " is locked by another run: run run-1, process "),
              containsString("process " + ProcessHandle.current().pid() + " on "),
              containsString("Wait until it ends, then run again.")));
    }
  }

  @Test
  void isFreeAndEmptyAfterClose() throws IOException {
    OutputLayout layout = new OutputLayout(folder);
    RunLock.acquire(layout, "run-1").close();
    assertThat(Files.readString(layout.lock()), is(""));
    RunLock.acquire(layout, "run-2").close();
  }

  @Test
  @SuppressWarnings("try")
  void allowsLocksOfTwoOutputs() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    try (RunLock first = RunLock.acquire(new OutputLayout(folder), "run-1");
        RunLock second = RunLock.acquire(new OutputLayout(other), "run-2")) {
      assertThat(
          Files.readString(new OutputLayout(other).lock()),
          containsString("run: run-2\nprocess: "));
    }
  }

  @Test
  void keepsOwnerAfterRefusal() throws IOException {
    OutputLayout layout = new OutputLayout(folder);
    RunLock first = RunLock.acquire(layout, "run-1");
    assertThrows(LockedException.class, () -> RunLock.acquire(layout, "run-2"));
    assertThat(Files.readString(layout.lock()), containsString("run: run-1\nprocess: "));
    first.close();
  }

  @Test
  void failsInMissingFolder() {
    OutputException failure =
        assertThrows(
            OutputException.class,
            () -> RunLock.acquire(new OutputLayout(folder.resolve("none")), "run-1"));
    assertThat(failure.getMessage(), containsString("no such file or folder"));
  }

  @Test
  void isHeldByOtherProcessUntilItIsKilled() throws Exception {
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
          assertThrows(LockedException.class, () -> RunLock.acquire(layout, "run-2"));
      assertThat(
          refused.getMessage(), containsString("run elsewhere, process " + other.pid() + " on "));
    } finally {
      other.destroyForcibly();
      other.waitFor(30, TimeUnit.SECONDS);
    }
    RunLock.acquire(layout, "run-3").close();
  }

  @Test
  void recordsOwnerStartAndExpiryInFile() throws IOException {
    RunLock lock = acquire("run-1", "here");
    assertThat(
        Files.readString(layout().lock()),
        matchesPattern(
            "run: run-1\nprocess: %d\nhost: .+\nmachine: here\nsince: 2026-05-06T07:08:09Z\nuntil: 2026-05-06T07:10:09Z\n"
                .formatted(ProcessHandle.current().pid())));
    clock.now = clock.now.plusSeconds(90);
    lock.renew();
    assertThat(
        Files.readString(layout().lock()),
        allOf(
            containsString("since: 2026-05-06T07:08:09Z\n"),
            containsString("until: 2026-05-06T07:11:39Z\n")));
    lock.close();
  }

  @Test
  void respectsOwnerOnOtherMachineUntilExpiry() throws IOException {
    leftBy("there", clock.now.plusSeconds(100));
    LockedException refused = assertThrows(LockedException.class, () -> acquire("run-2", "here"));
    assertThat(
        refused.getMessage(),
        is(
            ("%s is locked by another run: run run-1, process 77 on elsewhere, since"
                    + " 2026-05-06T07:08:09Z, on another machine. Wait until it ends, then run again."
                    + " If it has died, its lock expires at 2026-05-06T07:09:49Z; if you are sure that"
                    + " it has, remove %s.")
                .formatted(folder, layout().lock())));
    clock.now = clock.now.plusSeconds(99);
    assertThrows(LockedException.class, () -> acquire("run-2", "here"));
    clock.now = clock.now.plusSeconds(1);
    acquire("run-2", "here").close();
  }

  @Test
  void ignoresDeadOwnerOnThisMachine() throws IOException {
    leftBy("here", clock.now.plusSeconds(100));
    acquire("run-2", "here").close();
  }

  @Test
  void ignoresTextWithoutOwner() throws IOException {
    for (String text : new String[] {"", "run x, process 1 on y, since z", "run: x\nuntil: 2"}) {
      Files.writeString(layout().lock(), text);
      acquire("run-2", "here").close();
    }
  }

  @Test
  void reportsLostLockBeforePublication() throws IOException {
    RunLock lock = acquire("run-2", "here");
    lock.confirm();
    leftBy("there", clock.now.plusSeconds(100));
    LockedException lost = assertThrows(LockedException.class, lock::confirm);
    assertThat(
        lost.getMessage(),
        containsString(
            "this run has lost the lock "
                + layout().lock()
                + " to run run-1, process 77 on elsewhere, since 2026-05-06T07:08:09Z."));
    // It neither renews nor clears the lock of another run.
    lock.renew();
    lock.close();
    assertThat(Files.readString(layout().lock()), containsString("machine: there\n"));
  }

  @Test
  void reportsReplacedLockFile() throws IOException {
    RunLock lock = acquire("run-2", "here");
    String text = Files.readString(layout().lock());
    Files.delete(layout().lock());
    assertThrows(LockedException.class, lock::confirm);
    Files.writeString(layout().lock(), text);
    assertThrows(LockedException.class, lock::confirm);
    lock.close();
  }

  @Test
  void keepsLockAfterSuspensionIfNotTaken() throws IOException {
    RunLock lock = acquire("run-2", "here");
    clock.now = clock.now.plus(LockRenewal.LEASE).plusSeconds(1000);
    lock.confirm();
    assertThat(
        Files.readString(layout().lock()),
        containsString("until: " + clock.now.plus(LockRenewal.LEASE) + "\n"));
    lock.close();
  }

  @Test
  void keepsLockIfClockIsSetBack() throws IOException {
    RunLock lock = acquire("run-2", "here");
    clock.now = clock.now.minusSeconds(86_400);
    lock.renew();
    lock.confirm();
    lock.close();
    assertThat(Files.readString(layout().lock()), is(""));
  }

  private final SetClock clock = new SetClock();

  private static final class SetClock implements InstantSource {
    private Instant now = Instant.parse("2026-05-06T07:08:09Z");

    @Override
    public Instant instant() {
      return now;
    }
  }

  private OutputLayout layout() {
    return new OutputLayout(folder);
  }

  private RunLock acquire(String run, String machine) {
    return RunLock.acquire(layout(), run, clock, machine);
  }

  /** Writes into the existing file, like another machine whose locks are invisible here. */
  private void leftBy(String machine, Instant until) throws IOException {
    Files.writeString(
        layout().lock(), new LockOwner("run-1", 77, "elsewhere", machine, clock.now, until).text());
  }

  /** Acquires a lock, reports it, and keeps it until the process is killed. */
  static final class LockHolder {
    private LockHolder() {}

    @SuppressWarnings("try")
    public static void main(String[] args) throws InterruptedException {
      try (RunLock lock = RunLock.acquire(new OutputLayout(Path.of(args[0])), "elsewhere")) {
        System.out.println("locked");
        System.out.flush();
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
      }
    }
  }
}
