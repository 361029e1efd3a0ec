package org.minetally.clusters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster, as {@code checks/clusters/bin/spark} starts it: a master and two
 * workers on free ports of this machine.
 *
 * @param folder the folder for logs and process ids
 * @param master the address of the master
 */
record SparkCluster(Path folder, String master) implements Cluster {

  private static final Path SCRIPT = Project.ROOT.resolve("checks/clusters/bin/spark");
  private static final String MEMORY = "2g";
  private static final Pattern SHUFFLE = Pattern.compile("shuffle_(\\d+)_.*\\.data");

  /** Starts a cluster. */
  static SparkCluster start(Path folder) {
    Program.Answer answer = script(folder, "start");
    if (answer.exitCode() != 0) {
      throw new IllegalStateException(answer.out() + answer.err());
    }
    return new SparkCluster(folder, answer.out().strip());
  }

  private static Program.Answer script(Path folder, String command) {
    return Program.start(
            List.of("bash", SCRIPT.toString(), command),
            Map.of("MINETALLY_SPARK_DIR", folder.toString(), "SPARK_WORKER_MEMORY", MEMORY))
        .await();
  }

  @Override
  public Program minetally(List<String> words) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx1g");
    arguments.add("-Dspark.executor.memory=" + MEMORY);
    arguments.addAll(List.of("-jar", Project.sparkJar().toString()));
    arguments.addAll(words);
    arguments.add("--sparkMaster=" + master);
    return Program.java(arguments);
  }

  /** Returns the process of a worker. */
  ProcessHandle worker(int number) throws IOException {
    String id = Files.readString(folder.resolve("worker-" + number + ".pid")).strip();
    return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
  }

  /** Returns the executors of a worker: its Java child processes. */
  List<ProcessHandle> executors(int worker) throws IOException {
    return worker(worker).descendants().filter(ProcessHandle::isAlive).toList();
  }

  /** Returns how many shuffles of running jobs have written files. */
  long shuffles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("local"))) {
      return files
          .map(file -> SHUFFLE.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(shuffle -> shuffle.group(1))
          .distinct()
          .count();
    } catch (UncheckedIOException e) {
      // A file disappeared while it was inspected.
      return 0;
    }
  }

  @Override
  public void close() {
    Program.Answer answer = script(folder, "stop");
    if (answer.exitCode() != 0) {
      throw new IllegalStateException(answer.err());
    }
  }
}
