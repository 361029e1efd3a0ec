package org.minetally.init;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minetally.period.DateForms;
import org.minetally.period.DateInterval;

/**
 * How a column's dates are written.
 *
 * @param forms the forms, the most frequent first
 * @param ambiguous whether every date could as well be read with day and month exchanged
 * @param toTheMonth whether months are known
 */
record Dates(List<String> forms, boolean ambiguous, boolean toTheMonth) {

  /** The share of fields that must be dates. */
  private static final double ENOUGH = 0.8;

  private static final int MOST_FORMS = 3;

  /** Those that tell most first: of two that read as much the first is taken. */
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

  /** The forms of a column; nothing if it holds no dates. */
  static Optional<Dates> of(SampledColumn column, Lexicon lexicon) {
    List<String> taken = new ArrayList<>();
    double read = 0;
    for (int i = 0; i < MOST_FORMS && read < 1; i++) {
      String next = best(column, taken, lexicon);
      double with = share(column, plus(taken, next), lexicon);
      if (with <= read) {
        break;
      }
      taken.add(next);
      read = with;
    }
    if (read < ENOUGH) {
      return Optional.empty();
    }
    double enough = read;
    boolean ambiguous =
        taken.stream()
            .filter(form -> form.contains("d/M") || form.contains("d-M"))
            .anyMatch(form -> share(column, List.of(exchanged(form)), lexicon) >= enough);
    boolean months = taken.stream().anyMatch(form -> form.contains("M") || form.equals("edtf"));
    return Optional.of(new Dates(taken, ambiguous, months));
  }

  private static String best(SampledColumn column, List<String> taken, Lexicon lexicon) {
    String best = FORMS.get(0);
    double most = -1;
    for (String form : FORMS) {
      boolean contradicts = taken.stream().anyMatch(other -> exchanged(other).equals(form));
      double share = contradicts ? -1 : share(column, plus(taken, form), lexicon);
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

  /** The same with day and month in the other order. */
  static String exchanged(String form) {
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

  /** Whether a value is a date in one of the forms. */
  boolean reads(String value) {
    return reads(DateForms.of(forms), value);
  }

  private static boolean reads(DateForms forms, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return forms.read(bytes, 0, bytes.length) != DateInterval.INVALID;
  }
}
