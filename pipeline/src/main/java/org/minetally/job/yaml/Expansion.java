package org.minetally.job.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.job.Parameter;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Replaces <code>${name}</code> in the values of a YAML file with the values of parameters, and
 * <code>$${</code> by <code>${</code>. It works on parsed values, so that a parameter cannot add a
 * key or a line, and a value is not expanded again.
 */
final class Expansion {

  /** The key of the declarations, which cannot use parameters themselves. */
  static final String DECLARATIONS = "parameters";

  private static final Pattern REFERENCE = Pattern.compile("\\$(\\$+\\{)|\\$\\{([^{}]*)(\\}?)");
  private static final String LITERAL = "; for the text ${ write $${";

  private static final String NO_NESTING = "a parameter cannot refer to another one";
  private static final Declarations NOTHING = new Declarations(Map.of(), Set.of());

  /** The maximum number of characters that all parameters of a file expand to. */
  private static final int MOST_CHARACTERS = 4 << 20;

  private int characters;
  private final Declarations declared;
  private final String refusal;
  private final List<Problem> problems;

  /** The values that could not be expanded, and the problems that say so. */
  private final Set<Yaml> failed = new HashSet<>();

  private final Set<Problem> reported = new HashSet<>();

  /** Aliases share a node, which is expanded once. */
  private final IdentityHashMap<Node, Node> expanded = new IdentityHashMap<>();

  private Expansion(Declarations declared, String refusal, List<Problem> problems) {
    this.declared = declared;
    this.refusal = refusal;
    this.problems = problems;
  }

  /**
   * The parameters that a job file declares.
   *
   * @param texts the parameters that have a value, by name, with the text to write instead
   * @param names the names of all, including those whose value is missing or wrong
   */
  record Declarations(Map<String, Parameter> texts, Set<String> names) {}

  /** Returns the expansion of a job file. */
  static Expansion ofJobFile(Declarations declared, List<Problem> problems) {
    return new Expansion(declared, "", problems);
  }

  /** Returns the expansion of the default of a parameter. */
  static Expansion ofDefault(List<Problem> problems) {
    return new Expansion(NOTHING, NO_NESTING, problems);
  }

  /** Returns the expansion of a profile or claim file, which several jobs may share. */
  static Expansion ofSharedFile(List<Problem> problems) {
    return new Expansion(
        NOTHING,
        "parameters are expanded in the job file only; move this part to the job file",
        problems);
  }

  /** Returns a file with its parameters expanded. */
  Yaml of(Yaml file) {
    if (!(file.node() instanceof MappingNode mapping)) {
      return new Yaml(file.file(), expand(file, refusal));
    }
    List<NodeTuple> tuples = new ArrayList<>();
    for (Map.Entry<Yaml, Yaml> pair : file.pairs()) {
      boolean declarations = pair.getKey().text().orElse("").equals(DECLARATIONS);
      tuples.add(tuple(pair, declarations ? NO_NESTING : refusal));
    }
    return new Yaml(file.file(), copy(mapping, tuples));
  }

  /** Returns whether a problem only follows from a value that could not be expanded. */
  boolean explains(Problem problem) {
    return !reported.contains(problem)
        && failed.stream()
            .anyMatch(
                place ->
                    place.file().equals(problem.file())
                        && place.line() == problem.line()
                        && place.column() == problem.column());
  }

  private Node expand(Yaml place, String why) {
    Node known = expanded.get(place.node());
    if (known != null) {
      return known;
    }
    Node result;
    if (place.node() instanceof MappingNode mapping) {
      result = copy(mapping, place.pairs().stream().map(pair -> tuple(pair, why)).toList());
    } else if (place.node() instanceof SequenceNode list) {
      result =
          new SequenceNode(
              list.getTag(),
              true,
              place.items().stream().map(item -> expand(item, why)).toList(),
              list.getStartMark(),
              list.getEndMark(),
              list.getFlowStyle());
    } else {
      result = scalar(place, (ScalarNode) place.node(), why);
    }
    expanded.put(place.node(), result);
    return result;
  }

  private NodeTuple tuple(Map.Entry<Yaml, Yaml> pair, String why) {
    String ofKey = why.isEmpty() ? "a key cannot contain a parameter" : why;
    return new NodeTuple(expand(pair.getKey(), ofKey), expand(pair.getValue(), why));
  }

  private static MappingNode copy(MappingNode mapping, List<NodeTuple> tuples) {
    return new MappingNode(
        mapping.getTag(),
        true,
        tuples,
        mapping.getStartMark(),
        mapping.getEndMark(),
        mapping.getFlowStyle());
  }

  private ScalarNode scalar(Yaml place, ScalarNode scalar, String why) {
    String text = scalar.getValue();
    if (!text.contains("${")) {
      return scalar;
    }
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder value = new StringBuilder();
    Tag tag = Tag.STR;
    int rest = 0;
    while (reference.find()) {
      value.append(text, rest, reference.start());
      rest = reference.end();
      if (reference.group(1) != null) {
        value.append(reference.group(1));
      } else if (isExpandable(place, reference, why)) {
        Parameter parameter = declared.texts().get(reference.group(2));
        value.append(parameter.value());
        characters += parameter.value().length();
        tag = reference.start() == 0 && rest == text.length() ? tag(parameter) : tag;
      }
    }
    return new ExpandedScalar(scalar, tag, value.append(text, rest, text.length()).toString());
  }

  /** Returns whether a reference has a value; otherwise reports why not. */
  private boolean isExpandable(Yaml place, Matcher reference, String why) {
    String name = reference.group(2);
    Parameter parameter = declared.texts().get(name);
    if (!why.isEmpty()) {
      report(place, "\"%s\": %s%s".formatted(reference.group(), why, LITERAL), "");
    } else if (reference.group(3).isEmpty()) {
      report(place, "\"%s\" has no closing brace%s".formatted(reference.group(), LITERAL), "");
    } else if (!declared.names().contains(name)) {
      report(
          place,
          "unknown parameter \"%s\"; expected %s%s".formatted(name, expected(), LITERAL),
          Similar.to(name, declared.names()));
    } else if (parameter == null) {
      failed.add(place); // The reader of the declarations has reported it.
    } else if (parameter.type() == Parameter.Type.PATH && reference.start() > 0) {
      report(
          place,
          "\"%s\" is a path, which must be at the beginning of the value; move it there, or declare it as text"
              .formatted(reference.group()),
          "");
    } else if (parameter.value().length() > MOST_CHARACTERS - characters) {
      report(place, "parameters expand to more than 4 Mi characters; use shorter values", "");
    } else {
      return true;
    }
    return false;
  }

  private String expected() {
    return declared.names().isEmpty()
        ? "a name that is declared under parameters"
        : "one of " + String.join(", ", declared.names());
  }

  private void report(Yaml place, String message, String suggestion) {
    Problem problem = place.problem(message, suggestion);
    failed.add(place);
    reported.add(problem);
    problems.add(problem);
  }

  private static Tag tag(Parameter parameter) {
    return switch (parameter.type()) {
      case INTEGER -> Tag.INT;
      case NUMBER -> parameter.value().contains(".") ? Tag.FLOAT : Tag.INT;
      case BOOLEAN -> Tag.BOOL;
      case TEXT, DATE, MONTH, PATH -> Tag.STR;
    };
  }
}
