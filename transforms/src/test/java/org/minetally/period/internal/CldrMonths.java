package org.minetally.period.internal;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The month names in CLDR, as ICU4J reports them, in the form of {@code month-names.txt}. The names
 * of a language are those of all its countries and scripts.
 */
final class CldrMonths {

  /**
   * A name.
   *
   * @param isFull whether it is not an abbreviation
   * @param isCommon whether the whole language uses it, rather than a country or a script
   */
  private record Name(String text, String folded, int month, boolean isFull, boolean isCommon) {}

  private CldrMonths() {}

  /** Returns a line for each language that writes its months in letters. */
  static List<String> lines() {
    Map<String, Set<Name>> languages = new TreeMap<>();
    for (ULocale locale : DateFormatSymbols.getAvailableULocales()) {
      languages
          .computeIfAbsent(locale.getLanguage(), l -> new LinkedHashSet<>())
          .addAll(names(locale));
    }
    return languages.entrySet().stream()
        .filter(entry -> entry.getValue().stream().allMatch(name -> isInLetters(name.text)))
        .map(entry -> entry.getKey() + "=" + line(entry.getValue()))
        .toList();
  }

  private static List<Name> names(ULocale locale) {
    DateFormatSymbols symbols = new DateFormatSymbols(new GregorianCalendar(locale), locale);
    boolean isCommon = locale.getName().equals(locale.getLanguage());
    List<Name> names = new ArrayList<>();
    for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
      for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
        String[] months = symbols.getMonths(context, width);
        for (int i = 0; i < 12; i++) {
          boolean isFull = width == DateFormatSymbols.WIDE;
          String folded = MonthNames.withoutPoint(MonthNames.folded(months[i]));
          names.add(new Name(months[i], folded, i + 1, isFull, isCommon));
        }
      }
    }
    return names;
  }

  private static boolean isInLetters(String name) {
    return name.chars().noneMatch(c -> Character.isDigit(c) || c == ',' || c == '|');
  }

  private static String line(Set<Name> names) {
    return Stream.iterate(1, month -> month + 1)
        .limit(12)
        .map(month -> names(names, month))
        .collect(Collectors.joining("|"));
  }

  /** Returns the names of a month, each once, without those that could mean another month. */
  private static String names(Set<Name> all, int month) {
    Map<String, String> names = new TreeMap<>();
    for (Name name : all) {
      if (name.month == month && all.stream().noneMatch(other -> isAmbiguous(name, other))) {
        names.putIfAbsent(name.folded, name.text);
      }
    }
    return String.join(",", names.values());
  }

  private static boolean isAmbiguous(Name name, Name other) {
    boolean same = name.folded.equals(other.folded);
    boolean start =
        !name.isFull && !name.isCommon && other.isFull && other.folded.startsWith(name.folded);
    return name.month != other.month && (same || start);
  }
}
