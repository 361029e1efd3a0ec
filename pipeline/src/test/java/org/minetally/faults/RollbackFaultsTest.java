package org.minetally.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.CommandLineRunner.Answer;

/**
 * Rollbacks that are killed or meet a run. The gate kills them before the pin and after the switch,
 * and reads during six of them; {@code mvn verify -Pnightly} kills them at every moment and reads
 * during twenty.
 */
@Execution(ExecutionMode.CONCURRENT)
final class RollbackFaultsTest {

  private static final boolean LONG = Integer.getInteger("minetally.tests.rounds", 1) > 1;

  @TempDir private Path folder;
  private final SnapshotReader reader = new SnapshotReader();
  private FaultJob job;
  private String first;
  private String second;

  @BeforeEach
  void publishTwice() throws Exception {
    job = FaultJob.in(folder, 0).round(0);
    first = published();
    second = published(1);
  }

  private String published(int round) throws Exception {
    job.round(round);
    return published();
  }

  private String published() throws Exception {
    Answer answer = job.run();
    assertThat(answer.toString(), answer.exitCode(), is(0));
    return current();
  }

  private String current() throws Exception {
    Path pointer = job.output().resolve("current.json");
    if (!Files.exists(pointer)) {
      return reader.read(job.layout().current());
    }
    Path snapshot = job.output().resolve("snapshots").resolve(pointed(pointer));
    reader.readWhole(snapshot);
    return snapshot.getFileName().toString();
  }

  private Answer command(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(1, job.output().toString());
    return CommandLineRunner.run(all.toArray(String[]::new));
  }

  /** The moments of a rollback, recognised from outside. */
  private enum Moment {
    LOCKED,
    PINNED,
    LINKED,
    SWITCHED;

    boolean isReached(FaultJob job, String before) {
      Path output = job.output();
      return switch (this) {
        case LOCKED -> exists(output.resolve("_lock")) && size(output.resolve("_lock")) > 0;
        case PINNED -> exists(output.resolve("_pins.json"));
        case LINKED -> exists(output.resolve("_work/_shown"));
        case SWITCHED -> !target(job).equals(before);
      };
    }

    private static boolean exists(Path path) {
      return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static long size(Path path) {
      try {
        return Files.size(path);
      } catch (java.io.IOException e) {
        return 0;
      }
    }

    private static String target(FaultJob job) {
      try {
        return Files.readSymbolicLink(job.layout().current()).getFileName().toString();
      } catch (java.io.IOException e) {
        throw new AssertionError("current is not a link", e);
      }
    }
  }

  @Test
  void showsOneOfTwoSnapshotsAndRecoversAfterKills() throws Exception {
    Set<String> shown = new TreeSet<>();
    int round = 10;
    for (Moment moment : LONG ? Moment.values() : new Moment[] {Moment.LOCKED, Moment.SWITCHED}) {
      String before = current();
      String target = before.equals(first) ? second : first;
      try (RunProcess rollback =
          RunProcess.start(folder, List.of(), "rollback", job.output().toString(), target)) {
        rollback.stepUntil(
            () -> Moment.LOCKED.isReached(job, before),
            () -> Moment.PINNED.isReached(job, before),
            () -> moment.isReached(job, before));
        rollback.kill();
      }
      assertThat(current(), is(oneOf(before, target)));
      boolean isPinned = Files.exists(job.output().resolve("_pins.json"));
      assertThat("no switch without a pin", isPinned || current().equals(before), is(true));
      job.round(round++);
      Answer next = job.run();
      String what = moment + ": " + next;
      if (isPinned) {
        // The pin decides: the next run finishes the switch and publishes nothing.
        assertThat(what, next.exitCode(), is(6));
        assertThat(what, current(), is(target));
        assertThat(command("unpin").exitCode(), is(0));
        shown.add(target);
      } else {
        assertThat(what, next.exitCode(), is(0));
        command("rollback", before);
        command("unpin");
      }
      assertThat(what, Files.exists(job.output().resolve("_work")), is(false));
      for (Path snapshot : job.snapshots()) {
        reader.readWhole(snapshot);
      }
      assertThat(job.snapshots().toString(), containsString(first));
      assertThat(job.snapshots().toString(), containsString(second));
    }
    assertThat(shown.isEmpty(), is(false));
  }

  @Test
  void readersSeeOnlyWholeSnapshotsDuringRollbacks() throws Exception {
    List<String> wrong = new ArrayList<>();
    boolean[] stop = {false};
    Thread polling =
        new Thread(
            () -> {
              SnapshotReader own = new SnapshotReader();
              while (!stop[0]) {
                try {
                  own.read(job.layout().current());
                } catch (Exception | AssertionError e) {
                  wrong.add(e.toString());
                }
              }
            });
    polling.start();
    for (int i = 0; i < (LONG ? 20 : 6); i++) {
      assertThat(command("rollback", i % 2 == 0 ? first : second).exitCode(), is(0));
    }
    stop[0] = true;
    polling.join();
    assertThat(wrong, is(empty()));
    assertThat(current(), is(second));
  }

  /** The copy is in the folder {@code current}, which disappears between two renames. */
  @Test
  void repairsCopyAfterKilledRollback() throws Exception {
    String text = Files.readString(job.job());
    Files.writeString(job.job(), text.replace("output: {", "output: {current: copy, "));
    String third = published(2);
    String fourth = published(3);
    Path pointer = job.output().resolve("current.json");
    int whole = 0;
    for (int kill = 0; kill < (LONG ? 3 : 2); kill++) {
      String before = current();
      String target = before.equals(third) ? fourth : third;
      try (RunProcess rollback =
          RunProcess.start(folder, List.of(), "rollback", job.output().toString(), target)) {
        Path copy = job.output().resolve("_work/_copy-" + target);
        boolean[] switched = {kill > 0};
        rollback.stepUntil(
            () -> Moment.LOCKED.isReached(job, before),
            () -> Files.exists(copy),
            () ->
                switched[0]
                    ? pointed(pointer).equals(target)
                    : Files.exists(copy.resolve("manifest.json")));
        rollback.kill();
      }
      // The snapshot that current.json names is whole at every moment.
      reader.readWhole(job.output().resolve("snapshots").resolve(pointed(pointer)));
      whole += Files.exists(job.layout().current().resolve("manifest.json")) ? 1 : 0;
      assertThat(job.round(20 + kill).run().exitCode(), is(6));
      assertThat(pointed(pointer), is(target));
      assertThat(manifestRun(), is(target));
      assertThat(command("unpin").exitCode(), is(0));
      assertThat(Files.exists(job.output().resolve("_work")), is(false));
    }
    assertThat(whole > 0, is(true));
  }

  private String manifestRun() throws Exception {
    return JsonMapper.builder()
        .build()
        .readTree(Files.readString(job.layout().current().resolve("manifest.json")))
        .get("run_id")
        .asText();
  }

  private static String pointed(Path pointer) {
    try {
      return JsonMapper.builder()
          .build()
          .readTree(Files.readString(pointer))
          .get("run_id")
          .asText();
    } catch (java.io.IOException e) {
      throw new AssertionError("current.json is not whole", e);
    }
  }

  @Test
  void changesNothingDuringRun() throws Exception {
    job.round(2);
    try (RunProcess run = job.start()) {
      assertThat(run.awaitThat(() -> job.work().isPresent()), is(true));
      run.stop();
      for (String name : List.of("rollback", "pin", "unpin")) {
        Answer answer = command(name, first);
        assertThat(answer.toString(), answer.exitCode(), is(5));
        assertThat(
            answer.err(),
            containsString("Nothing was done:\n  " + job.output() + " is locked by another run"));
      }
      // A list needs no lock, and does not show the snapshot that is not published.
      assertThat(command("snapshots").out().lines().filter(l -> l.startsWith("2")).count(), is(2L));
      assertThat(Files.exists(job.output().resolve("_pins.json")), is(false));
      run.wake();
      assertThat(run.answer().exitCode(), is(0));
    }
  }
}
