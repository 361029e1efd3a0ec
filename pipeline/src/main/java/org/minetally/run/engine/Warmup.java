package org.minetally.run.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.minetally.parquet.WriteTables;

/**
 * Has the engine's options and the Parquet writer loaded while the job file is read, which leaves a
 * core idle. It changes nothing but the time that a short run takes.
 */
public final class Warmup {

  private Warmup() {}

  /**
   * Starts it in a thread of its own. Whatever fails here fails again, and is told, where it is
   * needed.
   */
  public static void start() {
    Thread thread = new Thread(Warmup::run, "rehearsal");
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
