package org.minetally.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.minetally.cli.CommandLineRunner.Answer;

/**
 * Interference with a running run. The run is a process that is stopped after its start and
 * continues after the interference.
 */
@Execution(ExecutionMode.CONCURRENT)
final class InterferenceTest {

  @TempDir private Path folder;
  private final SnapshotReader reader = new SnapshotReader();
  private FaultJob job;
  private String first;

  @BeforeEach
  void publish() throws Exception {
    job = FaultJob.in(folder, 0).round(0);
    first = published();
    job.round(1);
  }

  @FunctionalInterface
  private interface Interference {
    void happen() throws Exception;
  }

  @Test
  void publishesNothingIfInputChanges() throws Exception {
    Answer answer = during(() -> job.round(2));
    failsWith(answer, 3, job.data() + ": changed during the run. Wait until it is complete");
    assertThat(published(), is(not(first)));
  }

  @Test
  void publishesNothingIfInputIsRewrittenInPlace() throws Exception {
    Answer answer = during(() -> Files.writeString(job.data(), FaultJob.text(2).substring(0, 60)));
    failsWith(answer, 3, job.data() + ": changed during the run");
    job.round(3);
    assertThat(published(), is(not(first)));
  }

  @Test
  void namesInputThatDisappears() throws Exception {
    Answer answer = during(() -> Files.delete(job.data()));
    failsWith(answer, 3, job.data().toString());
    job.round(2);
    assertThat(published(), is(not(first)));
  }

  @Test
  void publishesNothingIfGazetteerChanges() throws Exception {
    Path gazetteer = folder.resolve("gazetteer.csv");
    Answer answer =
        during(
            () ->
                Files.writeString(
                    gazetteer, Files.readString(gazetteer) + "N3,Dogwood,district,N\n"));
    failsWith(answer, 3, gazetteer + ": changed during the run");
    assertThat(published(), is(not(first)));
  }

  @Test
  void rejectsSecondRunAndPublishesFirst() throws Exception {
    Answer answer =
        during(
            () -> {
              try (RunProcess second = job.start()) {
                Answer rejected = second.answer();
                assertThat(rejected.toString(), rejected.exitCode(), is(5));
                assertThat(
                    rejected.err(),
                    allOf(
                        containsString(
                            "Nothing was done:\n  " + job.output() + " is locked by another run"),
                        containsString("Wait until it ends, then run again.\n"),
                        not(containsString("\tat "))));
              }
            });
    assertThat(answer.toString(), answer.exitCode(), is(0));
    assertThat(reader.read(job.layout().current()), is(not(first)));
    assertThat(job.run().out(), containsString("unchanged since run "));
  }

  @Test
  void publishesOneOfTwoConcurrentRuns() throws Exception {
    try (RunProcess one = job.start();
        RunProcess other = job.start()) {
      Answer a = one.answer();
      Answer b = other.answer();
      String both = a + "\n" + b;
      boolean published = a.out().contains("Published as") ^ b.out().contains("Published as");
      assertThat(both, published, is(true));
      Answer without = a.out().contains("Published as") ? b : a;
      boolean saysWhyNot =
          without.exitCode() == 5 || without.out().contains("unchanged since run ");
      assertThat(both, saysWhyNot, is(true));
    }
    assertThat(reader.read(job.layout().current()), is(not(first)));
    assertThat(job.run().out(), containsString("unchanged since run "));
  }

  @Test
  void publishesNothingIfLockIsRemoved() throws Exception {
    Answer answer = during(() -> Files.delete(job.output().resolve("_lock")));
    failsWith(answer, 5, "this run has lost the lock ", "which was removed or replaced");
    assertThat(published(), is(not(first)));
  }

  @Test
  void replacesDanglingCurrent() throws Exception {
    Path gone = folder.resolve("gone");
    Files.move(job.layout().current().toRealPath(), gone);
    String second = published();
    assertThat(second, is(not(first)));
    // Equal inputs do not prevent the repair.
    Files.move(job.layout().current().toRealPath(), folder.resolve("gone too"));
    assertThat(published(), is(not(second)));
  }

  /** Starts a run, stops it before it reads its inputs, interferes, and lets it continue. */
  private Answer during(Interference interference) throws Exception {
    try (RunProcess run = job.start()) {
      assertThat(run.awaitThat(() -> job.work().isPresent()), is(true));
      run.stop();
      interference.happen();
      run.wake();
      return run.answer();
    }
  }

  private String published() throws Exception {
    Answer answer = job.run();
    assertThat(answer.toString(), answer.exitCode(), is(0));
    return reader.read(job.layout().current());
  }

  private void failsWith(Answer answer, int code, String... words) throws Exception {
    assertThat(answer.toString(), answer.exitCode(), is(code));
    for (String word : words) {
      assertThat(answer.err(), containsString(word));
    }
    assertThat(
        answer.err(),
        allOf(
            not(containsString("\tat ")),
            not(containsString("Exception")),
            not(containsString("bug"))));
    assertThat(answer.out(), is(""));
    assertThat(reader.read(job.layout().current()), is(first));
    assertThat(job.work().isPresent(), is(false));
  }
}
