package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.internal.Shared;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;

/**
 * A JVM that serialized a {@link Shared} value never reads its bytes, so a run on one machine does
 * not show whether another worker could. This test reads them.
 */
class SharedValuesTest {

  private static final Path TESTDATA =
      Path.of(System.getProperty("minetally.root", "..")).resolve("testdata");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo/job.yaml",
        "incidents/job.yaml",
        "lookups/job.yaml",
        "sample/job.yaml",
        "series/job.yaml"
      })
  void valuesOfFunctionsCanBeReadByAnotherWorker(String job) throws ReflectiveOperationException {
    Set<String> types = new TreeSet<>();
    for (DoFn<?, ?> function : functions(job)) {
      for (Field field : function.getClass().getDeclaredFields()) {
        if (field.getType() == Shared.class) {
          field.setAccessible(true);
          Shared<?> shared = (Shared<?>) field.get(function);
          assertThat(function.getClass().getName(), read(shared).getClass(), is(typeOf(shared)));
          types.add(typeOf(shared).getSimpleName());
        }
      }
    }
    assertThat(types, hasItems("RecordSources", "TableSet"));
  }

  private static Class<?> typeOf(Shared<?> shared) {
    return shared.get().getClass();
  }

  private static Object read(Shared<?> shared) throws ReflectiveOperationException {
    Field bytes = Shared.class.getDeclaredField("bytes");
    bytes.setAccessible(true);
    return SerializableUtils.deserializeFromByteArray((byte[]) bytes.get(shared), "a value");
  }

  private static Set<DoFn<?, ?>> functions(String job) {
    EngineOptions engine = new EngineOptions(List.of());
    Pipeline pipeline = Pipeline.create(engine.forPipeline());
    Tuning tuning = Tuning.of(engine).forInput(Long.MAX_VALUE, 0);
    new SummaryGraph(
            Preparation.of(TESTDATA.resolve(job)).plan(), "out", "reconciliation.json", tuning, "")
        .addTo(pipeline);
    Set<DoFn<?, ?>> functions = new LinkedHashSet<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            if (node.getTransform() instanceof ParDo.MultiOutput<?, ?> parDo) {
              functions.add(parDo.getFn());
            }
          }
        });
    return functions;
  }
}
