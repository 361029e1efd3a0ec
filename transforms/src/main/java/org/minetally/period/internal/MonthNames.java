package org.minetally.period.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names of the months in some languages: full names in every case that dates use, and
 * abbreviations. Letter case, accents and final points do not matter. A word of at least three
 * letters also denotes a month if only the names of that month start with it.
 *
 * <p>The names are those of Unicode's CLDR for the Gregorian calendar, in every country and script
 * of a language. They are a file of this library, because those of Java change with its version.
 */
public final class MonthNames implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No names: every text is a number. */
  public static final MonthNames NONE = new MonthNames(Map.of());

  /** The result for a text that is not the name of a month. */
  public static final int UNKNOWN = 0;

  private static final int SEVERAL = -1;

  private static final int SHORTEST_START = 3;
  private static final String FILE = "month-names.txt";

  /** The number of each month by its folded names and their unique starts. */
  private final HashMap<String, Integer> months;

  private final int longest;

  private MonthNames(Map<String, Integer> names) {
    this.months = new HashMap<>(names);
    this.longest = names.keySet().stream().mapToInt(String::length).max().orElse(0);
    Map<String, Integer> starts = new HashMap<>();
    names.forEach((name, month) -> addStarts(name, month, starts));
    starts.forEach(
        (start, month) -> {
          if (month != SEVERAL) {
            months.putIfAbsent(start, month);
          }
        });
  }

  private static void addStarts(String name, int month, Map<String, Integer> starts) {
    for (int length = SHORTEST_START; length < name.length(); length++) {
      if (isPartOfWord(name.charAt(length - 1))) {
        starts.merge(
            name.substring(0, length), month, (one, other) -> one.equals(other) ? one : SEVERAL);
      }
    }
  }

  /**
   * Returns the names of the months in some languages.
   *
   * @param languages codes of ISO 639, such as {@code es}
   * @throws IllegalArgumentException if there are no names for one of them, or if two of them use
   *     one word for different months; the message is a sentence
   */
  public static MonthNames of(List<String> languages) {
    Map<String, Integer> months = new HashMap<>();
    Map<String, String> languageOf = new HashMap<>();
    for (String language : languages) {
      Map<String, Integer> own =
          namesIn(language).orElseThrow(() -> new IllegalArgumentException(unknown(language)));
      for (String name : new TreeSet<>(own.keySet())) {
        Integer other = months.putIfAbsent(name, own.get(name));
        String known = languageOf.putIfAbsent(name, language);
        if (other != null && !other.equals(own.get(name))) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "\"%s\" is month %d in %s and month %d in %s; use one of the languages.",
                  name,
                  other,
                  known,
                  own.get(name),
                  language));
        }
      }
    }
    return new MonthNames(months);
  }

  private static String unknown(String language) {
    return ("there are no month names for \"%s\"; expected the code of a language that writes"
            + " months as words, such as ar, en, es, fr, pt, ru or uk.")
        .formatted(language);
  }

  /** Returns whether there are no names. */
  boolean isEmpty() {
    return months.isEmpty();
  }

  /** Returns the codes of the languages whose names are known. */
  public static Set<String> languages() {
    return lines().stream()
        .map(line -> line.substring(0, line.indexOf('=')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns whether a whole text is a month's name in any language. */
  public static boolean isNameInAnyLanguage(String text) {
    return AllNames.NAMES.contains(withoutPoint(folded(text)));
  }

  /** The names of all languages, loaded when a name in an undeclared language is first met. */
  private static final class AllNames {
    private static final Set<String> NAMES =
        lines().stream()
            .flatMap(line -> names(line).keySet().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<Map<String, Integer>> namesIn(String language) {
    String start = language + "=";
    return lines().stream().filter(l -> l.startsWith(start)).findFirst().map(MonthNames::names);
  }

  /** Returns the month of each folded name in a line of the file. */
  private static Map<String, Integer> names(String line) {
    Map<String, Integer> months = new HashMap<>();
    String[] names = line.substring(line.indexOf('=') + 1).split("\\|", -1);
    for (int month = 1; month <= names.length; month++) {
      for (String name : names[month - 1].split(",", -1)) {
        months.put(withoutPoint(folded(name)), month);
      }
    }
    return months;
  }

  private static List<String> lines() {
    try (InputStream in = MonthNames.class.getResourceAsStream(FILE);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return reader.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the month names in the jar", e);
    }
  }

  /** Returns the month that a whole text denotes, or {@link #UNKNOWN}. */
  public int month(String text) {
    return months.getOrDefault(withoutPoint(folded(text)), UNKNOWN);
  }

  /** Returns a folded name without the point of its abbreviation. */
  static String withoutPoint(String folded) {
    return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
  }

  /**
   * Returns the end of the longest name with which a text starts, or -1. A name ends before a
   * character that is not a letter.
   *
   * @param folded the text as {@link #folded} returns it
   */
  int end(String folded) {
    for (int end = Math.min(folded.length(), longest); end > 0; end--) {
      if (endsWord(folded, end) && months.containsKey(folded.substring(0, end))) {
        return end;
      }
    }
    return -1;
  }

  private static boolean endsWord(String text, int end) {
    return end == text.length() || !isPartOfWord(text.charAt(end));
  }

  private static boolean isPartOfWord(char c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetter(c);
    };
  }

  /**
   * Returns a text in which names are compared: in lower case, without accents. Points remain, even
   * after abbreviations.
   */
  static String folded(String text) {
    String letters = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder folded = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      if (!isAccent(c)) {
        folded.append(usual(c));
      }
    }
    return folded.toString();
  }

  /** Returns whether a character is an accent of Latin, Greek or Cyrillic, or an Arabic vowel. */
  private static boolean isAccent(char c) {
    return (c >= '\u0300' && c <= '\u036f')
        || (c >= '\u064b' && c <= '\u065f')
        || c == '\u0670'
        || c == '\u0640';
  }

  /** Returns the usual one of characters that people exchange. */
  private static char usual(char c) {
    return switch (c) {
      case '\u0131' -> 'i'; // Turkish and Azerbaijani
      case '\u06cc', '\u0649' -> '\u064a'; // Arabic and Persian yeh
      case '\u06a9' -> '\u0643'; // Arabic and Persian kaf
      case '\u00a0', '\u202f' -> ' ';
      case '\u2019', '\u02bc', '\u02bb', '\u2018' -> '\'';
      default -> c;
    };
  }
}
