package org.minetally.init;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minetally.region.internal.NameFolding;

/** Words that identify columns and values, in several languages. */
final class Lexicon {

  /**
   * The score of a header: equal to a word, contains it as a word, or contains it as a substring.
   */
  static final int SAME = 8;

  static final int AMONG = 5;
  static final int INSIDE = 3;

  /** The minimum length of a substring match; shorter words occur inside too many others. */
  private static final int SHORTEST_INSIDE = 4;

  private final Map<String, Set<String>> columns = new HashMap<>();
  private final Map<String, Map<String, String>> values = new HashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();

  private Lexicon() {}

  /** Reads the lexicon that ships with the program. */
  static Lexicon read() {
    Lexicon lexicon = new Lexicon();
    try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(lexicon::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the lexicon that ships with the program", e);
    }
    return lexicon;
  }

  private void add(String line) {
    int equals = line.indexOf('=');
    List<String> key = List.of(line.substring(0, equals).strip().split("\\."));
    Set<String> words = new LinkedHashSet<>();
    for (String word : line.substring(equals + 1).split("\\|", 0)) {
      words.add(NameFolding.fold(word));
    }
    if (key.get(0).equals("column")) {
      columns.put(key.get(1), words);
    } else if (key.get(1).equals("MISSING")) {
      missing.addAll(words);
    } else {
      Map<String, String> members = values.computeIfAbsent(key.get(1), role -> new HashMap<>());
      words.forEach(word -> members.put(word, key.get(2)));
    }
  }

  /**
   * Returns how well a header matches a role: 0, {@link #INSIDE}, {@link #AMONG} or {@link #SAME}.
   */
  int score(String header, Role role) {
    String folded = NameFolding.fold(header);
    boolean code = score(folded, columns.get("CODE")) > 0;
    if (role.isCode() || !role.level().isEmpty()) {
      int place = score(folded, columns.get(role.words()));
      return code == role.isCode() ? place : 0;
    }
    boolean isPart = role.isCount() && score(folded, columns.get("PART")) >= AMONG;
    return isPart ? 0 : score(folded, columns.get(role.words()));
  }

  private static int score(String folded, Set<String> words) {
    String glued = folded.replace(" ", "");
    String spaced = " " + folded + " ";
    int best = 0;
    for (String word : words) {
      String together = word.replace(" ", "");
      if (glued.equals(together)) {
        return SAME;
      }
      if (spaced.contains(" " + word + " ")) {
        best = Math.max(best, AMONG);
      } else if (together.length() >= SHORTEST_INSIDE && glued.contains(together)) {
        best = Math.max(best, INSIDE);
      }
    }
    return best;
  }

  /** Returns the member that a word means in the vocabulary of a role; empty if it is unknown. */
  Optional<String> member(Role role, String value) {
    return Optional.ofNullable(
        values.getOrDefault(role.name(), Map.of()).get(NameFolding.fold(value)));
  }

  /** Returns whether a value means that nothing is known. */
  boolean isMissing(String value) {
    String folded = NameFolding.fold(value);
    return folded.isEmpty() || missing.contains(folded);
  }
}
