package org.minetally.init;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minetally.period.DateInterval;
import org.minetally.period.internal.DateForms;
import org.minetally.period.internal.DateNotation;

/**
 * The date format of a column.
 *
 * @param forms the date forms, the most frequent first
 * @param months the language of the month names in them
 * @param toTheMonth whether the dates include the month
 * @param doubts what a person must check
 */
record Dates(List<String> forms, Months months, boolean toTheMonth, List<String> doubts) {

  /** The minimum share of fields that must be dates. */
  private static final double ENOUGH = 0.8;

  private static final int MOST_FORMS = 6;
  private static final int MOST_SHOWN = 3;

  /** The number of values in which month names are looked for. */
  private static final int MOST_VALUES = 300;

  /** The share of the words in dates that must be month names. */
  private static final double MOST_OTHER_WORDS = 0.2;

  /** Candidate forms, the most precise first: if two match equally well, the first one wins. */
  private static final List<String> FORMS =
      List.of(
          "yyyy-MM-dd",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd HH:mm",
          "yyyy-MM-dd HH:mm:ss.S",
          "yyyy-MM-dd'T'HH:mm:ss.SZ",
          "yyyy-MM-dd'T'HH:mm:ssZ",
          "yyyy-MM-dd'T'HH:mm:ss.S",
          "yyyy-MM-dd'T'HH:mm",
          "d/M/yyyy",
          "M/d/yyyy",
          "d.M.yyyy",
          "d.M.yyyy.",
          "d-M-yyyy",
          "M-d-yyyy",
          "yyyy/M/d",
          "yyyy.M.d",
          "yyyyMMdd",
          "d/M/yyyy H:mm",
          "M/d/yyyy H:mm",
          "d/M/yyyy H:mm:ss",
          "M/d/yyyy H:mm:ss",
          "d.M.yyyy H:mm",
          "d.M.yyyy H:mm:ss",
          "yyyy-MM",
          "M/yyyy",
          "M.yyyy",
          "M-yyyy",
          "yyyy/M",
          "yyyy",
          "edtf");

  /** Candidate forms with the name of the month. */
  private static final List<String> NAMED =
      List.of(
          "d MMMM yyyy",
          "d-MMMM-yyyy",
          "d. MMMM yyyy",
          "d. MMMM yyyy.",
          "d/MMMM/yyyy",
          "d.MMMM.yyyy",
          "d MMMM, yyyy",
          "d 'de' MMMM 'de' yyyy",
          "d 'de' MMMM yyyy",
          "MMMM d, yyyy",
          "MMMM d yyyy",
          "yyyy-MMMM-d",
          "MMMM yyyy",
          "MMMM-yyyy",
          "MMMM/yyyy",
          "MMMM 'de' yyyy",
          "yyyy MMMM",
          "yyyy");

  /** Texts with a name of a month, a two-digit year, and so on: dates, but in no form. */
  private static final Pattern LIKE_DATES =
      Pattern.compile(
          "\\p{Nd}{1,2}[-./ ,]+(de )?\\p{L}[\\p{L}\\p{M}.]{2,}[-./ ,]+(de )?\\p{Nd}{2,4}.*"
              + "|\\p{L}[\\p{L}\\p{M}.]{2,}[-./ ,]+(\\p{Nd}{1,2}[-./ ,]+)?\\p{Nd}{4}"
              + "|\\p{Nd}{1,2}[-./]\\p{Nd}{1,2}[-./]\\p{Nd}{2}|\\p{Nd}{4}\\p{Pd}\\p{Nd}{2,4}"
              + "|\\p{Nd}{1,4}[-./]\\p{Nd}{1,2}[-./]\\p{Nd}{1,4}( .*)?");

  Dates {
    forms = List.copyOf(forms);
    doubts = List.copyOf(doubts);
  }

  /** Returns whether values look like dates that no form can read. */
  static boolean areUnreadable(SampledColumn column, Lexicon lexicon) {
    return column.share(value -> LIKE_DATES.matcher(value).matches(), lexicon) >= ENOUGH / 2;
  }

  /** Returns whether many values are dates or look like them, whatever the header says. */
  static boolean areLikely(SampledColumn column, Lexicon lexicon) {
    DateForms forms = DateForms.of(FORMS);
    return column.share(
            value ->
                LIKE_DATES.matcher(value).matches()
                    || (value.matches(".*\\D.*") && reads(forms, value)),
            lexicon)
        >= ENOUGH / 2;
  }

  /** Returns the date format of a column; empty if the column does not contain dates. */
  static Optional<Dates> of(SampledColumn column, Lexicon lexicon) {
    Optional<Dates> plain = of(column, FORMS, Months.NONE, lexicon);
    if (plain.isPresent() || !areUnreadable(column, lexicon)) {
      return plain;
    }
    Months months = Months.of(words(column), MOST_OTHER_WORDS);
    return months.language().isEmpty() ? plain : of(column, NAMED, months, lexicon);
  }

  private static Set<String> words(SampledColumn column) {
    Set<String> words = new LinkedHashSet<>();
    column.values().stream()
        .limit(MOST_VALUES)
        .forEach(value -> words.addAll(List.of(value.split("[^\\p{L}\\p{M}.]+"))));
    words.remove("");
    return words;
  }

  private static Optional<Dates> of(
      SampledColumn column, List<String> candidates, Months months, Lexicon lexicon) {
    List<String> chosen = new ArrayList<>();
    double matched = 0;
    for (int i = 0; i < MOST_FORMS && matched < 1; i++) {
      String next = best(column, candidates, chosen, months, lexicon);
      double with = share(column, plus(chosen, next), months, lexicon);
      if (with <= matched) {
        break;
      }
      chosen.add(next);
      matched = with;
    }
    if (matched < ENOUGH) {
      return Optional.empty();
    }
    double enough = matched;
    boolean ambiguous =
        chosen.stream()
            .filter(form -> !swapped(form).isEmpty())
            .anyMatch(form -> share(column, replaced(chosen, form), months, lexicon) >= enough);
    boolean toTheMonth =
        chosen.stream().anyMatch(form -> form.contains("M") || form.equals("edtf"));
    return Optional.of(
        new Dates(chosen, months, toTheMonth, doubts(column, chosen, months, ambiguous, lexicon)));
  }

  private static List<String> doubts(
      SampledColumn column, List<String> forms, Months months, boolean ambiguous, Lexicon lexicon) {
    List<String> doubts = new ArrayList<>();
    if (!months.language().isEmpty()) {
      doubts.add("the month names are read in the language " + months.language());
    }
    if (ambiguous) {
      String form = forms.stream().filter(f -> !swapped(f).isEmpty()).findFirst().orElseThrow();
      doubts.add(
          "every date could be %s or %s; ask the owner of the file".formatted(form, swapped(form)));
    }
    if (forms.size() > 1) {
      doubts.add("dates are written in several ways: " + String.join(", ", forms));
    }
    List<String> odd =
        column.values(value -> !lexicon.isMissing(value) && !reads(forms(forms, months), value));
    if (!odd.isEmpty()) {
      doubts.add(
          "not read as dates: "
              + String.join(", ", odd.subList(0, Math.min(MOST_SHOWN, odd.size())))
              + (odd.size() > MOST_SHOWN ? ", …" : ""));
    }
    if (column.share(Dates::isOutOfOurTime, lexicon) > 0.5) {
      doubts.add("most years are not between 1900 and 2100: the calendar may be another one");
    }
    return doubts;
  }

  /** Returns whether a text has a year such as 1399, of a calendar that the program cannot read. */
  static boolean isOutOfOurTime(String value) {
    return value.matches(".*\\b1[3-5]\\d\\d\\b.*") || value.matches(".*\\b25[4-9]\\d\\b.*");
  }

  private static String best(
      SampledColumn column,
      List<String> candidates,
      List<String> chosen,
      Months months,
      Lexicon lexicon) {
    String best = candidates.get(0);
    double most = -1;
    boolean timed = column.share(value -> value.contains("T"), lexicon) > 0;
    for (String form : candidates) {
      if (form.contains("'T'") && !timed) {
        continue; // It would also read a blank in the place of the T.
      }
      boolean contradicts = chosen.stream().anyMatch(other -> contradicts(other, form));
      double share = contradicts ? -1 : share(column, plus(chosen, form), months, lexicon);
      if (share > most) {
        best = form;
        most = share;
      }
    }
    return best;
  }

  /** Returns whether one form reads the day where the other reads the month. */
  private static boolean contradicts(String one, String other) {
    return swapped(one).equals(other)
        || (!swapped(one).isEmpty()
            && !swapped(other).isEmpty()
            && one.charAt(1) == other.charAt(1)
            && one.charAt(0) != other.charAt(0));
  }

  private static List<String> plus(List<String> forms, String form) {
    List<String> all = new ArrayList<>(forms);
    all.add(form);
    return all;
  }

  private static List<String> replaced(List<String> forms, String form) {
    return forms.stream().map(f -> f.equals(form) ? swapped(f) : f).toList();
  }

  /** Returns the form with day and month swapped; the empty string if it has no such variant. */
  static String swapped(String form) {
    if (form.contains("MMM")) {
      return "";
    }
    if (form.startsWith("d") && form.length() > 3 && form.charAt(2) == 'M') {
      return "M" + form.charAt(1) + "d" + form.substring(3);
    }
    return form.startsWith("M") && form.length() > 3 && form.charAt(2) == 'd'
        ? "d" + form.charAt(1) + "M" + form.substring(3)
        : "";
  }

  private static DateForms forms(List<String> forms, Months months) {
    return DateForms.of(forms, DateNotation.PLAIN.with(months.names()));
  }

  private static double share(
      SampledColumn column, List<String> forms, Months months, Lexicon lexicon) {
    DateForms all = forms(forms, months);
    return column.share(value -> reads(all, value), lexicon);
  }

  /** Returns whether a value is a date in one of the forms. */
  boolean reads(String value) {
    return reads(forms(forms, months), value);
  }

  private static boolean reads(DateForms forms, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return forms.read(bytes, 0, bytes.length) != DateInterval.INVALID;
  }
}
