package org.minetally.init;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that identify the header of a column of one role. All words are folded. */
final class HeaderWords {

  /** The score of a header that is one of the words. */
  static final int SAME = 8;

  /** The score of one that has no more than neutral words in addition. */
  static final int NEAR = 7;

  /** The score of one that also has other words. */
  static final int AMONG = 5;

  /** The score of one that contains a word within another. */
  static final int INSIDE = 3;

  /** The score of one that has a word which makes it another thing. */
  static final int OTHER = 1;

  /** Shorter words must be the whole header, or be with neutral words only. */
  private static final int SHORTEST_AMONG = 3;

  /** Shorter words occur inside too many others. */
  private static final int SHORTEST_INSIDE = 5;

  private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  private final List<List<String>> words;
  private final Map<String, Integer> scores = new HashMap<>();
  private final Set<String> neutral;
  private final Set<String> not;

  HeaderWords(Set<String> words, Set<String> neutral, Set<String> not) {
    this.words = words.stream().map(word -> List.of(word.split(" "))).toList();
    this.neutral = neutral;
    this.not = not;
  }

  /** Returns the folded words of a header; {@code eventDate} has two. */
  static List<String> tokens(String header) {
    String folded = Lexicon.fold(CAMEL.matcher(header).replaceAll(" "));
    return folded.isEmpty() ? List.of() : List.of(folded.split(" "));
  }

  /**
   * Returns the score of a header; for a path such as {@code place.name}, also of its last part.
   */
  int score(String header) {
    return scores.computeIfAbsent(header, this::scored);
  }

  private int scored(String header) {
    int whole = score(tokens(header));
    int dot = header.lastIndexOf('.');
    if (dot <= 0 || dot == header.length() - 1 || header.indexOf(' ') >= 0) {
      return whole;
    }
    boolean turned = turns(tokens(header));
    int last = score(tokens(header.substring(dot + 1)));
    return Math.max(whole, last > OTHER && !turned ? last - 1 : 0);
  }

  /** Returns whether a header has a word that makes it another thing. */
  boolean isOther(String header) {
    return turns(tokens(header));
  }

  private boolean turns(List<String> tokens) {
    String spaced = " " + String.join(" ", tokens) + " ";
    return not.stream()
        .anyMatch(
            word ->
                spaced.contains(" " + word + " ")
                    || (word.length() >= SHORTEST_AMONG
                        && isUnspaced(word)
                        && spaced.contains(word)));
  }

  private int score(List<String> tokens) {
    String glued = String.join("", tokens);
    int best = 0;
    for (List<String> word : words) {
      if (best < SAME) {
        best = Math.max(best, score(tokens, glued, word));
      }
    }
    return best > OTHER && best < SAME && turns(tokens) ? OTHER : best;
  }

  private int score(List<String> tokens, String glued, List<String> word) {
    String together = word.size() == 1 ? word.get(0) : String.join("", word);
    if (together.length() > glued.length()) {
      return 0;
    }
    if (glued.equals(together)) {
      return SAME;
    }
    int at = Collections.indexOfSubList(tokens, word);
    if (at >= 0) {
      List<String> rest = new ArrayList<>(tokens.subList(0, at));
      rest.addAll(tokens.subList(at + word.size(), tokens.size()));
      if (neutral.containsAll(rest)) {
        return NEAR;
      }
      return together.length() >= SHORTEST_AMONG ? AMONG : 0;
    }
    return inside(glued, together);
  }

  /** Returns the score of a word within another, as in languages that write without spaces. */
  private int inside(String glued, String word) {
    boolean unspaced = isUnspaced(word);
    int at = glued.indexOf(word);
    if (at < 0 || word.length() < (unspaced ? SHORTEST_AMONG : SHORTEST_INSIDE)) {
      return 0;
    }
    if (neutral.contains(glued.substring(0, at) + glued.substring(at + word.length()))) {
      return NEAR;
    }
    return unspaced ? AMONG : INSIDE;
  }

  private static boolean isUnspaced(String word) {
    return switch (UnicodeScript.of(word.codePointAt(0))) {
      case THAI, LAO, KHMER, MYANMAR, HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }
}
