package org.minetally.format.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A column's hashtag as HXL 1.1 writes it: {@code #affected +f +killed}. Two are equal if tag and
 * attributes are, letter case and order aside.
 *
 * @param tag the tag, in small letters, with its {@code #}
 * @param attributes the attributes, in small letters
 */
record Hashtag(String tag, Set<String> attributes) {

  /** It never goes back, or a tag of a thousand attributes would be too deep for the stack. */
  private static final Pattern FORM =
      Pattern.compile(
          "#\\s*+[a-z][a-z0-9_]*+(?:\\s*+\\+\\s*+[a-z][a-z0-9_]*+)*+", Pattern.CASE_INSENSITIVE);

  /** The hashtag of a text, if it is one. */
  static Optional<Hashtag> parse(String text) {
    String trimmed = text.strip();
    if (!FORM.matcher(trimmed).matches()) {
      return Optional.empty();
    }
    String[] parts = trimmed.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").split("\\+");
    return Optional.of(
        new Hashtag(parts[0], new TreeSet<>(Arrays.asList(parts).subList(1, parts.length))));
  }

  /** Whether at least half of the fields that are not empty are hashtags, as libhxl has it. */
  static boolean isTagRow(List<String> fields) {
    // Nearly no row of data has the sign, and then nothing has to be parsed.
    if (fields.stream().noneMatch(field -> field.indexOf('#') >= 0)) {
      return false;
    }
    long filled = fields.stream().filter(field -> !field.isBlank()).count();
    long tags = fields.stream().filter(field -> parse(field).isPresent()).count();
    return tags > 0 && 2 * tags >= filled;
  }
}
