package org.minetally.job.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minetally.job.Problem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Checks the aliases of a file, and its depth, before it is composed. A few lines of aliases of
 * aliases can stand for billions of values, so what all aliases repeat is bounded. The size of a
 * value is computed from the sizes of its parts, without expanding it.
 */
final class AliasCheck {

  /** The maximum number of values that all aliases of a file repeat. */
  static final int MOST_VALUES = 100_000;

  /** The maximum number of characters that all aliases of a file repeat. */
  static final int MOST_CHARACTERS = 4 << 20;

  private final String file;
  private final int deepest;
  private final Map<String, Anchor> anchors = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private Size repeated = new Size(0, 0, 0);

  private AliasCheck(String file, int deepest) {
    this.file = file;
    this.deepest = deepest;
  }

  /**
   * Returns the first problem of an anchor, an alias or the depth.
   *
   * @param deepest the maximum depth of nested lists and mappings
   */
  static Optional<Problem> check(String file, Parser events, int deepest) {
    AliasCheck check = new AliasCheck(file, deepest);
    while (events.peekEvent() != null) {
      Optional<Problem> problem = check.read(events.getEvent());
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /**
   * The size of a value with everything that its aliases repeat.
   *
   * @param depth 0 for a scalar
   */
  private record Size(long values, long characters, int depth) {

    Size plus(Size other) {
      return new Size(
          values + other.values, characters + other.characters, Math.max(depth, other.depth));
    }
  }

  /** An anchor; its size is null until its value has ended. */
  private record Anchor(int line, Size size) {}

  /** A list or mapping that has not ended. */
  private static final class Open {
    private final String anchor;
    private Size size = new Size(1, 0, 0);

    Open(String anchor) {
      this.anchor = anchor;
    }
  }

  private Optional<Problem> read(Event event) {
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    if (event instanceof CollectionEndEvent) {
      Open ended = open.pop();
      end(
          ended.anchor,
          new Size(ended.size.values(), ended.size.characters(), ended.size.depth() + 1));
      return Optional.empty();
    }
    if (!(event instanceof NodeEvent node)) {
      return Optional.empty();
    }
    Optional<Problem> problem = define(node);
    if (node instanceof ScalarEvent scalar) {
      end(node.getAnchor(), new Size(1, scalar.getValue().length(), 0));
    } else {
      open.push(new Open(node.getAnchor()));
    }
    return open.size() > deepest
        ? problem(
            node.getStartMark(),
            String.format(Locale.ROOT, "nested more than %d levels deep", deepest))
        : problem;
  }

  private Optional<Problem> define(NodeEvent node) {
    String name = node.getAnchor();
    if (name == null) {
      return Optional.empty();
    }
    Mark mark = node.getStartMark();
    Anchor first = anchors.putIfAbsent(name, new Anchor(mark.getLine() + 1, null));
    return first == null
        ? Optional.empty()
        : problem(
            mark,
            String.format(
                Locale.ROOT, "duplicate anchor &%s; first defined on line %d", name, first.line()));
  }

  private void end(String anchor, Size size) {
    if (anchor != null) {
      anchors.computeIfPresent(anchor, (name, begun) -> new Anchor(begun.line(), size));
    }
    addToOpen(size);
  }

  private void addToOpen(Size size) {
    if (!open.isEmpty()) {
      open.peek().size = open.peek().size.plus(size);
    }
  }

  private Optional<Problem> alias(AliasEvent alias) {
    String name = alias.getAnchor();
    Mark mark = alias.getStartMark();
    Anchor anchor = anchors.get(name);
    if (anchor == null) {
      return problem(
          mark,
          "no anchor &%s above this alias; define it, or quote text that begins with *"
              .formatted(name));
    }
    if (anchor.size() == null) {
      return problem(
          mark,
          String.format(
              Locale.ROOT,
              "alias *%s is inside its own anchor, which begins on line %d; remove the alias",
              name,
              anchor.line()));
    }
    if (open.size() + anchor.size().depth() > deepest) {
      return problem(
          mark,
          String.format(
              Locale.ROOT, "with alias *%s, nested more than %d levels deep", name, deepest));
    }
    repeated = repeated.plus(anchor.size());
    if (repeated.values() > MOST_VALUES || repeated.characters() > MOST_CHARACTERS) {
      return problem(
          mark,
          "with alias *%s, aliases repeat more than %s; use fewer aliases"
              .formatted(
                  name,
                  repeated.values() > MOST_VALUES
                      ? String.format(Locale.ROOT, "%,d values", MOST_VALUES)
                      : (MOST_CHARACTERS >> 20) + " Mi characters"));
    }
    addToOpen(anchor.size());
    return Optional.empty();
  }

  private Optional<Problem> problem(Mark mark, String message) {
    return Optional.of(new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, message, ""));
  }
}
