package org.minetally.job.yaml;

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
import org.minetally.job.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A value in a YAML file, with its place. Reading a part that is missing or of another kind gives
 * nothing rather than an error: the schema has already said what is wrong with it.
 *
 * @param file the file's name, for messages
 * @param node the value
 */
public record Yaml(String file, Node node) {

  private static final int DEEPEST = 32;

  /** Characters of a number; to read one takes the square of its length. */
  private static final int LONGEST_NUMBER = 64;

  /**
   * The file's value. Syntax errors, aliases of lists and mappings, and doubled keys become
   * problems; after any but the last there is no value.
   */
  public static Optional<Yaml> parse(String file, String text, List<Problem> problems) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    // An alias may repeat a single value only: nested aliases of lists grow without limit.
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new Composer(parser(text, options), new Resolver(), options).getSingleNode();
      if (root == null) {
        problems.add(new Problem(file, 1, 1, "the file is empty", ""));
        return Optional.empty();
      }
      Yaml yaml = new Yaml(file, root);
      yaml.checkKeys(problems);
      return Optional.of(yaml);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      problems.add(at(file, mark, syntax(e)));
    } catch (ReaderException e) {
      String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
      problems.add(
          Problem.after(
              file,
              before,
              "the character U+%04X may not stand in YAML".formatted(e.getCodePoint())));
    } catch (YAMLException e) {
      problems.add(tooMuch(file, text, options));
    }
    return Optional.empty();
  }

  private static ParserImpl parser(String text, LoaderOptions options) {
    return new ParserImpl(new StreamReader(new StringReader(text)), options);
  }

  private static Problem at(String file, Mark mark, String message) {
    return new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, message, "");
  }

  private static String syntax(MarkedYAMLException e) {
    String context = e.getContext() == null ? "" : e.getContext();
    if (context.contains("alias") || e.getProblem().contains("alias")) {
      return "a text that begins with * must stand in quotes, such as \"*.csv\"";
    }
    if (context.contains("single document")) {
      return "a second document begins here; expected one document in a file";
    }
    Mark begin = e.getContextMark();
    String where =
        begin == null ? "" : ", %s that begins in line %d".formatted(context, begin.getLine() + 1);
    return "this is no YAML: " + e.getProblem() + where;
  }

  /** Finds the place of what the composer refuses without saying where: depth and aliases. */
  private static Problem tooMuch(String file, String text, LoaderOptions options) {
    ParserImpl events = parser(text, options);
    int depth = 0;
    while (events.peekEvent() != null) {
      Event event = events.getEvent();
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        return at(file, event.getStartMark(), "nested more than " + DEEPEST + " levels deep");
      }
      if (event instanceof AliasEvent) {
        return at(
            file,
            event.getStartMark(),
            "an alias of a list or mapping is not read; write it out, or use a profile file");
      }
    }
    return new Problem(file, 1, 1, "this is no YAML that can be read", "");
  }

  private void checkKeys(List<Problem> problems) {
    Map<String, Yaml> seen = new LinkedHashMap<>();
    for (Map.Entry<Yaml, Yaml> entry : pairs()) {
      Yaml key = entry.getKey();
      if (!(key.node instanceof ScalarNode)) {
        problems.add(key.problem("a list or mapping stands as a key; expected a text"));
        continue;
      }
      Yaml first = seen.putIfAbsent(key.text().orElse(""), key);
      if (first != null) {
        problems.add(
            key.problem(
                "the key \"%s\" stands twice; it stands in line %d too"
                    .formatted(key.text().orElse(""), first.line())));
      }
      entry.getValue().checkKeys(problems);
    }
    for (Yaml item : items()) {
      item.checkKeys(problems);
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

  /** The key itself, or the mapping if it has no such key. */
  Yaml key(String name) {
    return pairs().stream()
        .map(Map.Entry::getKey)
        .filter(key -> key.text().orElse("").equals(name))
        .findFirst()
        .orElse(this);
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

  boolean isList() {
    return node instanceof SequenceNode;
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
  public JsonNode json() {
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
    if (value.length() > LONGEST_NUMBER) {
      return json.textNode(value);
    }
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
