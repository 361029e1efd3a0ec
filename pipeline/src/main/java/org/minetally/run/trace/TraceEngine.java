package org.minetally.run.trace;

import java.nio.file.Path;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.minetally.run.Failures;
import org.minetally.run.HeapNeed;
import org.minetally.run.Preparation;
import org.minetally.run.ReadProgress;
import org.minetally.run.Watcher;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.EngineRun;
import org.minetally.run.engine.Tuning;
import org.minetally.source.internal.ReadMeter;

/**
 * How the graphs of a trace are run.
 *
 * @param engine the engine
 * @param options its options
 * @param tuning how the work is divided
 * @param watcher receives the progress
 */
record TraceEngine(EngineOptions engine, PipelineOptions options, Tuning tuning, Watcher watcher) {

  /** A graph that writes its result into a folder. */
  @FunctionalInterface
  interface Graph {

    /**
     * Adds the graph to a pipeline.
     *
     * @param suited how the work is divided
     * @param folder where it writes, and the name of the meter that counts what has been read
     */
    void addTo(Pipeline pipeline, Tuning suited, String folder);
  }

  /** Runs a graph that reads the sources of a job. */
  @SuppressWarnings("try") // The watch is only closed.
  void run(Preparation preparation, Path work, Graph graph) {
    HeapNeed need = HeapNeed.of(preparation.job());
    engine.divideShuffles(need.text());
    Pipeline pipeline = Pipeline.create(options);
    String folder = work.toAbsolutePath().toString();
    graph.addTo(pipeline, tuning.forInput(need.text(), need.lookups()), folder);
    EngineRun run = new EngineRun(pipeline);
    try (ReadMeter meter = ReadMeter.open(folder);
        Watcher.Watch watch =
            watcher.watch(new ReadProgress(meter, run), preparation.sourceBytes())) {
      PipelineResult.State state = run.await();
      if (state != PipelineResult.State.DONE) {
        throw new IllegalStateException("the engine ended the job in state " + state);
      }
    } catch (Pipeline.PipelineExecutionException e) {
      throw Failures.expectedIn(e, folder, engine);
    } catch (RuntimeException e) {
      throw engine.isDirect() ? e : Failures.expectedIn(e, folder, engine);
    }
  }
}
