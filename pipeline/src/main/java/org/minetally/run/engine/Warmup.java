package org.minetally.run.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.minetally.parquet.WriteTables;

/**
 * Loads the engine's options and the Parquet writer while the job file is read, which leaves a core
 * idle. This only shortens a run.
 */
public final class Warmup {

  private Warmup() {}

  /** Starts loading in a background thread. */
  public static void start() {
    start("rehearsal", Warmup::run);
  }

  /**
   * Starts loading something else in a background thread. A failure is ignored here, since it
   * happens and is reported again where the class is needed.
   *
   * @param name the name of the thread
   */
  public static void start(String name, Runnable load) {
    Thread thread = new Thread(load, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, e) -> {});
    thread.start();
  }

  private static void run() {
    PipelineOptionsFactory.create();
    try {
      WriteTables.rehearse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
