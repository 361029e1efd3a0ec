package org.minetally.format.internal.unpivot;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minetally.internal.text.ComposedText;

/**
 * A pattern of column names. {@code *} matches any text; <code>{year}</code> matches any text but
 * the empty one and extracts it as the label in the column {@code year}.
 *
 * @param text the pattern
 */
public record NamePattern(String text) implements Serializable {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\*|\\{([^{}]+)\\}");

  /** Returns the columns of the labels that the pattern extracts, in its order. */
  public List<String> placeholders() {
    List<String> placeholders = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        placeholders.add(matcher.group(1).strip());
      }
    }
    return placeholders;
  }

  /**
   * Returns the labels of a column: the texts of the placeholders, or the whole name if there are
   * none; empty if the pattern does not match.
   *
   * @throws UnpivotException if the placeholders can be read in several ways
   */
  Optional<List<String>> labels(String name) {
    Optional<List<String>> shortest = labels(name, "?");
    if (!shortest.equals(labels(name, ""))) {
      throw new UnpivotException(
          "column \"%s\" matches \"%s\" in several ways; list the columns, each with its label"
              .formatted(name, text));
    }
    return shortest;
  }

  private Optional<List<String>> labels(String name, String quantifier) {
    String pattern = ComposedText.of(text).strip();
    StringBuilder regex = new StringBuilder();
    Matcher parts = PLACEHOLDER.matcher(pattern);
    int end = 0;
    while (parts.find()) {
      regex.append(Pattern.quote(pattern.substring(end, parts.start())));
      regex.append(parts.group(1) == null ? ".*" : "(.+").append(quantifier);
      regex.append(parts.group(1) == null ? "" : ")");
      end = parts.end();
    }
    regex.append(Pattern.quote(pattern.substring(end)));
    Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      labels.add(matcher.group(i).strip());
    }
    return Optional.of(labels.isEmpty() ? List.of(name) : labels);
  }
}
