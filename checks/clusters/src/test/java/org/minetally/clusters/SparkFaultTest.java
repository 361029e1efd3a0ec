package org.minetally.clusters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * If a process of a Spark cluster is killed during a job, the job is retried with the right result,
 * or it fails and leaves the published snapshot unchanged.
 */
@Tag("cluster")
final class SparkFaultTest {

  private static final long MANY = 1_000_000;
  private static final long FEW = 10_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"EXECUTOR, 1", "EXECUTOR, 3", "WORKER, 1", "WORKER, 2"})
  void neverPublishesWrongTablesAfterKilledProcess(Victim victim, int shuffles) throws Exception {
    Path output = folder.resolve("published");
    direct(JobCopy.ofGenerated(FEW, output));
    byte[] before = Files.readAllBytes(output.resolve("current/manifest.json"));
    JobCopy expected = JobCopy.ofGenerated(MANY, folder.resolve("expected"));
    direct(expected);
    JobCopy job = JobCopy.ofGenerated(MANY, output);
    Program.Answer answer;
    try (SparkCluster cluster = SparkCluster.start(folder.resolve("cluster"));
        Program running = cluster.submit(job.file(), "--range-size=8388608")) {
      while (running.process().isAlive() && cluster.shuffles() < shuffles) {
        Thread.sleep(20);
      }
      assertThat("the job ran when it was hit", running.process().isAlive(), is(true));
      victim.killOf(cluster);
      answer = running.await();
    }
    System.out.printf("%s killed at shuffle %d: exit %d%n", victim, shuffles, answer.exitCode());
    assertThat(answer.err(), not(containsString("\tat ")));
    if (answer.exitCode() == 0) {
      job.tables().assertEqualTo(expected.tables());
    } else {
      assertThat(answer.err(), answer.exitCode(), is(1));
      assertThat(Files.readAllBytes(output.resolve("current/manifest.json")), is(before));
    }
  }

  @Test
  void reportsUnreadableInputAsOnOneMachine() throws Exception {
    JobCopy job = JobCopy.ofTestData("sample", "job.yaml", folder.resolve("sample"));
    Path broken = folder.resolve("sample/data/compressed.csv.gz");
    byte[] whole = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(whole, whole.length - 12));
    try (SparkCluster cluster = SparkCluster.start(folder.resolve("cluster"))) {
      Program.Answer answer = cluster.submit(job.file()).await();
      assertThat(answer.err(), answer.exitCode(), is(3));
      assertThat(answer.err(), containsString(broken.getFileName().toString()));
      assertThat(answer.err(), not(containsString("\tat ")));
    }
  }

  private static void direct(JobCopy job) {
    Program.Answer answer =
        Program.java(List.of("-jar", Project.directJar().toString(), "run", job.file().toString()))
            .await();
    assertThat(answer.err(), answer.exitCode(), is(0));
  }

  /** The process that is killed with SIGKILL. */
  enum Victim {
    /** The process that runs tasks; its worker starts a new one. */
    EXECUTOR,
    /** The worker and its executor, like the loss of a machine. */
    WORKER;

    void killOf(SparkCluster cluster) throws IOException {
      ProcessHandle worker = cluster.worker(1);
      List<ProcessHandle> executors = cluster.executors(1);
      if (this == WORKER) {
        worker.destroyForcibly();
      }
      executors.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
