package org.minetally.run.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failed run continues only after the engine's workers have ended. */
final class EngineRunTest {

  private static CountDownLatch working;
  private static AtomicBoolean ended;

  @BeforeEach
  void begin() {
    working = new CountDownLatch(1);
    ended = new AtomicBoolean();
  }

  @Test
  void waitsForWorkersThatContinueAfterFailure() {
    Pipeline pipeline = pipeline();
    pipeline.apply("a", Impulse.create()).apply("work", ParDo.of(new WorkFn()));
    pipeline.apply("b", Impulse.create()).apply("fail", ParDo.of(new FailFn()));
    assertThrows(Pipeline.PipelineExecutionException.class, () -> new EngineRun(pipeline).await());
    assertThat(ended.get(), is(true));
  }

  @Test
  void endsWorkersWhenTheRunIsInterrupted() throws Exception {
    Pipeline pipeline = pipeline();
    pipeline.apply("a", Impulse.create()).apply("work", ParDo.of(new WorkFn()));
    Thread run = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              try {
                working.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              run.interrupt();
            });
    other.start();
    assertThrows(IllegalStateException.class, () -> new EngineRun(pipeline).await());
    assertThat(Thread.interrupted(), is(true));
    assertThat(ended.get(), is(true));
    other.join();
  }

  @Test
  void tellsTheCountersOfTheLibrary() {
    Pipeline pipeline = pipeline();
    pipeline.apply("a", Impulse.create()).apply("count", ParDo.of(new CountFn()));
    EngineRun run = new EngineRun(pipeline);
    assertThat(run.counter("bytes_read"), is(0L));
    run.await();
    assertThat(run.counter("bytes_read"), is(42L));
    assertThat(run.counter("records_read"), is(0L));
  }

  private static Pipeline pipeline() {
    return Pipeline.create(new EngineOptions(List.of("--targetParallelism=4")).forPipeline());
  }

  /** Counts bytes of the library and of another one. */
  private static final class CountFn extends DoFn<byte[], Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void count() {
      Metrics.counter("minetally", "bytes_read").inc(42);
      Metrics.counter("other", "bytes_read").inc(1);
    }
  }

  /** Works until it is interrupted, and a little longer. */
  private static final class WorkFn extends DoFn<byte[], Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void work() {
      working.countDown();
      CountDownLatch never = new CountDownLatch(1);
      try {
        never.await();
      } catch (InterruptedException e) {
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
      }
      ended.set(true);
    }
  }

  /** Fails once the other function is running. */
  private static final class FailFn extends DoFn<byte[], Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void fail() throws InterruptedException {
      working.await();
      throw new IllegalStateException("no space left");
    }
  }
}
