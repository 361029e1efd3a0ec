package org.minetally.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.minetally.cli.CommandLineRunner.Answer;

/** Ctrl-C and SIGTERM at every stage of a run. */
@Execution(ExecutionMode.CONCURRENT)
final class InterruptedRunsTest {

  /** A process started by a build in the background rightly ignores SIGINT. */
  private static final List<String> LISTENING = List.of("env", "--default-signal=INT,TERM");

  @TempDir private Path folder;
  private final SnapshotReader reader = new SnapshotReader();

  @BeforeEach
  void needsSignals() throws Exception {
    assumeTrue(envKnowsSignals(), "env of coreutils 8.31 or later is needed to send signals");
  }

  private static boolean envKnowsSignals() throws InterruptedException {
    try {
      Process env = new ProcessBuilder("env", "--default-signal=INT", "true").start();
      return env.waitFor(60, TimeUnit.SECONDS) && env.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void removesWorkFolderAndReportsItAfterCtrlC() throws Exception {
    FaultJob job = published();
    String first = reader.read(job.layout().current());
    job.round(1);
    Answer answer = interrupted(job, "INT", path -> true, "run");
    assertThat(answer.toString(), answer.exitCode(), is(130));
    assertThat(
        answer.err(),
        startsWith(
            "Interrupted:\n  Nothing was published. "
                + job.layout().current()
                + " still shows run "));
    assertThat(answer.err(), containsString(" The work folder was removed.\n"));
    assertThat(answer.err(), not(containsString("Exception")));
    nothingIsLeft(job);
    assertThat(reader.read(job.layout().current()), is(first));
    // The lock is free.
    assertThat(job.run().exitCode(), is(0));
  }

  @Test
  void reportsSigtermDuringWritingAsJson() throws Exception {
    FaultJob job = FaultJob.in(folder, 0).round(0);
    Answer answer =
        interrupted(job, "TERM", work -> !FaultJob.entries(work).isEmpty(), "run", "--json");
    assertThat(answer.toString(), answer.exitCode(), is(143));
    assertThat(answer.out(), containsString("\"exit_code\" : 143"));
    assertThat(answer.err(), containsString(job.output() + " has no snapshot yet."));
    nothingIsLeft(job);
    assertThat(Files.exists(job.layout().current()), is(false));
  }

  @Test
  void finishesPublicationThatHasBegun() throws Exception {
    FaultJob job = published();
    String first = reader.read(job.layout().current());
    job.round(1);
    Answer answer =
        interrupted(job, "INT", work -> Files.exists(work.resolve("manifest.json")), "run");
    assertThat(answer.toString(), answer.exitCode(), is(130));
    nothingIsLeft(job);
    // The signal arrives just before or after the switch.
    boolean published = answer.err().contains(" was already published. ");
    assertThat(answer.toString(), answer.err().contains("Nothing was published."), is(!published));
    assertThat(reader.read(job.layout().current()).equals(first), is(!published));
  }

  @Test
  void endsBeforeRunBegins() throws Exception {
    FaultJob job = FaultJob.in(folder, 0).round(0);
    try (RunProcess run = RunProcess.start(folder, LISTENING, "run", job.job().toString())) {
      assertThat(run.awaitThat(() -> Files.exists(job.output().resolve("_lock"))), is(true));
      run.interrupt("TERM");
      run.interrupt("INT");
      Answer answer = run.answer();
      assertThat(answer.toString(), answer.exitCode() == 143 || answer.exitCode() == 130, is(true));
    }
    assertThat(Files.exists(job.layout().current()), is(false));
    assertThat(job.run().exitCode(), is(0));
  }

  private FaultJob published() throws Exception {
    FaultJob job = FaultJob.in(folder, 0).round(0);
    assertThat(job.run().exitCode(), is(0));
    return job;
  }

  /** Stops the process once the work folder meets a condition, sends a signal and resumes it. */
  private Answer interrupted(
      FaultJob job, String signal, Predicate<Path> moment, String command, String... more)
      throws Exception {
    String[] arguments = new String[more.length + 2];
    arguments[0] = command;
    arguments[1] = job.job().toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    try (RunProcess run = RunProcess.start(folder, LISTENING, arguments)) {
      assertThat(run.awaitThat(() -> job.work().filter(moment).isPresent()), is(true));
      run.stop();
      run.interrupt(signal);
      run.wake();
      return run.answer();
    }
  }

  private static void nothingIsLeft(FaultJob job) {
    assertThat(FaultJob.entries(job.output().resolve("_work")), is(List.of()));
    assertThat(Files.exists(job.output().resolve("_current")), is(false));
  }
}
