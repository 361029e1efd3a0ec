package org.minetally.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a file writes numbers. One style is chosen for the whole file, because a single column may
 * not show whether 1.200 is a small number or a large one.
 *
 * @param decimal the decimal separator
 * @param thousands the thousands separator as written in a job file; empty for none
 * @param doubt what a person must check; empty if nothing
 */
record NumberStyle(String decimal, String thousands, String doubt) {

  /** A decimal point and no thousands separator. */
  static final NumberStyle PLAIN = new NumberStyle(".", "", "");

  /** The minimum share of fields that must match. */
  private static final double ENOUGH = 0.9;

  private static final Pattern THREE_DIGITS = Pattern.compile("-?\\p{Nd}{1,3}([.,])\\p{Nd}{3}");

  private record Form(String decimal, String thousands, Pattern whole, Pattern any) {

    static Form of(String decimal, String thousands, String group) {
      String digits =
          group.isEmpty() ? "\\p{Nd}+" : "(\\p{Nd}+|\\p{Nd}{1,3}(" + group + "\\p{Nd}{3})+)";
      String point = Pattern.quote(decimal);
      return new Form(
          decimal,
          thousands,
          Pattern.compile(digits + "(" + point + "0+)?"),
          Pattern.compile("-?" + digits + "(" + point + "\\p{Nd}+)?"));
    }

    boolean matches(String value, boolean mustBeWhole) {
      return (mustBeWhole ? whole : any).matcher(value).matches();
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of(".", "", ""),
          Form.of(".", ",", ","),
          Form.of(",", "", ""),
          Form.of(",", ".", "\\."),
          Form.of(",", "space", "[ \\u00A0\\u202F]"),
          Form.of(".", "space", "[ \\u00A0\\u202F]"),
          Form.of(".", "'", "['’]"));

  /** A column and whether its numbers must be whole. */
  private record Use(SampledColumn column, boolean whole) {}

  /** Returns whether most fields of a column are numbers in some style. */
  static boolean isNumeric(SampledColumn column, boolean whole, Lexicon lexicon) {
    return FORMS.stream().anyMatch(form -> matches(form, new Use(column, whole), lexicon));
  }

  private static boolean matches(Form form, Use use, Lexicon lexicon) {
    return share(form, use, lexicon) >= ENOUGH;
  }

  private static double share(Form form, Use use, Lexicon lexicon) {
    return use.column().share(value -> form.matches(value, use.whole()), lexicon);
  }

  /** Returns the style of a file, which all its columns of numbers show. */
  static NumberStyle of(Sample sample, Set<SampledColumn> counts, Lexicon lexicon) {
    List<Use> uses = new ArrayList<>();
    for (SampledColumn column : sample.columns()) {
      boolean whole = counts.contains(column);
      if (column.filled() > 0 && isNumeric(column, whole, lexicon)) {
        uses.add(new Use(column, whole));
      }
    }
    return of(uses, lexicon);
  }

  /** Returns the style that fits the most of these columns best. */
  private static NumberStyle of(List<Use> uses, Lexicon lexicon) {
    Form best = FORMS.get(0);
    double most = -1;
    for (Form form : FORMS) {
      double score = uses.stream().mapToDouble(use -> share(form, use, lexicon)).sum();
      if (score > most + 1e-9) {
        best = form;
        most = score;
      }
    }
    return new NumberStyle(best.decimal, best.thousands, doubt(best, uses));
  }

  /** Returns a question if numbers such as 1.200 occur and nothing shows what the sign means. */
  private static String doubt(Form best, List<Use> uses) {
    for (Use use : uses) {
      for (String value : use.column().values()) {
        var match = THREE_DIGITS.matcher(value);
        if (match.matches() && !isShown(match.group(1), best, uses)) {
          return "%s: %s could be read with \"%s\" as decimal or as thousands separator"
              .formatted(use.column().name(), value, match.group(1));
        }
      }
    }
    return "";
  }

  /** Returns whether some number shows that a sign is what the form says. */
  private static boolean isShown(String sign, Form best, List<Use> uses) {
    String quoted = Pattern.quote(sign);
    Pattern evidence =
        best.decimal.equals(sign)
            ? Pattern.compile(
                "-?(\\p{Nd}+"
                    + quoted
                    + "(\\p{Nd}{1,2}|\\p{Nd}{4,})|\\p{Nd}{4,}"
                    + quoted
                    + "\\p{Nd}+)")
            : Pattern.compile(
                "-?\\p{Nd}{1,3}("
                    + quoted
                    + "\\p{Nd}{3}){2,}|.*"
                    + quoted
                    + ".*"
                    + Pattern.quote(best.decimal)
                    + ".*");
    boolean other =
        !best.decimal.equals(sign)
            && uses.stream()
                .flatMap(use -> use.column().values().stream())
                .anyMatch(
                    v -> v.matches("-?\\p{Nd}+" + Pattern.quote(best.decimal) + "\\p{Nd}{1,2}"));
    boolean wholes =
        !best.decimal.equals(sign)
            && uses.stream()
                .anyMatch(
                    use ->
                        use.whole()
                            && use.column().values().stream().anyMatch(v -> v.contains(sign)));
    return other
        || wholes
        || uses.stream()
            .flatMap(use -> use.column().values().stream())
            .anyMatch(value -> evidence.matcher(value).matches());
  }

  /** Returns the style of a single column; this one if it fits the column. */
  NumberStyle of(SampledColumn column, boolean whole, Lexicon lexicon) {
    Use use = new Use(column, whole);
    Form own =
        FORMS.stream()
            .filter(f -> f.decimal.equals(decimal) && f.thousands.equals(thousands))
            .findFirst()
            .orElseThrow();
    if (share(own, use, lexicon) >= ENOUGH || column.filled() == 0) {
      return this;
    }
    NumberStyle other = of(List.of(use), lexicon);
    return new NumberStyle(
        other.decimal,
        other.thousands,
        "its numbers are written in another way than those of other columns");
  }

  /** Returns whether a value is a number in this style. */
  boolean reads(String value, boolean whole) {
    return FORMS.stream()
        .filter(form -> form.decimal.equals(decimal) && form.thousands.equals(thousands))
        .anyMatch(form -> form.matches(value, whole));
  }

  /** Returns whether the job file's defaults are this style. */
  boolean isPlain() {
    return decimal.equals(".") && thousands.isEmpty();
  }

  /** Returns the value of {@code numbers} in a profile. */
  String yaml() {
    String groups = thousands.isEmpty() ? "" : ", thousands: " + Words.quoted(thousands);
    return "{decimal: " + Words.quoted(decimal) + groups + "}";
  }
}
