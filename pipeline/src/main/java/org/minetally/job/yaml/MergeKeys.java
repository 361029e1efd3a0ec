package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minetally.job.Problem;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Replaces merge keys ({@code <<}) with the keys of the mappings that they name. A mapping's own
 * key takes precedence as a whole; of several merged mappings, the first one does.
 */
final class MergeKeys {

  private final String file;
  private final List<Problem> problems;
  private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());

  MergeKeys(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Replaces the merge keys in a value and everything inside it. */
  void replaceIn(Node node) {
    if (!done.add(node)) {
      return;
    }
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(this::replaceIn);
    }
    if (node instanceof MappingNode mapping) {
      // Merged mappings first, so that their own merge keys have been replaced.
      mapping.getValue().forEach(pair -> replaceIn(pair.getValueNode()));
      if (mapping.getValue().stream().anyMatch(MergeKeys::isMerge)) {
        mapping.setValue(merged(mapping));
      }
    }
  }

  private static boolean isMerge(NodeTuple pair) {
    return pair.getKeyNode().getTag().equals(Tag.MERGE);
  }

  private List<NodeTuple> merged(MappingNode mapping) {
    List<NodeTuple> pairs = new ArrayList<>();
    Map<String, NodeTuple> inherited = new LinkedHashMap<>();
    for (NodeTuple pair : mapping.getValue()) {
      if (isMerge(pair)) {
        sources(pair.getValueNode()).forEach(source -> inherit(source, inherited));
      } else {
        pairs.add(pair);
      }
    }
    pairs.forEach(pair -> inherited.remove(key(pair)));
    pairs.addAll(inherited.values());
    return pairs;
  }

  private static void inherit(MappingNode source, Map<String, NodeTuple> inherited) {
    source.getValue().forEach(pair -> inherited.putIfAbsent(key(pair), pair));
  }

  private List<MappingNode> sources(Node value) {
    List<MappingNode> sources = new ArrayList<>();
    for (Node node : value instanceof SequenceNode list ? list.getValue() : List.of(value)) {
      if (node instanceof MappingNode mapping) {
        sources.add(mapping);
      } else {
        Yaml place = new Yaml(file, node);
        problems.add(
            place.problem(
                "cannot merge %s; expected an alias of a mapping, or a list of such aliases"
                    .formatted(
                        place
                            .text()
                            .map(text -> "\"" + text + "\"")
                            .orElse("a list inside a list"))));
      }
    }
    return sources;
  }

  private static String key(NodeTuple pair) {
    return pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
