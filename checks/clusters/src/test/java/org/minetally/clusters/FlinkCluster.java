package org.minetally.clusters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A standalone Flink cluster, as {@code checks/clusters/bin/flink} starts it: a JobManager and two
 * TaskManagers on free ports of this machine.
 *
 * @param folder the folder for logs and process ids
 * @param master the host and port of the JobManager
 */
record FlinkCluster(Path folder, String master) implements Cluster {

  private static final Path SCRIPT = Project.ROOT.resolve("checks/clusters/bin/flink");

  /** Starts a cluster that never restarts a failed job. */
  static FlinkCluster start(Path folder) {
    return start(folder, 0);
  }

  /** Starts a cluster that restarts a failed job up to {@code retries} times. */
  static FlinkCluster start(Path folder, int retries) {
    Program.Answer answer = script(folder, "start", retries);
    if (answer.exitCode() != 0) {
      throw new IllegalStateException(answer.out() + answer.err());
    }
    return new FlinkCluster(folder, answer.out().strip());
  }

  private static Program.Answer script(Path folder, String command, int retries) {
    return Program.start(
            List.of("bash", SCRIPT.toString(), command),
            Map.of("MINETALLY_FLINK_DIR", folder.toString(), "FLINK_RETRIES", "" + retries))
        .await();
  }

  @Override
  public Program minetally(List<String> words) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx1g");
    arguments.addAll(List.of("-jar", Project.flinkJar().toString()));
    arguments.addAll(words);
    arguments.addAll(List.of("--flinkMaster=" + master, "--parallelism=2"));
    return Program.java(arguments);
  }

  /** Returns the process of a TaskManager. */
  ProcessHandle taskManager(int number) throws IOException {
    String id = Files.readString(folder.resolve("taskmanager-" + number + ".pid")).strip();
    return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
  }

  /** Returns how many tasks a TaskManager has started. */
  long begun(int taskManager) throws IOException {
    try (var lines = Files.lines(folder.resolve("taskmanager-" + taskManager + ".log"))) {
      return lines.filter(line -> line.contains("switched from INITIALIZING to RUNNING")).count();
    }
  }

  @Override
  public void close() {
    Program.Answer answer = script(folder, "stop", 0);
    if (answer.exitCode() != 0) {
      throw new IllegalStateException(answer.err());
    }
  }
}
