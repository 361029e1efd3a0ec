package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.cli.RealData;
import org.minetally.internal.Shared;
import org.minetally.region.boundary.Boundaries;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;

/** Serialized functions, which are sent to every worker, contain only what they use. */
class GraphFunctionsTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));

  /** The only function that looks up coordinates. */
  private static final String READER = "Read/Read ranges";

  @TempDir private Path folder;

  @Test
  void carriesBoundariesOnlyInReader() {
    assertOnlyReaderCarriesBoundaries(functions(ROOT.resolve("testdata/coordinates/job.yaml")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events.yaml", "victims.yaml"})
  void keepsFunctionsOfColombiaSmall(String job) throws IOException {
    RealData.assumePresent();
    SortedMap<String, byte[]> functions = functions(RealData.job(job, folder));
    boolean boundaries = carriesBoundaries(functions.get(READER));
    if (boundaries) {
      assertOnlyReaderCarriesBoundaries(functions);
    }
    functions.forEach(
        (name, bytes) ->
            assertThat(
                name,
                bytes.length,
                is(lessThan(boundaries && name.equals(READER) ? 384_000 : 128_000))));
  }

  private static void assertOnlyReaderCarriesBoundaries(SortedMap<String, byte[]> functions) {
    functions.forEach(
        (name, bytes) -> assertThat(name, carriesBoundaries(bytes), is(name.equals(READER))));
    assertThat(String.join(", ", functions.keySet()), containsString(READER));
  }

  private static boolean carriesBoundaries(byte[] function) {
    return new String(function, StandardCharsets.ISO_8859_1).contains(Boundaries.class.getName());
  }

  /** Returns the serialized functions of a job's graph by full name. */
  private static SortedMap<String, byte[]> functions(Path job) {
    EngineOptions engine = new EngineOptions(List.of());
    Pipeline pipeline = Pipeline.create(engine.forPipeline());
    new SummaryGraph(
            Preparation.of(job).plan(), "out", "reconciliation.json", Tuning.of(engine), "")
        .addTo(pipeline);
    SortedMap<String, byte[]> functions = new TreeMap<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            if (node.getTransform() instanceof ParDo.MultiOutput<?, ?> parDo) {
              DoFn<?, ?> function = parDo.getFn();
              functions.put(
                  node.getFullName().replaceFirst("/ParMultiDo\\(.*", ""), serialized(function));
            }
          }
        });
    return functions;
  }

  /** Beam's own helper compresses, so that names of classes are not found in its result. */
  private static byte[] serialized(DoFn<?, ?> function) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new PlainStream(bytes)) {
      out.writeObject(function);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes values that functions share in place, which are compressed otherwise. */
  private static final class PlainStream extends ObjectOutputStream {

    PlainStream(OutputStream out) throws IOException {
      super(out);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object value) {
      return value instanceof Shared<?> shared ? shared.get() : value;
    }
  }
}
