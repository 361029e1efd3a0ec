package org.minetally.init;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.minetally.period.internal.MonthNames;

/**
 * The language that month names are written in.
 *
 * @param language the code of the language; empty if there are no names
 * @param names its names
 */
record Months(String language, MonthNames names) {

  static final Months NONE = new Months("", MonthNames.NONE);

  /** The share of words that must be month names before languages are compared. */
  private static final double ENOUGH = 0.5;

  /** Languages of the field: of those that read the same names, the first is taken. */
  private static final List<String> USUAL =
      List.of("en", "fr", "es", "pt", "ru", "uk", "ar", "fa", "tr", "az", "bs", "de", "it");

  /**
   * Finds the language that reads the most of some words.
   *
   * @param words words, most of which may be month names
   */
  static Months of(Collection<String> words) {
    return of(words, ENOUGH);
  }

  /** Finds the language if a share of the words are month names. */
  static Months of(Collection<String> words, double enough) {
    Set<String> distinct = new LinkedHashSet<>(words);
    long likely = distinct.stream().filter(MonthNames::isNameInAnyLanguage).count();
    return likely == 0 || likely < enough * distinct.size()
        ? NONE
        : best(months -> (int) distinct.stream().filter(w -> months.reads(w)).count());
  }

  /** Returns the language with the highest rating; none if no language has a positive one. */
  private static Months best(ToIntFunction<Months> rating) {
    Months best = NONE;
    int most = 0;
    for (Months months : all()) {
      int own = rating.applyAsInt(months);
      if (own > most) {
        best = months;
        most = own;
      }
    }
    return best;
  }

  private static List<Months> all() {
    List<String> codes = new ArrayList<>(USUAL);
    MonthNames.languages().stream().filter(code -> !codes.contains(code)).forEach(codes::add);
    return codes.stream()
        .filter(MonthNames.languages()::contains)
        .map(code -> new Months(code, MonthNames.of(List.of(code))))
        .toList();
  }

  boolean reads(String word) {
    return number(word).isPresent();
  }

  /** Returns the number of the month that a word names. */
  Optional<Integer> number(String word) {
    int month = names.month(word);
    return month == MonthNames.UNKNOWN ? Optional.empty() : Optional.of(month);
  }
}
