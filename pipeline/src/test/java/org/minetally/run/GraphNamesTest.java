package org.minetally.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.junit.jupiter.api.Test;
import org.minetally.plan.Plan;
import org.minetally.run.engine.EngineOptions;
import org.minetally.run.engine.Tuning;

/**
 * An engine's metrics, logs and updates refer to transforms by name, so a name changes only on
 * purpose: together with the file {@code graph-names.txt}.
 */
class GraphNamesTest {

  private static final Path ROOT = Path.of(System.getProperty("minetally.root", ".."));

  @Test
  void transformsOfTheSampleHaveStableNames() throws IOException {
    assertThat(String.join("\n", names(sample(0))) + "\n", is(expected()));
  }

  @Test
  void transformsOfLargeInputHaveMoreStepsAndTheSameNames() throws IOException {
    List<String> large = new ArrayList<>(names(sample(Long.MAX_VALUE)));
    large.removeAll(names(sample(0)));
    assertThat(
        large.stream().filter(name -> name.split("/").length == 2).toList(),
        contains(
            "Summarise/Summary tables",
            "Summarise/Rows",
            "Reconcile/List records",
            "Reconcile/All tables",
            "Write/Count rows",
            "Write/Rows by table",
            "Write/Assign files",
            "Write/Group by file"));
  }

  /** Returns the graph of the sample as if it had this many bytes of text. */
  private static Pipeline sample(long text) {
    EngineOptions engine = new EngineOptions(List.of());
    Pipeline pipeline = Pipeline.create(engine.forPipeline());
    Plan plan = Preparation.of(ROOT.resolve("testdata/sample/job.yaml")).plan();
    Tuning tuning = Tuning.of(engine).forInput(text, 0);
    new SummaryGraph(plan, "out", "reconciliation.json", tuning, "").addTo(pipeline);
    return pipeline;
  }

  private static List<String> names(Pipeline pipeline) {
    List<String> names = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            if (!node.isRootNode()) {
              names.add(node.getFullName());
            }
            return CompositeBehavior.ENTER_TRANSFORM;
          }

          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            names.add(node.getFullName());
          }
        });
    return names;
  }

  private static String expected() throws IOException {
    try (InputStream in = GraphNamesTest.class.getResourceAsStream("graph-names.txt")) {
      return new String(
          Objects.requireNonNull(in, "graph-names.txt").readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
