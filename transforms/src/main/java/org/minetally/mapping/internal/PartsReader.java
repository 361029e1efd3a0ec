package org.minetally.mapping.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.internal.SourceRecord;
import org.minetally.internal.text.Excerpt;
import org.minetally.internal.text.FieldText;
import org.minetally.model.Measure;
import org.minetally.profile.MeasureMapping;
import org.minetally.profile.NumberForm;
import org.minetally.profile.PartsCheck;
import org.minetally.profile.Profile;
import org.minetally.profile.internal.WideMeasures;

/**
 * Compares printed totals with their printed parts, and the parts of a split with the whole. A
 * difference is reported; it changes no figure.
 *
 * <p>Not safe for use by several threads.
 */
final class PartsReader {

  private record Check(NumberColumn total, List<NumberColumn> parts) {}

  private final List<Check> checks;
  private final WideMeasures wide;
  private List<String> differences = List.of();
  private Rejection rejection;

  private PartsReader(List<Check> checks, WideMeasures wide) {
    this.checks = checks;
    this.wide = wide;
  }

  /** Returns a reader, or null if the profile has nothing to compare. */
  static PartsReader of(Profile profile, SourceColumn.Header header, WideMeasures wide) {
    if (!(profile.measures() instanceof MeasureMapping.Counts counted)
        || (counted.checks().isEmpty() && !counted.split().any())) {
      return null;
    }
    List<Check> checks = new ArrayList<>();
    for (PartsCheck check : counted.checks()) {
      checks.add(
          new Check(
              number(check.total(), header, profile.numbers()),
              check.parts().stream().map(p -> number(p, header, profile.numbers())).toList()));
    }
    return new PartsReader(List.copyOf(checks), wide);
  }

  /**
   * Returns the column of a printed number. It may be an area, so it keeps as many decimals as
   * areas.
   */
  private static NumberColumn number(String column, SourceColumn.Header header, NumberForm form) {
    long factor = BigDecimal.TEN.pow(Measure.AREA_SCALE).longValueExact();
    return new NumberColumn(header.column(column), factor, true, form);
  }

  /**
   * Compares the record's numbers; returns false if there is a {@link #rejection()}.
   *
   * @param values its values, in the layout of {@link WideMeasures}
   */
  boolean read(SourceRecord record, long[] values) {
    differences = new ArrayList<>();
    try {
      for (Check check : checks) {
        if (!compare(check, record)) {
          return false;
        }
      }
      compareMembers(values);
      return true;
    } catch (ArithmeticException e) {
      rejection = new Rejection(Reason.TOO_LARGE, "", "");
      return false;
    }
  }

  /** Returns the differences between the record's parts and their totals, one sentence each. */
  List<String> differences() {
    return differences;
  }

  Rejection rejection() {
    return rejection;
  }

  private boolean compare(Check check, SourceRecord record) {
    long total = read(check.total, record);
    long sum = Measure.NOT_REPORTED;
    boolean all = true;
    List<String> shown = new ArrayList<>();
    for (NumberColumn column : check.parts) {
      long part = read(column, record);
      if (part < 0 && part != Measure.NOT_REPORTED) {
        return false;
      }
      all &= part != Measure.NOT_REPORTED;
      sum = Measure.add(sum, part);
      if (part != Measure.NOT_REPORTED) {
        shown.add(Excerpt.of(column.name()) + " " + shown(part));
      }
    }
    if (total < 0 && total != Measure.NOT_REPORTED) {
      return false;
    }
    // A part that is not printed may be any number except a negative one.
    boolean known = total != Measure.NOT_REPORTED && sum != Measure.NOT_REPORTED;
    if (known && (all ? sum != total : sum > total)) {
      differences.add(
          "%s is %s, but its parts add up to %s: %s"
              .formatted(
                  Excerpt.of(check.total.name()), shown(total), shown(sum), Excerpt.list(shown)));
    }
    return true;
  }

  private long read(NumberColumn column, SourceRecord record) {
    long value = column.read(record);
    if (value < 0 && value != Measure.NOT_REPORTED) {
      rejection = column.rejection(value, record);
    }
    return value;
  }

  private void compareMembers(long[] values) {
    for (int measure = 0; measure < wide.measures().size() && wide.members() > 0; measure++) {
      long parts = wide.parts(values, measure);
      long whole = values[measure];
      if (whole != Measure.NOT_REPORTED && parts > whole) {
        boolean area = wide.measures().get(measure).isArea();
        differences.add(
            "%s is %s, but its members add up to more: %s"
                .formatted(
                    wide.measures().get(measure).column(),
                    area ? shown(whole) : whole,
                    area ? shown(parts) : parts));
      }
    }
  }

  private static String shown(long value) {
    return FieldText.number(BigDecimal.valueOf(value, Measure.AREA_SCALE));
  }
}
