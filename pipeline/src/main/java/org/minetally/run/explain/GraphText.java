package org.minetally.run.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;
import org.apache.beam.sdk.values.PValue;

/**
 * Describes the graph of a job: its stages in the order of the data flow, each with the stages that
 * it reads from. The text is derived from the pipeline itself, so the two cannot differ.
 */
final class GraphText extends Pipeline.PipelineVisitor.Defaults {

  private final Map<PValue, String> madeBy = new LinkedHashMap<>();
  private final Map<String, Set<String>> inputs = new LinkedHashMap<>();
  private String stage = "";

  private GraphText() {}

  /** Returns one line per stage. */
  static List<String> of(Pipeline pipeline) {
    GraphText text = new GraphText();
    pipeline.traverseTopologically(text);
    List<String> lines = new ArrayList<>();
    text.inputs.forEach(
        (stage, from) ->
            lines.add(from.isEmpty() ? stage : stage + " <- " + String.join(", ", from)));
    return lines;
  }

  @Override
  public CompositeBehavior enterCompositeTransform(Node node) {
    if (!node.isRootNode() && stage.isEmpty()) {
      enter(node);
    }
    return CompositeBehavior.ENTER_TRANSFORM;
  }

  @Override
  public void leaveCompositeTransform(Node node) {
    if (node.getFullName().equals(stage)) {
      stage = "";
    }
  }

  @Override
  public void visitPrimitiveTransform(Node node) {
    String of = stage.isEmpty() ? node.getFullName() : stage;
    Set<String> from = inputs.computeIfAbsent(of, name -> new LinkedHashSet<>());
    for (PValue input : node.getInputs().values()) {
      String maker = madeBy.get(input);
      if (maker != null && !maker.equals(of)) {
        from.add(maker);
      }
    }
    node.getOutputs().values().forEach(output -> madeBy.put(output, of));
  }

  private void enter(Node node) {
    stage = node.getFullName();
    inputs.computeIfAbsent(stage, name -> new LinkedHashSet<>());
  }
}
