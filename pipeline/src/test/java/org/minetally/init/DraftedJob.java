package org.minetally.init;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A job file that {@code init} wrote, with the marks on its lines. */
final class DraftedJob {

  private static final Pattern COORDINATES = Pattern.compile("(?m)^\\s*# (coordinates: \\{.*\\})$");

  private final List<String> lines;
  private final Node root;

  DraftedJob(String text) {
    // A source's coordinates are a comment until the gazetteer has polygons.
    Matcher coordinates = COORDINATES.matcher(text);
    String plain =
        coordinates.replaceAll(found -> Matcher.quoteReplacement("      " + found.group(1)));
    this.lines = plain.lines().toList();
    this.root = new Yaml().compose(new StringReader(plain));
  }

  /**
   * A value of the job.
   *
   * @param value a map, a list or a string; null if the job does not have it
   * @param checked whether its line, or the comment above it, is marked
   */
  record Stated(Object value, boolean checked) {

    static final Stated NOTHING = new Stated(null, false);

    boolean isNothing() {
      return value == null;
    }

    Map<?, ?> map() {
      return value instanceof Map<?, ?> map ? map : Map.of();
    }

    List<?> list() {
      return value instanceof List<?> list ? list : List.of();
    }

    String text() {
      return value == null ? "" : value.toString();
    }
  }

  /** Returns the value under these keys; numbers are positions in lists. */
  Stated at(Object... path) {
    Node node = root;
    boolean checked = false;
    for (Object step : path) {
      if (node instanceof SequenceNode list && step instanceof Integer at) {
        if (at >= list.getValue().size()) {
          return Stated.NOTHING;
        }
        node = list.getValue().get(at);
        checked = isChecked(node.getStartMark().getLine());
        continue;
      }
      NodeTuple found = node instanceof MappingNode map ? tuple(map, step.toString()) : null;
      if (found == null) {
        return Stated.NOTHING;
      }
      node = found.getValueNode();
      checked = isChecked(found.getKeyNode().getStartMark().getLine());
    }
    return new Stated(object(node), checked);
  }

  /** Returns whether any line of the value under these keys is marked. */
  boolean isCheckedAnywhere(Object... path) {
    Node node = root;
    int from = 0;
    for (Object step : path) {
      if (node instanceof SequenceNode list) {
        node = list.getValue().get((Integer) step);
        from = node.getStartMark().getLine();
        continue;
      }
      NodeTuple found = node instanceof MappingNode map ? tuple(map, step.toString()) : null;
      if (found == null) {
        return false;
      }
      node = found.getValueNode();
      from = found.getKeyNode().getStartMark().getLine();
    }
    for (int line = from; line < Math.min(lines.size(), node.getEndMark().getLine() + 1); line++) {
      if (lines.get(line).contains("CHECK: ")) {
        return true;
      }
    }
    return isChecked(from);
  }

  /** Returns whether a comment contains some words and is marked. */
  boolean saysToCheck(String words) {
    return lines.stream().anyMatch(line -> line.contains("# CHECK: ") && line.contains(words));
  }

  private static NodeTuple tuple(MappingNode map, String key) {
    return map.getValue().stream()
        .filter(t -> ((ScalarNode) t.getKeyNode()).getValue().equals(key))
        .findFirst()
        .orElse(null);
  }

  private boolean isChecked(int line) {
    if (lines.get(line).contains("# CHECK: ")) {
      return true;
    }
    for (int above = line - 1; above >= 0; above--) {
      String text = lines.get(above).strip();
      if (!text.startsWith("#")) {
        return false;
      }
      if (text.startsWith("# CHECK: ")) {
        return true;
      }
    }
    return false;
  }

  private static Object object(Node node) {
    if (node instanceof MappingNode map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.getValue()
          .forEach(
              t -> values.put(((ScalarNode) t.getKeyNode()).getValue(), object(t.getValueNode())));
      return values;
    }
    if (node instanceof SequenceNode list) {
      List<Object> values = new ArrayList<>();
      list.getValue().forEach(item -> values.add(object(item)));
      return values;
    }
    return ((ScalarNode) node).getValue();
  }
}
