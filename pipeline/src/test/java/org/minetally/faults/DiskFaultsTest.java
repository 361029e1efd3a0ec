package org.minetally.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.minetally.cli.CommandLineRunner;
import org.minetally.cli.CommandLineRunner.Answer;

/**
 * Full disks, read-only disks, and limits on file size. The gate fills a disk completely and up to
 * 20 KiB; {@code mvn verify -Pnightly} also leaves other amounts free.
 */
@SuppressWarnings("try") // The mount is only closed.
@Execution(ExecutionMode.CONCURRENT)
final class DiskFaultsTest {

  /** How many KiB of the disk are free. */
  private static final int[] FREE =
      Integer.getInteger("minetally.tests.rounds", 1) == 1
          ? new int[] {0, 20}
          : new int[] {0, 4, 20, 40};

  @TempDir private Path folder;
  private final SnapshotReader reader = new SnapshotReader();

  @Test
  void failsOnFullDiskAndKeepsPublishedSnapshot() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    try (Mount mount = Mount.ofSize(disk, "1m")) {
      FaultJob job = FaultJob.in(folder, disk.resolve("out"), 0).round(0);
      String first = published(job);
      Path ballast = disk.resolve("ballast");
      for (int free : FREE) {
        fill(ballast, free * 1024);
        Answer answer = job.round(1 + free).run();
        failsWith(answer, "No space left on device", "Free space on that disk");
        assertThat(answer.err(), containsString(job.output().toString()));
        assertThat(
            FaultJob.entries(job.output().resolve("_work")).toString(),
            job.work().isPresent(),
            is(false));
        assertThat(reader.read(job.layout().current()), is(first));
      }
      Files.delete(ballast);
      assertThat(published(job), is(not(first)));
      assertThat(job.work().isPresent(), is(false));
    }
  }

  @Test
  void rollbackFailsOnFullDiskAndKeepsPublishedSnapshot() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    try (Mount mount = Mount.ofSize(disk, "1m")) {
      FaultJob job = FaultJob.in(folder, disk.resolve("out"), 0).round(0);
      String first = published(job);
      String second = published(job.round(1));
      String output = job.output().toString();
      Path ballast = disk.resolve("ballast");
      fill(ballast, 0);
      rollbackFailsWith(output, first, "No space left on device");
      assertThat(reader.read(job.layout().current()), is(second));
      Files.delete(ballast);
      try (Mount readOnly = Mount.readOnly(job.output())) {
        rollbackFailsWith(output, first, "Read-only file system");
      }
      assertThat(reader.read(job.layout().current()), is(second));
      assertThat(CommandLineRunner.run("rollback", output, first).exitCode(), is(0));
      assertThat(reader.read(job.layout().current()), is(first));
    }
  }

  @Test
  void failsOnReadOnlyDiskAndKeepsPublishedSnapshot() throws Exception {
    FaultJob job = FaultJob.in(folder, 0).round(0);
    String first = published(job);
    job.round(1);
    try (RunProcess run = job.start()) {
      assertThat(run.awaitThat(() -> job.work().isPresent()), is(true));
      run.stop();
      try (Mount mount = Mount.readOnly(job.output())) {
        run.wake();
        failsWith(run.answer(), "Read-only file system", "make it writable", "_work");
        assertThat(reader.read(job.layout().current()), is(first));

        // The next run finds the disk read-only from the start.
        failsWith(job.run(), "Read-only file system", "make it writable", "the output folder ");
      }
    }
    assertThat(published(job), is(not(first)));
    assertThat(job.work().isPresent(), is(false));
  }

  @Test
  void failsIfFileCannotBeWrittenCompletely() throws Exception {
    FaultJob job = FaultJob.in(folder, 0).round(0);
    String first = published(job);
    // The sink of a larger table reaches the limit on file size while it writes.
    Files.writeString(job.data(), manyDays());
    String good = Files.readString(job.job());
    Files.writeString(job.job(), good.replace("periods: [month, year]", "periods: [day, year]"));
    List<String> limit = List.of("bash", "-c", "ulimit -f 300; exec \"$@\"", "limit");
    try (RunProcess run = RunProcess.start(folder, limit, "run", job.job().toString())) {
      failsWith(run.answer(), "File too large", "the tables cannot be written to ", "_work");
    }
    assertThat(job.work().isPresent(), is(false));
    assertThat(reader.read(job.layout().current()), is(first));
    Files.writeString(job.job(), good);
    assertThat(published(job.round(2)), is(not(first)));
    assertThat(job.work().isPresent(), is(false));
  }

  @Test
  void failsIfSumDoesNotFitItsColumn() throws Exception {
    FaultJob job = FaultJob.in(folder, 0).round(0);
    String first = published(job);
    String good = Files.readString(job.job());
    Files.writeString(
        job.job(),
        good.replace("{killed: {column: killed}}", "{area_cleared_m2: {column: killed}}")
            .replace("dataset: casualties", "dataset: detections"));
    Files.writeString(job.data(), FaultJob.text(0).replace("600", "120000000000000"));
    Answer answer = job.run();
    assertThat(answer.toString(), answer.exitCode(), is(4));
    assertThat(
        answer.err(),
        is(
            "Nothing was published:\n  a sum does not fit its column (the area does not fit"
                + " in 18 digits: area_cleared_m2). Check the sources for impossible figures.\n"));
    assertThat(job.work().isPresent(), is(false));
    Files.writeString(job.job(), good);
    assertThat(reader.read(job.layout().current()), is(first));
    assertThat(published(job.round(2)), is(not(first)));
    assertThat(job.work().isPresent(), is(false));
  }

  @Test
  void namesFullTemporaryFolder() throws Exception {
    FaultJob job = FaultJob.in(folder, 0).round(0);
    String first = published(job);
    job.round(1);
    Path tmp = Files.createDirectory(folder.resolve("tmp"));
    try (Mount mount = Mount.ofSize(tmp, "8k");
        RunProcess run =
            RunProcess.start(
                folder,
                List.of("env", "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + tmp),
                "run",
                job.job().toString())) {
      Answer answer = run.answer();
      assertThat(answer.toString(), answer.exitCode(), is(1));
      assertThat(
          answer.err(),
          allOf(
              containsString("Nothing was published:\n  a part of the program cannot be loaded"),
              containsString(
                  "Java's temporary folder, " + tmp + ": make sure that the folder exists")));
    }
    assertThat(reader.read(job.layout().current()), is(first));
    assertThat(published(job), is(not(first)));
  }

  /** Returns a record for each day of sixty years. */
  private static String manyDays() {
    StringBuilder text = new StringBuilder("day,region,district,killed\n");
    LocalDate first = LocalDate.of(1960, 1, 1);
    for (int day = 0; day < 60 * 365; day++) {
      text.append(first.plusDays(day))
          .append(",North,Alder,")
          .append(day * 37L % 1009)
          .append('\n');
    }
    return text.toString();
  }

  private String published(FaultJob job) throws Exception {
    Answer answer = job.run();
    assertThat(answer.toString(), answer.exitCode(), is(0));
    return reader.read(job.layout().current());
  }

  private static void rollbackFailsWith(String output, String runId, String words) {
    Answer answer = CommandLineRunner.run("rollback", output, runId);
    isFailure(answer, "minetally rollback failed", words);
  }

  private static void failsWith(Answer answer, String... words) {
    isFailure(answer, "Nothing was published", words);
  }

  private static void isFailure(Answer answer, String heading, String... words) {
    assertThat(answer.toString(), answer.exitCode(), is(1));
    // A warning about too little space may come first.
    assertThat(answer.err(), matchesPattern("(?s)(Warning: the disk .*)?" + heading + ":\n  .*"));
    for (String word : words) {
      assertThat(answer.err(), containsString(word));
    }
    assertThat(answer.err(), allOf(not(containsString("\tat ")), not(containsString("Exception"))));
    assertThat(answer.out(), is(""));
  }

  /** Fills the disk except for some free bytes. */
  private static void fill(Path ballast, int free) throws IOException {
    Files.deleteIfExists(ballast);
    Files.createFile(ballast);
    long usable = Files.getFileStore(ballast.getParent()).getUsableSpace();
    Files.write(ballast, new byte[Math.toIntExact(usable - free)]);
  }

  /**
   * A mounted file system, until it is closed. Only root can mount; otherwise the test is skipped.
   */
  private record Mount(Path at) implements AutoCloseable {

    static Mount ofSize(Path at, String size) throws Exception {
      assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString()) == 0,
          "a small disk cannot be mounted here: that takes root on Linux");
      return new Mount(at);
    }

    /** Mounts a folder over itself, read-only. */
    static Mount readOnly(Path at) throws Exception {
      assumeTrue(
          run("mount", "--bind", at.toString(), at.toString()) == 0,
          "a folder cannot be mounted here: that takes root on Linux");
      Mount mount = new Mount(at);
      assertThat(run("mount", "-o", "remount,bind,ro", at.toString()), is(0));
      return mount;
    }

    private static int run(String... words) throws Exception {
      try {
        return new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
      } catch (IOException e) {
        return -1; // The program does not exist.
      }
    }

    @Override
    public void close() throws IOException {
      int ended =
          new ProcessBuilder("umount", "--lazy", at.toString()).start().onExit().join().exitValue();
      assertThat(ended, is(0));
    }
  }
}
