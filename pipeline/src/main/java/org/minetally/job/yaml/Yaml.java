package org.minetally.job.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.job.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
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
 * A value in a YAML file, with its position. Reading a part that is missing or of the wrong type
 * returns an empty result rather than failing, because the schema check has already reported it.
 *
 * @param file the name of the file, for messages
 * @param node the value
 */
public record Yaml(String file, Node node) {

  private static final int DEEPEST = 32;

  private static final String BARE_REFERENCE =
      "inside { } or [ ], text that contains ${ must be quoted, such as \"out/${month}\"";

  /** The maximum number of characters of a number; parsing takes quadratic time. */
  private static final int LONGEST_NUMBER = 64;

  /**
   * Parses a file, and replaces its aliases and merge keys. Adds a problem for a syntax error, an
   * alias that cannot be replaced, or a duplicate key; returns no value after any of them except a
   * duplicate key. An aliased value has the position of its anchor.
   */
  public static Optional<Yaml> parse(String file, String text, List<Problem> problems) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    // AliasCheck bounds what aliases repeat, which their number does not.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    try {
      Optional<Problem> alias = AliasCheck.check(file, parser(text, options), DEEPEST);
      if (alias.isPresent()) {
        problems.add(alias.get());
        return Optional.empty();
      }
      Node root = new Composer(parser(text, options), new Resolver(), options).getSingleNode();
      if (root == null) {
        problems.add(new Problem(file, 1, 1, "the file is empty", ""));
        return Optional.empty();
      }
      Yaml yaml = new Yaml(file, root);
      yaml.checkKeys(problems, Collections.newSetFromMap(new IdentityHashMap<>()));
      new MergeKeys(file, problems).replaceIn(root);
      return Optional.of(yaml);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      problems.add(at(file, mark, isBareReference(text, mark) ? BARE_REFERENCE : syntax(e)));
    } catch (ReaderException e) {
      String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
      problems.add(
          Problem.after(
              file,
              before,
              String.format(
                  Locale.ROOT,
                  "character U+%04X is not allowed in YAML; remove it",
                  e.getCodePoint())));
    } catch (YAMLException e) {
      problems.add(new Problem(file, 1, 1, "not valid YAML: " + e.getMessage(), ""));
    }
    return Optional.empty();
  }

  private static ParserImpl parser(String text, LoaderOptions options) {
    return new ParserImpl(new StreamReader(new StringReader(text)), options);
  }

  private static Problem at(String file, Mark mark, String message) {
    return new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, message, "");
  }

  /** Returns whether the brace of an unquoted <code>${name}</code> begins a mapping. */
  private static boolean isBareReference(String text, Mark mark) {
    int at = text.offsetByCodePoints(0, mark.getIndex());
    return at > 0 && text.startsWith("${", at - 1);
  }

  private static String syntax(MarkedYAMLException e) {
    String context = e.getContext() == null ? "" : e.getContext();
    if (context.contains("alias") || e.getProblem().contains("alias")) {
      return "text that begins with * must be quoted, such as \"*.csv\"";
    }
    if (context.contains("single document")) {
      return "a second document begins here; expected one document per file";
    }
    Mark begin = e.getContextMark();
    String where =
        begin == null
            ? ""
            : String.format(
                Locale.ROOT, ", %s that begins on line %d", context, begin.getLine() + 1);
    return "not valid YAML: " + e.getProblem() + where;
  }

  private void checkKeys(List<Problem> problems, Set<Node> checked) {
    if (!checked.add(node)) {
      return; // An aliased value is checked once.
    }
    Map<String, Yaml> seen = new LinkedHashMap<>();
    for (Map.Entry<Yaml, Yaml> entry : pairs()) {
      Yaml key = entry.getKey();
      if (!(key.node instanceof ScalarNode)) {
        problems.add(key.problem("a list or mapping cannot be a key; expected text"));
        continue;
      }
      Yaml first = seen.putIfAbsent(key.text().orElse(""), key);
      if (first != null) {
        problems.add(
            key.problem(
                String.format(
                    Locale.ROOT,
                    "duplicate key \"%s\"; first defined on line %d",
                    key.text().orElse(""),
                    first.line())));
      }
      entry.getValue().checkKeys(problems, checked);
    }
    for (Yaml item : items()) {
      item.checkKeys(problems, checked);
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

  /** Returns the value of a key. */
  Optional<Yaml> get(String key) {
    return pairs().stream()
        .filter(pair -> pair.getKey().text().orElse("").equals(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Returns the key itself, for its position; the mapping if it has no such key. */
  Yaml key(String name) {
    return pairs().stream()
        .map(Map.Entry::getKey)
        .filter(key -> key.text().orElse("").equals(name))
        .findFirst()
        .orElse(this);
  }

  /** Returns the text of a key's value, or the fallback if there is none. */
  String text(String key, String fallback) {
    return get(key).flatMap(Yaml::text).orElse(fallback);
  }

  /** Returns the text of a scalar, without quotes; empty for a list or mapping. */
  Optional<String> text() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Returns the items of a list; no items for any other value. */
  List<Yaml> items() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of();
    }
    return sequence.getValue().stream().map(item -> new Yaml(file, item)).toList();
  }

  /** Returns the items of the list under a key. */
  List<Yaml> items(String key) {
    return get(key).map(Yaml::items).orElse(List.of());
  }

  /** Returns the strings of the list under a key. */
  List<String> texts(String key) {
    return items(key).stream().flatMap(item -> item.text().stream()).toList();
  }

  /** Returns the keys and values of a mapping; none for any other value. */
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

  /** Returns the value at the steps of a JSON pointer, or the last value that exists on the way. */
  Yaml at(Iterator<String> path) {
    if (!path.hasNext()) {
      return this;
    }
    String step = path.next();
    Optional<Yaml> next =
        node instanceof SequenceNode ? Optional.of(items().get(Integer.parseInt(step))) : get(step);
    return next.map(value -> value.at(path)).orElse(this);
  }

  /** Converts the value to JSON, for the schema check. */
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
