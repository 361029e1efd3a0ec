package org.minetally.mapping.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words that a profile lists, and which of them have not occurred yet in the records that were
 * mapped.
 *
 * <p>Not safe for use by several threads.
 */
final class ListedWords {

  private final Map<String, Part> parts = new TreeMap<>();

  /** The words that one part of a profile lists. */
  static final class Part {

    /** The words that have not occurred, as the profile writes them, by their composed form. */
    private final Map<String, String> unused = new HashMap<>();

    private Part(Collection<String> words) {
      words.forEach(word -> unused.put(SourceColumn.composed(word), word));
    }

    /** Marks a word, in its composed form, as used; any other text has no effect. */
    void occurred(String word) {
      if (!unused.isEmpty()) {
        unused.remove(word);
      }
    }
  }

  /**
   * Returns the words of a part of the profile.
   *
   * @param key the part, such as {@code dimensions.sex}; readers with the same key share the words
   * @param words the listed words
   */
  Part of(String key, Collection<String> words) {
    return parts.computeIfAbsent(key, at -> new Part(words));
  }

  /** Returns whether the profile lists any words. */
  boolean any() {
    return !parts.isEmpty();
  }

  /** Returns the words that have not occurred yet, by part. */
  SortedMap<String, SortedSet<String>> unused() {
    SortedMap<String, SortedSet<String>> unused = new TreeMap<>();
    parts.forEach(
        (key, part) -> {
          if (!part.unused.isEmpty()) {
            unused.put(key, new TreeSet<>(part.unused.values()));
          }
        });
    return unused;
  }
}
