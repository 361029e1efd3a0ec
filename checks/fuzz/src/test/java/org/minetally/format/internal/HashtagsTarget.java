package org.minetally.format.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.minetally.fuzz.Promise;
import org.minetally.fuzz.Seeds;
import org.minetally.fuzz.Target;

/**
 * Reads hashtags. The lines of the input are the column names, the next row, and a column that a
 * profile names; fields are separated by tabs. A separate, simple implementation must find the same
 * column.
 */
public final class HashtagsTarget implements Target {

  @Override
  public String name() {
    return "hashtags";
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(
        "Date\tPlace\tKilled\n#date\t#adm1 +name\t#affected+killed\n#affected +killed",
        "#date\t#adm1+code\t\n2019\t05\tx\n#adm1 + CODE",
        "a\tb\n#x\t#x+f +m\n#x+m+f",
        "a\tb\n1\t2\na");
  }

  @Override
  public List<String> words() {
    return List.of(
        "#", "+", " +", "#affected", "+f", "+killed", "\t", "\n", "#adm1", "+F", "_", "1");
  }

  @Override
  public boolean check(byte[] input) {
    String[] lines = new String(input, UTF_8).split("\n", -1);
    if (lines.length < 3) {
      return false;
    }
    List<String> names = List.of(lines[0].split("\t", -1));
    List<String> next = List.of(lines[1].split("\t", -1));
    Headings read = Headings.of(names).withTags(next);
    List<String> tags = areTags(names) ? names : areTags(next) ? next : List.<String>of();
    Promise.equal(!read.tags().isEmpty(), !tags.isEmpty(), "hashtags");
    Promise.equal(read.find(lines[2]), find(names, tags, lines[2]), "column " + lines[2]);
    return !tags.isEmpty();
  }

  private static boolean areTags(List<String> fields) {
    long filled = fields.stream().filter(f -> !f.isBlank()).count();
    long tags = fields.stream().filter(f -> parts(f) != null).count();
    return tags > 0 && 2 * tags >= filled;
  }

  private static int find(List<String> names, List<String> tags, String column) {
    List<String> meant = parts(column);
    if (tags.isEmpty() || meant == null) {
      int found = names.indexOf(column);
      // A column with a hashtag and nothing above it has an empty name.
      return found < 0 && column.isEmpty() && tags.size() > names.size() ? names.size() : found;
    }
    int found = Headings.MISSING;
    for (int i = 0; i < tags.size(); i++) {
      if (meant.equals(parts(tags.get(i)))) {
        found = found == Headings.MISSING ? i : Headings.AMBIGUOUS;
      }
    }
    return found;
  }

  /**
   * Returns the tag followed by its distinct attributes in order; null if the text is not a
   * hashtag.
   */
  private static List<String> parts(String text) {
    String trimmed = text.strip();
    if (!trimmed.startsWith("#")) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (String part : trimmed.substring(1).split("\\+", -1)) {
      String word = trimWhiteSpace(part).toLowerCase(Locale.ROOT);
      if (word.isEmpty()
          || word.charAt(0) < 'a'
          || word.charAt(0) > 'z'
          || !word.chars()
              .allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
        return null;
      }
      parts.add(word);
    }
    if (trimmed.endsWith(" ") || trimmed.toLowerCase(Locale.ROOT).length() != trimmed.length()) {
      return null;
    }
    List<String> all = new ArrayList<>(List.of(parts.get(0)));
    all.addAll(new TreeSet<>(parts.subList(1, parts.size())));
    return all;
  }

  /** Trims the white space of regular expressions, which is less than that of {@code strip}. */
  private static String trimWhiteSpace(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && " \t\n\u000B\f\r".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " \t\n\u000B\f\r".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }
}
