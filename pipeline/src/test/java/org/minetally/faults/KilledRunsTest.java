package org.minetally.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minetally.cli.CommandLineRunner.Answer;

/**
 * Kills runs with SIGKILL while a reader reads {@code current} continuously. The property {@code
 * minetally.faults.kills} sets the number of kills. By default there are three, at the three latest
 * moments; {@code mvn verify -Pnightly} kills many more runs.
 */
final class KilledRunsTest {

  private static final int KILLS = Integer.getInteger("minetally.faults.kills", 3);
  private static final long SEED = Long.getLong("minetally.faults.seed", 20211);
  private static final int KEEP = 3;
  private static final long MOST_DELAY_NANOS = 3_000_000;

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private final SortedMap<String, Integer> found = new TreeMap<>();
  private final SnapshotReader reader = new SnapshotReader();
  private final Set<String> shown = new HashSet<>();
  private long runNanos;

  @Test
  void showsOnlyWholeSnapshotsAndRecoversAfterKills() throws Exception {
    FaultJob job = FaultJob.in(folder, KEEP).round(0);
    Answer first = job.run();
    assertThat(first.toString(), first.exitCode(), is(0));
    shown.add(reader.read(job.layout().current()));
    measure(job);
    try (PollingReader polling = new PollingReader(job.layout().current())) {
      for (int kill = 0; kill < KILLS; kill++) {
        polling.awaitSnapshot(killOne(job, kill));
        report(kill + 1, polling);
      }
      polling.stop();
      assertThat(polling.wrong(), is(empty()));
      assertThat(polling.times(), is(greaterThan(KILLS)));
      assertThat(polling.changes(), is(greaterThan(KILLS)));
    }
  }

  /** Measures an undisturbed run, so that random moments can be spread over its duration. */
  private void measure(FaultJob job) throws Exception {
    if (IntStream.range(0, KILLS).noneMatch(kill -> moment(kill) == KillMoment.ANY)) {
      return;
    }
    job.round(2 * KILLS + 1);
    long start = System.nanoTime();
    try (RunProcess run = job.start()) {
      Answer answer = run.answer();
      assertThat(answer.toString(), answer.exitCode(), is(0));
    }
    runNanos = System.nanoTime() - start;
    shown.add(reader.read(job.layout().current()));
  }

  private String killOne(FaultJob job, int kill) throws Exception {
    job.round(2 * kill + 1);
    KillMoment.State before = KillMoment.State.of(job);
    String how = kill(job, kill, before);
    found.merge(KillMoment.found(job, before), 1, Integer::sum);
    shown.add(reader.read(job.layout().current()));

    job.round(2 * kill + 2);
    Answer next = job.run();
    String what = "after kill " + kill + " " + how + ": " + next;
    assertThat(what, next.exitCode(), is(0));
    assertThat(what, next.out().contains("Published as run "), is(true));
    String published = reader.read(job.layout().current());
    assertThat(what, next.out().contains(published), is(true));
    shown.add(published);
    assertThat(what, Files.exists(job.output().resolve("_work")), is(false));
    Path link = job.output().resolve("_current");
    assertThat(what, Files.exists(link, LinkOption.NOFOLLOW_LINKS), is(false));
    assertThat(what, job.snapshots().size(), is(lessThanOrEqualTo(KEEP)));
    for (Path snapshot : job.snapshots()) {
      // A snapshot that was never published is not kept.
      assertThat(what, shown.contains(snapshot.getFileName().toString()), is(true));
      reader.readWhole(snapshot);
    }
    assertThat(what, names(job.privateFolders()), is(names(job.snapshots())));
    return published;
  }

  private static List<String> names(List<Path> folders) {
    return folders.stream().map(folder -> folder.getFileName().toString()).toList();
  }

  /** Returns each moment once, latest first, then half as many random ones, and repeats. */
  private static KillMoment moment(int kill) {
    KillMoment[] moments = KillMoment.values();
    int named = moments.length - 1;
    int turn = kill % (named * 3 / 2);
    return turn < named ? moments[named - turn] : KillMoment.ANY;
  }

  /** Starts a run, kills it, and describes the moment. */
  private String kill(FaultJob job, int kill, KillMoment.State before) throws Exception {
    KillMoment moment = moment(kill);
    try (RunProcess run = job.start()) {
      if (moment.isBrief()) {
        run.stepUntil(
            () ->
                KillMoment.VERIFYING.isReached(job, before)
                    || KillMoment.MANIFEST.isReached(job, before),
            () -> KillMoment.MANIFEST.isReached(job, before),
            () -> moment.isReached(job, before));
      } else {
        run.awaitThat(() -> moment.isReached(job, before));
        boolean any = moment == KillMoment.ANY;
        LockSupport.parkNanos((long) (random.nextDouble() * (any ? runNanos : MOST_DELAY_NANOS)));
      }
      run.kill();
    }
    return "at " + moment;
  }

  /** Writes the figures to a file, so that a run of hours leaves a record. */
  private void report(int kills, PollingReader polling) throws Exception {
    StringBuilder text =
        new StringBuilder(
            "%d kills, seed %d; %,d whole snapshots read, %d of them new; wrong: %d%n"
                .formatted(
                    kills, SEED, polling.times(), polling.changes(), polling.wrong().size()));
    found.forEach((state, times) -> text.append("  %4d  %s%n".formatted(times, state)));
    Path target = Path.of("target");
    if (Files.isDirectory(target)) {
      Files.writeString(target.resolve("killed-runs.txt"), text);
    }
  }
}
