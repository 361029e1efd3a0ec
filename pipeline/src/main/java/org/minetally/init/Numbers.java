package org.minetally.init;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a column's numbers are written.
 *
 * @param decimal what stands before decimals
 * @param thousands what stands between groups, as a job file says it; empty: nothing
 */
record Numbers(String decimal, String thousands) {

  /** A point, and no groups. */
  static final Numbers PLAIN = new Numbers(".", "");

  /** The share of fields that must be written so. */
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
   * The first form in which most of a column's fields are written.
   *
   * @param whole whether decimals are out of the question
   */
  static Optional<Numbers> of(SampledColumn column, boolean whole, Lexicon lexicon) {
    return FORMS.stream()
        .filter(form -> column.share(value -> form.matches(value, whole), lexicon) >= ENOUGH)
        .map(Form::numbers)
        .findFirst();
  }

  /** Whether a value is a number in this form. */
  boolean reads(String value, boolean whole) {
    return FORMS.stream()
        .filter(form -> form.numbers.equals(this))
        .anyMatch(form -> form.matches(value, whole));
  }
}
