package org.minetally.init;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes Cyrillic words in Latin letters, as the names of columns in databases often are. Ukrainian
 * as in the resolution 55 of 2010 of its government, Russian as in passports and as in the BGN/PCGN
 * system, each without apostrophes.
 */
final class Transliteration {

  private static final Map<Character, String> COMMON =
      Map.ofEntries(
          Map.entry('а', "a"),
          Map.entry('б', "b"),
          Map.entry('в', "v"),
          Map.entry('ґ', "g"),
          Map.entry('д', "d"),
          Map.entry('е', "e"),
          Map.entry('ё', "e"),
          Map.entry('ж', "zh"),
          Map.entry('з', "z"),
          Map.entry('к', "k"),
          Map.entry('л', "l"),
          Map.entry('м', "m"),
          Map.entry('н', "n"),
          Map.entry('о', "o"),
          Map.entry('п', "p"),
          Map.entry('р', "r"),
          Map.entry('с', "s"),
          Map.entry('т', "t"),
          Map.entry('у', "u"),
          Map.entry('ф', "f"),
          Map.entry('х', "kh"),
          Map.entry('ц', "ts"),
          Map.entry('ч', "ch"),
          Map.entry('ш', "sh"),
          Map.entry('щ', "shch"),
          Map.entry('ъ', ""),
          Map.entry('ь', ""),
          Map.entry('э', "e"),
          Map.entry('є', "ie"),
          Map.entry('і', "i"),
          Map.entry('ї', "i"));

  private static final Map<Character, String> UKRAINIAN =
      Map.of('г', "h", 'и', "y", 'й', "i", 'ю', "iu", 'я', "ia");

  private static final Map<Character, String> RUSSIAN =
      Map.of('г', "g", 'и', "i", 'й', "y", 'ю', "yu", 'я', "ya", 'ы', "y");

  private static final Map<Character, String> RUSSIAN_PASSPORT =
      Map.of('г', "g", 'и', "i", 'й', "i", 'ю', "iu", 'я', "ia", 'ы', "y");

  private Transliteration() {}

  /** Returns the ways to write a text in Latin letters; none if it has no Cyrillic letter. */
  static Set<String> of(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    Set<String> all = new LinkedHashSet<>();
    for (Map<Character, String> own : List.of(UKRAINIAN, RUSSIAN, RUSSIAN_PASSPORT)) {
      StringBuilder latin = new StringBuilder();
      for (int i = 0; i < small.length(); i++) {
        char c = small.charAt(i);
        latin.append(own.getOrDefault(c, COMMON.getOrDefault(c, String.valueOf(c))));
      }
      all.add(latin.toString());
    }
    all.remove(small);
    all.removeIf(word -> word.chars().anyMatch(c -> c >= 0x400 && c < 0x530));
    return all;
  }
}
