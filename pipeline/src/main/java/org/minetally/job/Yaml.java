package org.minetally.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A value in a YAML file, with its place. Reading a part that is missing or of another kind gives
 * nothing rather than an error: the schema has already said what is wrong with it.
 *
 * @param file the file's name, for messages
 * @param node the value
 */
record Yaml(String file, Node node) {

  private static final int DEEPEST = 32;
  private static final int LONGEST = 4 << 20;

  /**
   * The file's value. Syntax errors, aliases and doubled keys become problems; then there is no
   * value.
   */
  static Optional<Yaml> parse(String file, String text, List<Problem> problems) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    options.setCodePointLimit(LONGEST);
    try {
      Composer composer =
          new Composer(
              new ParserImpl(new StreamReader(new StringReader(text)), options),
              new Resolver(),
              options);
      Node root = composer.getSingleNode();
      if (root == null) {
        problems.add(new Problem(file, 1, 1, "the file is empty; expected a job", ""));
        return Optional.empty();
      }
      Yaml yaml = new Yaml(file, root);
      yaml.checkKeys(problems, 0);
      return Optional.of(yaml);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      int line = mark == null ? 1 : mark.getLine() + 1;
      int column = mark == null ? 1 : mark.getColumn() + 1;
      problems.add(new Problem(file, line, column, "this is no YAML: " + e.getProblem(), ""));
      return Optional.empty();
    } catch (org.yaml.snakeyaml.error.YAMLException e) {
      problems.add(new Problem(file, 1, 1, "this is no YAML: " + e.getMessage(), ""));
      return Optional.empty();
    }
  }

  private void checkKeys(List<Problem> problems, int depth) {
    Map<String, Yaml> seen = new LinkedHashMap<>();
    for (Map.Entry<Yaml, Yaml> entry : pairs()) {
      Yaml key = entry.getKey();
      Yaml first = seen.putIfAbsent(key.text().orElse(""), key);
      if (first != null) {
        problems.add(
            key.problem(
                "the key \"%s\" stands twice; it stands in line %d too"
                    .formatted(key.text().orElse(""), first.line())));
      }
      entry.getValue().checkKeys(problems, depth + 1);
    }
    for (Yaml item : items()) {
      item.checkKeys(problems, depth + 1);
    }
  }

  int line() {
    return node.getStartMark().getLine() + 1;
  }

  int column() {
    return node.getStartMark().getColumn() + 1;
  }

  Problem problem(String message) {
    return problem(message, "");
  }

  Problem problem(String message, String suggestion) {
    return new Problem(file, line(), column(), message, suggestion);
  }

  /** The value of a key. */
  Optional<Yaml> get(String key) {
    return pairs().stream()
        .filter(pair -> pair.getKey().text().orElse("").equals(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The text of a key's value, or the fallback. */
  String text(String key, String fallback) {
    return get(key).flatMap(Yaml::text).orElse(fallback);
  }

  /** A single value as it is written, without quotes. */
  Optional<String> text() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** The items of a list; of anything else, none. */
  List<Yaml> items() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of();
    }
    return sequence.getValue().stream().map(item -> new Yaml(file, item)).toList();
  }

  /** The items of the list under a key. */
  List<Yaml> items(String key) {
    return get(key).map(Yaml::items).orElse(List.of());
  }

  /** The texts of the list under a key. */
  List<String> texts(String key) {
    return items(key).stream().flatMap(item -> item.text().stream()).toList();
  }

  /** Keys and values; of anything but a mapping, none. */
  List<Map.Entry<Yaml, Yaml>> pairs() {
    List<Map.Entry<Yaml, Yaml>> pairs = new ArrayList<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        pairs.add(
            Map.entry(new Yaml(file, tuple.getKeyNode()), new Yaml(file, tuple.getValueNode())));
      }
    }
    return pairs;
  }

  /** The value that a JSON pointer's parts lead to, or the last that exists on the way. */
  Yaml at(Iterator<String> path) {
    if (!path.hasNext()) {
      return this;
    }
    String step = path.next();
    Optional<Yaml> next =
        node instanceof SequenceNode ? Optional.of(items().get(Integer.parseInt(step))) : get(step);
    return next.map(value -> value.at(path)).orElse(this);
  }

  /** The same as JSON, for the schema. */
  JsonNode json() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (node instanceof MappingNode) {
      ObjectNode object = json.objectNode();
      pairs().forEach(pair -> object.set(pair.getKey().text().orElse(""), pair.getValue().json()));
      return object;
    }
    if (node instanceof SequenceNode) {
      ArrayNode array = json.arrayNode();
      items().forEach(item -> array.add(item.json()));
      return array;
    }
    String value = ((ScalarNode) node).getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT) && value.matches("[-+]?[0-9]+")) {
      return json.numberNode(new BigInteger(value));
    }
    if (tag.equals(Tag.FLOAT) && value.matches("[-+]?[0-9]*\\.?[0-9]+")) {
      return json.numberNode(new BigDecimal(value));
    }
    if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(value));
    }
    return tag.equals(Tag.NULL) ? json.nullNode() : json.textNode(value);
  }
}
