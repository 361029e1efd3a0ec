package org.minetally.init;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.period.DateInterval;
import org.minetally.period.internal.DateForms;

/**
 * The date format of a column.
 *
 * @param forms the date forms, the most frequent first
 * @param ambiguous whether every date would also be valid with day and month swapped
 * @param toTheMonth whether the dates include the month
 */
record Dates(List<String> forms, boolean ambiguous, boolean toTheMonth) {

  /** The minimum share of fields that must be dates. */
  private static final double ENOUGH = 0.8;

  private static final int MOST_FORMS = 3;

  /** Candidate forms, the most precise first: if two match equally well, the first one wins. */
  private static final List<String> FORMS =
      List.of(
          "yyyy-MM-dd",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss.SZ",
          "yyyy-MM-dd'T'HH:mm:ssZ",
          "d/M/yyyy",
          "M/d/yyyy",
          "d.M.yyyy",
          "d-M-yyyy",
          "M-d-yyyy",
          "yyyy/M/d",
          "yyyyMMdd",
          "d/M/yyyy H:mm",
          "M/d/yyyy H:mm",
          "yyyy-MM",
          "M/yyyy",
          "yyyy",
          "edtf");

  Dates {
    forms = List.copyOf(forms);
  }

  /** Returns the date format of a column; empty if the column does not contain dates. */
  static Optional<Dates> of(SampledColumn column, Lexicon lexicon) {
    List<String> chosen = new ArrayList<>();
    double matched = 0;
    for (int i = 0; i < MOST_FORMS && matched < 1; i++) {
      String next = best(column, chosen, lexicon);
      double with = share(column, plus(chosen, next), lexicon);
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
            .filter(form -> form.contains("d/M") || form.contains("d-M"))
            .anyMatch(form -> share(column, List.of(swapped(form)), lexicon) >= enough);
    boolean months = chosen.stream().anyMatch(form -> form.contains("M") || form.equals("edtf"));
    return Optional.of(new Dates(chosen, ambiguous, months));
  }

  private static String best(SampledColumn column, List<String> chosen, Lexicon lexicon) {
    String best = FORMS.get(0);
    double most = -1;
    for (String form : FORMS) {
      boolean contradicts = chosen.stream().anyMatch(other -> swapped(other).equals(form));
      double share = contradicts ? -1 : share(column, plus(chosen, form), lexicon);
      if (share > most) {
        best = form;
        most = share;
      }
    }
    return best;
  }

  private static List<String> plus(List<String> forms, String form) {
    List<String> all = new ArrayList<>(forms);
    all.add(form);
    return all;
  }

  /** Returns the form with day and month swapped; the empty string if it has no such variant. */
  static String swapped(String form) {
    if (form.startsWith("d/M") || form.startsWith("d-M")) {
      return "M" + form.charAt(1) + "d" + form.substring(3);
    }
    return form.startsWith("M/d") || form.startsWith("M-d")
        ? "d" + form.charAt(1) + "M" + form.substring(3)
        : "";
  }

  private static double share(SampledColumn column, List<String> forms, Lexicon lexicon) {
    DateForms all = DateForms.of(forms);
    return column.share(value -> reads(all, value), lexicon);
  }

  /** Returns whether a value is a date in one of the forms. */
  boolean reads(String value) {
    return reads(DateForms.of(forms), value);
  }

  private static boolean reads(DateForms forms, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return forms.read(bytes, 0, bytes.length) != DateInterval.INVALID;
  }
}
