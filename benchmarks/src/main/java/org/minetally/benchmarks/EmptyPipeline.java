package org.minetally.benchmarks;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;

/** The least that a pipeline costs on the DirectRunner: one element, grouped and ignored. */
final class EmptyPipeline {

  private EmptyPipeline() {}

  /** Runs the pipeline with the engine options that the job uses. */
  public static void main(String[] args) {
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs(
                    "--runner=DirectRunner",
                    "--enforceImmutability=false",
                    "--enforceEncodability=false",
                    "--targetParallelism=2")
                .create());
    pipeline
        .apply(Create.of(KV.of("key", 1)))
        .apply(GroupByKey.create())
        .apply(ParDo.of(new IgnoreFn()));
    pipeline.run().waitUntilFinish();
  }

  private static final class IgnoreFn extends DoFn<KV<String, Iterable<Integer>>, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void ignore() {}
  }
}
