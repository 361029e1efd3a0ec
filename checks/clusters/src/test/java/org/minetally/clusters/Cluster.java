package org.minetally.clusters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A cluster of separate processes on this machine. Closing stops it. */
interface Cluster extends AutoCloseable {

  /** Starts a command of the packaged program, whose job runs on the cluster. */
  Program minetally(List<String> words);

  /** Starts a run of a job from a separate client process. */
  default Program submit(Path job, String... options) {
    List<String> words = new ArrayList<>(List.of("run", job.toString()));
    words.addAll(List.of(options));
    return minetally(words);
  }

  @Override
  void close();
}
