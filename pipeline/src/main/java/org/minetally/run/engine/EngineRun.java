package org.minetally.run.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.minetally.internal.Counters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a pipeline in its own thread group. The DirectRunner's workers continue after one of them
 * has failed, and would write into the work folder while it is removed, or create it again. A run
 * that fails or is interrupted therefore waits until they have ended.
 */
public final class EngineRun {

  private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);

  /** The name of the DirectRunner's worker threads. */
  private static final String WORKER = "direct-runner-worker";

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Pipeline pipeline;
  private final ThreadGroup group = new ThreadGroup("engine");
  private final CompletableFuture<PipelineResult> result = new CompletableFuture<>();

  public EngineRun(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Runs the pipeline to its end. After an exception, no worker of this process writes any longer,
   * unless it has ignored its interruption for 20 s.
   *
   * @throws IllegalStateException if this thread is interrupted
   */
  public PipelineResult.State await() {
    FutureTask<PipelineResult.State> work = new FutureTask<>(this::run);
    Thread thread = new Thread(group, work, "engine");
    thread.setDaemon(true);
    thread.start();
    boolean done = false;
    try {
      PipelineResult.State state = work.get();
      done = state == PipelineResult.State.DONE;
      return state;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the engine was running", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (!done) {
        cancel();
        awaitWorkers();
      }
    }
  }

  private PipelineResult.State run() {
    PipelineResult started = pipeline.run();
    result.complete(started);
    return started.waitUntilFinish();
  }

  /**
   * Returns the value of one of the library's counters so far, over all workers; 0 if the engine
   * does not report it during the run. Flink does not, because its {@code run} blocks.
   */
  public long counter(String name) {
    PipelineResult started = result.getNow(null);
    if (started == null) {
      return 0;
    }
    try {
      long sum = 0;
      for (MetricResult<Long> counter :
          started
              .metrics()
              .queryMetrics(
                  MetricsFilter.builder()
                      .addNameFilter(MetricNameFilter.named(Counters.NAMESPACE, name))
                      .build())
              .getCounters()) {
        sum += counter.getAttempted();
      }
      return sum;
    } catch (RuntimeException e) {
      // Progress is not worth a failure.
      return 0;
    }
  }

  /** Cancels the job. Engines whose {@code run} blocks until the end cannot be cancelled. */
  private void cancel() {
    PipelineResult started = result.getNow(null);
    if (started == null || started.getState().isTerminal()) {
      return;
    }
    try {
      started.cancel();
    } catch (IOException | RuntimeException e) {
      LOG.warn("cannot cancel the job on the engine ({})", e.getMessage());
    }
  }

  private void awaitWorkers() {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    Thread[] threads = new Thread[group.activeCount() + 64];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().equals(WORKER)) {
        threads[i].interrupt();
      }
    }
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().equals(WORKER)) {
        await(threads[i], end);
      }
    }
  }

  private static void await(Thread worker, long end) {
    boolean interrupted = false;
    while (worker.isAlive() && System.nanoTime() < end) {
      try {
        worker.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
