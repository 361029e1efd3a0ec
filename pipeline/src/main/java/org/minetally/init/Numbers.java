package org.minetally.init;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number format of a column.
 *
 * @param decimal the decimal separator
 * @param thousands the thousands separator as written in a job file; empty for none
 */
record Numbers(String decimal, String thousands) {

  /** A decimal point and no thousands separator. */
  static final Numbers PLAIN = new Numbers(".", "");

  /** The minimum share of fields that must match the format. */
  private static final double ENOUGH = 0.9;

  private record Form(Numbers numbers, Pattern whole, Pattern any) {
    boolean matches(String value, boolean mustBeWhole) {
      return (mustBeWhole ? whole : any).matcher(value).matches();
    }
  }

  private static final List<Form> FORMS =
      List.of(
          new Form(PLAIN, Pattern.compile("\\d+(\\.0+)?"), Pattern.compile("-?\\d+(\\.\\d+)?")),
          new Form(
              new Numbers(".", ","),
              Pattern.compile("\\d+|\\d{1,3}(,\\d{3})+"),
              Pattern.compile("-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?")),
          new Form(
              new Numbers(",", ""),
              Pattern.compile("\\d+(,0+)?"),
              Pattern.compile("-?\\d+(,\\d+)?")),
          new Form(
              new Numbers(",", "."),
              Pattern.compile("\\d+|\\d{1,3}(\\.\\d{3})+"),
              Pattern.compile("-?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?")),
          new Form(
              new Numbers(",", "space"),
              Pattern.compile("\\d+|\\d{1,3}([ \\u00A0\\u202F]\\d{3})+"),
              Pattern.compile("-?(\\d+|\\d{1,3}([ \\u00A0\\u202F]\\d{3})+)(,\\d+)?")));

  /**
   * Returns the first format that most fields of a column match; empty if there is none.
   *
   * @param whole whether only whole numbers are allowed
   */
  static Optional<Numbers> of(SampledColumn column, boolean whole, Lexicon lexicon) {
    return FORMS.stream()
        .filter(form -> column.share(value -> form.matches(value, whole), lexicon) >= ENOUGH)
        .map(Form::numbers)
        .findFirst();
  }

  /** Returns whether a value is a number in this format. */
  boolean reads(String value, boolean whole) {
    return FORMS.stream()
        .filter(form -> form.numbers.equals(this))
        .anyMatch(form -> form.matches(value, whole));
  }
}
