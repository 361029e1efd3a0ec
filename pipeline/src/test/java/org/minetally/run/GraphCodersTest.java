package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.util.construction.PipelineTranslation;
import org.apache.beam.sdk.util.construction.RehydratedComponents;
import org.apache.beam.sdk.util.construction.SdkComponents;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minetally.cli.RealData;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;

/**
 * Checks that a runner that receives the graph as a proto decodes every element with its own coder.
 */
class GraphCodersTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));

  private static final String OWN = "org.minetally.";

  /** The coders of every graph. */
  private static final List<String> CODERS =
      List.of(
          "RangeTaskCoder",
          "BatchCoder",
          "CellTableCoder",
          "TablePartIdCoder",
          "TablePartCoder",
          "TableRowsCoder",
          "MessageCoder",
          "ReconciliationCoder");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample/job.yaml",
        "incidents/job.yaml",
        "colombia/events.yaml",
        "colombia/victims.yaml"
      })
  void restoresCoderOfEveryPCollectionFromProto(String job) throws IOException {
    restoresCoders(graph(job, 0), CODERS);
    List<String> inParts = new ArrayList<>(CODERS);
    if (Preparation.of(file(job)).plan().tableSet().summaries().any()) {
      inParts.add("SummaryFrameCoder");
    }
    restoresCoders(graph(job, Long.MAX_VALUE), inParts);
  }

  private static void restoresCoders(Pipeline pipeline, List<String> expected) throws IOException {
    SdkComponents components = SdkComponents.create(pipeline.getOptions());
    RunnerApi.Pipeline proto = PipelineTranslation.toProto(pipeline, components);
    RehydratedComponents rehydrated = RehydratedComponents.forComponents(proto.getComponents());
    Set<String> classes = new TreeSet<>();
    Set<String> ids = new TreeSet<>();
    for (PCollection<?> collection : collections(pipeline)) {
      String collectionId = components.registerPCollection(collection);
      if (!proto.getComponents().containsPcollections(collectionId)) {
        continue; // A side input, which a proto describes where it is read.
      }
      String id = proto.getComponents().getPcollectionsOrThrow(collectionId).getCoderId();
      assertThat(
          collection.getName(), names(rehydrated.getCoder(id)), is(names(collection.getCoder())));
      for (Coder<?> leaf : leaves(collection.getCoder())) {
        if (leaf.getClass().getName().startsWith(OWN)) {
          classes.add(leaf.getClass().getName());
          ids.add(components.registerCoder(leaf));
        }
      }
    }
    assertThat(
        classes.stream().map(name -> name.substring(name.lastIndexOf('.') + 1)).toList(),
        containsInAnyOrder(expected.toArray()));
    assertThat(ids.size(), is(classes.size()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample/job.yaml",
        "incidents/job.yaml",
        "colombia/events.yaml",
        "colombia/victims.yaml"
      })
  void usesNoJavaSerializationForElements(String job) throws IOException {
    List<String> serialized = new ArrayList<>();
    for (PCollection<?> collection : collections(graph(job, Long.MAX_VALUE))) {
      for (Coder<?> leaf : leaves(collection.getCoder())) {
        // Beam's Create passes its source on as a serialized Java object.
        if (leaf instanceof SerializableCoder<?> java
            && java.getRecordType() != BoundedSource.class) {
          serialized.add(collection.getName() + ": " + leaf);
        }
      }
    }
    assertThat(serialized, is(empty()));
  }

  private Pipeline graph(String job, long text) throws IOException {
    Preparation preparation = Preparation.of(file(job));
    EngineOptions engine = new EngineOptions(List.of());
    Pipeline pipeline = Pipeline.create(engine.forPipeline());
    Tuning tuning = Tuning.of(engine).forInput(text, 0);
    new SummaryGraph(preparation.plan(), "out", "reconciliation.json", tuning, "").addTo(pipeline);
    return pipeline;
  }

  private Path file(String job) throws IOException {
    if (!job.startsWith("colombia/")) {
      return ROOT.resolve("testdata").resolve(job);
    }
    RealData.assumePresent();
    return RealData.job(job.substring("colombia/".length()), folder);
  }

  private static Set<PCollection<?>> collections(Pipeline pipeline) {
    Set<PCollection<?>> collections = new LinkedHashSet<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitValue(PValue value, TransformHierarchy.Node producer) {
            if (value instanceof PCollection<?> collection) {
              collections.add(collection);
            }
          }
        });
    return collections;
  }

  private static List<Coder<?>> leaves(Coder<?> coder) {
    if (coder.getCoderArguments().isEmpty()) {
      return List.of(coder);
    }
    List<Coder<?>> leaves = new ArrayList<>();
    coder.getCoderArguments().forEach(argument -> leaves.addAll(leaves(argument)));
    return leaves;
  }

  private static List<String> names(Coder<?> coder) {
    return leaves(coder).stream().map(leaf -> leaf.getClass().getName()).toList();
  }
}
