package org.minetally.format.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A column's hashtag as HXL 1.1 writes it: {@code #affected +f +killed}. Two hashtags are equal if
 * they have the same tag and the same attributes, ignoring case and order.
 *
 * @param tag the tag in lower case, with its {@code #}
 * @param attributes the attributes in lower case
 */
record Hashtag(String tag, Set<String> attributes) {

  /** Never backtracks: otherwise a tag with a thousand attributes would overflow the stack. */
  private static final Pattern FORM =
      Pattern.compile(
          "#\\s*+[a-z][a-z0-9_]*+(?:\\s*+\\+\\s*+[a-z][a-z0-9_]*+)*+", Pattern.CASE_INSENSITIVE);

  /** Parses a string as a hashtag; empty if it is not one. */
  static Optional<Hashtag> parse(String text) {
    String trimmed = text.strip();
    if (!FORM.matcher(trimmed).matches()) {
      return Optional.empty();
    }
    String[] parts = trimmed.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").split("\\+");
    return Optional.of(
        new Hashtag(parts[0], new TreeSet<>(Arrays.asList(parts).subList(1, parts.length))));
  }

  /** Returns whether at least half of the non-empty fields are hashtags, as libhxl requires. */
  static boolean isTagRow(List<String> fields) {
    // Rows of data rarely contain the sign, so most need no parsing.
    if (fields.stream().noneMatch(field -> field.indexOf('#') >= 0)) {
      return false;
    }
    long filled = fields.stream().filter(field -> !field.isBlank()).count();
    long tags = fields.stream().filter(field -> parse(field).isPresent()).count();
    return tags > 0 && 2 * tags >= filled;
  }
}
