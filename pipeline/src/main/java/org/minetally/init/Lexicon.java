package org.minetally.init;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minetally.region.internal.NameFolding;

/** Words that identify columns and values, in several languages. */
final class Lexicon {

  /** The place levels, from the top down. */
  static final List<String> LEVELS =
      List.of("country", "region", "province", "district", "subdistrict", "community");

  /** Longer values are not words. */
  private static final int LONGEST_WORD = 60;

  /** Shorter words within a text are likely to mean something else. */
  private static final int SHORTEST_INSIDE = 3;

  private final Map<String, HeaderWords> columns = new HashMap<>();
  private final Map<String, Set<String>> words = new HashMap<>();

  /** All words as they are spelled, in small letters: folding would hide a wrong charset. */
  private final Set<String> spelled = new HashSet<>();

  /** For each vocabulary, the member of each word. */
  private final Map<String, Map<String, String>> values = new HashMap<>();

  private final Map<String, Map<String, String>> maybe = new HashMap<>();

  /** For each dimension of parts, the words of each member. */
  private final Map<String, Map<String, Set<String>>> parts = new LinkedHashMap<>();

  /** A member of a dimension. */
  record Member(String dimension, String name) {}

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
    int equals = line.indexOf(" = ");
    String key = line.substring(0, equals).strip();
    Set<String> folded = new LinkedHashSet<>();
    Set<String> transliterated = new LinkedHashSet<>();
    for (String word : line.substring(equals + 3).split("\\|", 0)) {
      spelled.add(word.strip().toLowerCase(Locale.ROOT));
      folded.add(fold(word));
      Transliteration.of(word).forEach(latin -> transliterated.add(fold(latin)));
    }
    folded.remove("");
    transliterated.removeAll(folded);
    transliterated.remove("");
    String[] path = key.split("\\.");
    if (path.length == 3 && path[0].equals("value")) {
      addMembers(values, path, folded, transliterated);
    } else if (path.length == 3 && path[0].equals("maybe")) {
      addMembers(maybe, path, folded, transliterated);
    }
    folded.addAll(transliterated);
    words.put(key, folded);
    if (path.length == 3 && path[0].equals("part")) {
      parts.computeIfAbsent(path[1], d -> new LinkedHashMap<>()).put(path[2], folded);
    }
  }

  /** Folds a text; a joiner between the parts of a Persian word becomes a blank. */
  static String fold(String text) {
    return NameFolding.fold(text.replace('\u200c', ' '));
  }

  private static void addMembers(
      Map<String, Map<String, String>> to,
      String[] path,
      Set<String> words,
      Set<String> transliterated) {
    Map<String, String> members = to.computeIfAbsent(path[1], role -> new HashMap<>());
    words.forEach(word -> members.put(word, path[2]));
    transliterated.forEach(word -> members.putIfAbsent(word, path[2]));
  }

  private Set<String> words(String key) {
    return words.getOrDefault(key, Set.of());
  }

  private HeaderWords headers(String kind, String name) {
    return columns.computeIfAbsent(
        kind + name,
        key -> {
          Set<String> neutral = new LinkedHashSet<>(words("neutral"));
          neutral.addAll(words("neutral." + name));
          Set<String> not = kind.equals("place") ? words("place.NOT") : words("not." + name);
          return new HeaderWords(words(kind + "." + name), neutral, not);
        });
  }

  /** Returns how well a header matches a role: 0, or a score of {@link HeaderWords}. */
  int score(String header, Role role) {
    return headers("column", role.words()).score(header);
  }

  /** Returns whether a header has a word that makes it another thing than a role. */
  boolean isOther(String header, Role role) {
    return headers("column", role.words()).isOther(header);
  }

  /** Returns whether a header is a word for a name, and does not say whose. */
  boolean isOnlyName(String header) {
    return words("only.NAME").contains(String.join(" ", HeaderWords.tokens(header)));
  }

  /** Returns whether a header has a word that is used for a role, and for other things too. */
  boolean isUnsure(String header, Role role) {
    return score(header, role) < HeaderWords.NEAR
        && headers("unsure", role.words()).score(header) >= HeaderWords.AMONG;
  }

  /** Returns how well a header matches a level of places. */
  int placeScore(String header, String level) {
    return headers("place", level).score(header);
  }

  /** Returns whether a header has a word for a code of a place. */
  boolean isCode(String header) {
    return headers("place", "CODE").score(header) >= HeaderWords.AMONG
        || glued(header, words("place.CODE"), 4);
  }

  /** Returns whether a header is a word for a code and nothing else. */
  boolean isOnlyCode(String header) {
    return headers("place", "CODE").score(header) == HeaderWords.SAME;
  }

  private static boolean glued(String header, Set<String> words, int shortest) {
    String text = fold(header).replace(" ", "");
    return words.stream()
        .anyMatch(word -> word.length() >= shortest && text.contains(word.replace(" ", "")));
  }

  /** Returns a header without the words for a code, folded. */
  String withoutCode(String header) {
    Set<String> codes = words("place.CODE");
    Set<String> neutral = words("neutral");
    return HeaderWords.tokens(header).stream()
        .filter(token -> !codes.contains(token) && !neutral.contains(token))
        .collect(Collectors.joining(" "));
  }

  /** Returns the members that a header of a count names, such as women; at most one a dimension. */
  List<Member> parts(String header) {
    List<Member> found = new ArrayList<>();
    List<String> tokens = HeaderWords.tokens(header);
    String spaced = " " + String.join(" ", tokens) + " ";
    parts.forEach(
        (dimension, members) ->
            members.entrySet().stream()
                .filter(
                    member ->
                        member.getValue().stream().anyMatch(w -> spaced.contains(" " + w + " ")))
                .findFirst()
                .ifPresent(member -> found.add(new Member(dimension, member.getKey()))));
    return found;
  }

  /** Returns whether a header has nothing but words for a part of the people, such as "women". */
  boolean isOnlyPart(String header) {
    Set<String> known = new LinkedHashSet<>(words("neutral"));
    parts.values().forEach(members -> members.values().forEach(known::addAll));
    return known.containsAll(HeaderWords.tokens(header));
  }

  /** Returns the member that a word means in the vocabulary of a role; empty if it is unknown. */
  Optional<String> member(Role role, String value) {
    Optional<String> group = role == Role.AGE ? AgeGroup.of(value) : Optional.empty();
    return group.isPresent() ? group : listed(role, value);
  }

  private Optional<String> listed(Role role, String value) {
    return Optional.ofNullable(values.getOrDefault(role.words(), Map.of()).get(fold(value)));
  }

  /**
   * Returns the member that a word probably means, but that a person must confirm: because people
   * use it for several members, or because a known word is only a part of it.
   */
  Optional<String> maybe(Role role, String value) {
    return exactly(role, value).or(() -> inside(role, fold(value)));
  }

  /** Returns the member that a word means or probably means, if the whole word is known. */
  Optional<String> exactly(Role role, String value) {
    return member(role, value)
        .or(() -> Optional.ofNullable(maybe.getOrDefault(role.words(), Map.of()).get(fold(value))));
  }

  /** Returns the member of the longest known words within a text; empty if two are as long. */
  private Optional<String> inside(Role role, String folded) {
    String spaced = " " + folded + " ";
    String best = null;
    int longest = SHORTEST_INSIDE - 1;
    for (Map<String, Map<String, String>> all : List.of(values, maybe)) {
      for (Map.Entry<String, String> word : all.getOrDefault(role.words(), Map.of()).entrySet()) {
        int length = word.getKey().length();
        if (length >= longest && spaced.contains(" " + word.getKey() + " ")) {
          best = length > longest || word.getValue().equals(best) ? word.getValue() : null;
          longest = length;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns whether a header is a word for one of several estimates. */
  boolean isEstimate(String header) {
    return HeaderWords.tokens(header).stream().anyMatch(words("estimate")::contains);
  }

  /** Returns the device category that the words of a header name, apart from neutral ones. */
  Optional<String> device(String header) {
    List<String> tokens = HeaderWords.tokens(header);
    Set<String> skipped = new LinkedHashSet<>(words("neutral"));
    skipped.addAll(words("neutral.ITEMS"));
    skipped.addAll(words("column.ITEMS"));
    for (int from = 0; from < tokens.size(); from++) {
      for (int to = tokens.size(); to > from; to--) {
        String phrase = String.join(" ", tokens.subList(from, to));
        List<String> rest = new ArrayList<>(tokens.subList(0, from));
        rest.addAll(tokens.subList(to, tokens.size()));
        Optional<String> member = exactly(Role.DEVICE, phrase);
        if (member.isPresent() && skipped.containsAll(rest)) {
          return member;
        }
      }
    }
    return Optional.empty();
  }

  /** Returns whether a value means that nothing is known. */
  boolean isMissing(String value) {
    if (value.length() > LONGEST_WORD) {
      return false;
    }
    String folded = fold(value);
    return folded.isEmpty() || words("value.MISSING").contains(folded);
  }

  /** Returns whether a value marks a row of totals. */
  boolean isTotal(String value) {
    return words("value.TOTAL").contains(fold(value));
  }

  /** Returns whether a word is for cumulative figures or for increments; empty if for neither. */
  Optional<String> series(String value) {
    String folded = fold(value);
    return List.of("increment", "cumulative").stream()
        .filter(kind -> words("series." + kind).contains(folded))
        .findFirst();
  }

  /** Returns whether a header is for the day on which a figure was published. */
  boolean isPublication(String header) {
    return words("series.published").contains(String.join(" ", HeaderWords.tokens(header)));
  }

  /** Returns whether a header has a word for a hazard or for work in it. */
  boolean isOfHazards(String header) {
    return headers("column", "HAZARD").score(header) >= HeaderWords.AMONG;
  }

  /** Returns the kind of record that a value names: casualties, detections or other. */
  Optional<String> kind(String value) {
    String folded = fold(value);
    return List.of("casualties", "detections", "other").stream()
        .filter(kind -> words("kind." + kind).contains(folded))
        .findFirst();
  }

  /**
   * Returns whether a text, or one of its longer words, is spelled like a word of the lexicon, with
   * a letter beyond ASCII.
   */
  boolean isSpelled(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(small),
            Stream.of(small.split("[^\\p{L}\\p{M}]+")).filter(word -> word.length() > 3))
        .anyMatch(word -> word.chars().anyMatch(Lexicon::isBeyondAscii) && spelled.contains(word));
  }

  private static boolean isBeyondAscii(int letter) {
    return letter >= 0x80 && Character.isLetter(letter);
  }
}
