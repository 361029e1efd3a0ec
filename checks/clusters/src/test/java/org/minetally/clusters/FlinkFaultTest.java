package org.minetally.clusters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

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
 * If a process of a Flink cluster is killed during a job, the job is retried with the right result,
 * or it fails and leaves the published snapshot unchanged.
 */
@Tag("cluster")
final class FlinkFaultTest {

  private static final long MANY = 1_000_000;
  private static final long FEW = 10_000;

  @TempDir private Path folder;

  /**
   * Without retries the job fails; with them it restarts on the remaining TaskManager, once the
   * cluster has noticed what is gone: see heartbeat.timeout in checks/clusters/bin/flink.
   */
  @ParameterizedTest
  @CsvSource({"0, 1", "3, 1", "3, 8"})
  void neverPublishesWrongTablesAfterKilledTaskManager(int retries, int tasksBegun)
      throws Exception {
    Path output = folder.resolve("published");
    direct(JobCopy.ofGenerated(FEW, output));
    byte[] before = Files.readAllBytes(output.resolve("current/manifest.json"));
    JobCopy expected = JobCopy.ofGenerated(MANY, folder.resolve("expected"));
    direct(expected);
    JobCopy job = JobCopy.ofGenerated(MANY, output);
    Program.Answer answer;
    try (FlinkCluster cluster = FlinkCluster.start(folder.resolve("cluster"), retries);
        Program running = cluster.submit(job.file(), "--range-size=8388608")) {
      while (running.process().isAlive() && cluster.begun(1) < tasksBegun) {
        Thread.sleep(20);
      }
      assertThat("the job ran when it was hit", running.process().isAlive(), is(true));
      cluster.taskManager(1).destroyForcibly();
      answer = running.await();
    }
    System.out.printf(
        "TaskManager killed at task %d, %d retries: exit %d%n",
        tasksBegun, retries, answer.exitCode());
    assertThat(answer.err(), not(containsString("\tat ")));
    assertThat(answer.err(), answer.exitCode(), is(retries == 0 ? 1 : 0));
    if (retries > 0) {
      job.tables().assertEqualTo(expected.tables());
    } else {
      assertThat(Files.readAllBytes(output.resolve("current/manifest.json")), is(before));
    }
  }

  @Test
  void reportsUnreadableInputAsOnOneMachine() throws Exception {
    JobCopy job = JobCopy.ofTestData("sample", "job.yaml", folder.resolve("sample"));
    Path broken = folder.resolve("sample/data/compressed.csv.gz");
    byte[] whole = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(whole, whole.length - 12));
    try (FlinkCluster cluster = FlinkCluster.start(folder.resolve("cluster"))) {
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
}
