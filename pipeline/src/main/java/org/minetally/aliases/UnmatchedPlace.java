package org.minetally.aliases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place name that a run did not match.
 *
 * @param key where it was searched, and the name
 * @param parentName the name of the region within which it was searched; empty for the whole
 *     gazetteer
 * @param isAmbiguous true if several regions match
 * @param records the number of records with this name
 * @param sources the sources that have it
 * @param suggestions similar regions, the most similar first
 */
public record UnmatchedPlace(
    Key key,
    String parentName,
    boolean isAmbiguous,
    long records,
    Set<String> sources,
    List<Suggestion> suggestions) {

  private static final Pattern ID = Pattern.compile("s[0-9a-f]{10}");

  public UnmatchedPlace {
    sources = Set.copyOf(sources);
    suggestions = List.copyOf(suggestions);
  }

  /**
   * Where a name was searched, and the name.
   *
   * @param level the level of the gazetteer
   * @param parentCode the code of the region within which it was searched; empty for the whole
   *     gazetteer
   * @param name the name as written in the sources; empty if their column is personal
   */
  public record Key(String level, String parentCode, String name) {

    /**
     * Returns an id of this name with a code, which is the same for every run. It begins with a
     * letter, because spreadsheets change numbers such as 12e4567890.
     *
     * @param code the code of a suggested region, or empty
     */
    String id(String code) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String part : List.of(level, parentCode, name, code)) {
          digest.update(part.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        }
        return "s" + HexFormat.of().formatHex(digest.digest(), 0, 5);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // Every Java platform provides SHA-256.
      }
    }
  }

  /**
   * A region that a person may have meant.
   *
   * @param id the id under which it is accepted
   * @param code the region's code
   * @param region the region's name
   */
  public record Suggestion(String id, String code, String region) {

    /** Parses {@code NAME (code)}, as in the table; empty if it is something else. */
    static Optional<Suggestion> of(Key key, String text) {
      int open = text.lastIndexOf(" (");
      if (open < 0 || !text.endsWith(")")) {
        return Optional.empty();
      }
      String code = text.substring(open + 2, text.length() - 1);
      return Optional.of(new Suggestion(key.id(code), code, text.substring(0, open)));
    }
  }

  /** Returns whether a string has the form of an id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Returns whether an alias can help: the name is published, and no region matches. */
  public boolean mayGetAlias() {
    return !isAmbiguous && !key.name().isEmpty();
  }

  /** Returns the id of the name without a suggested region. */
  public String id() {
    return key.id("");
  }

  /** Returns the name and where it was searched, for messages. */
  String shown() {
    return key.parentCode().isEmpty()
        ? "\"%s\" (%s)".formatted(key.name(), key.level())
        : "\"%s\" (%s in %s)".formatted(key.name(), key.level(), parentName);
  }
}
