package org.minetally.trace.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.period.DateInterval;
import org.minetally.period.Period;

/**
 * A column of a summary table that is computed from several periods, in one row.
 *
 * @param column the column
 * @param period the period of the row
 */
public record SummaryWindow(Derived column, Period period) implements Serializable {

  /** How a figure is computed from those of several periods. */
  public enum Kind {
    CUMULATIVE("_cumulative"),
    TWELVE_MONTHS("_12_months"),
    CHANGE("_change"),
    CHANGE_ON_YEAR("_change_on_year");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }
  }

  /**
   * A column that is computed from several periods.
   *
   * @param measure the measure whose sums it is computed from
   * @param kind how
   */
  public record Derived(SummaryMeasure measure, Kind kind) implements Serializable {

    /** Returns the name of the column. */
    public String name() {
      return measure.column() + kind.suffix;
    }

    /** Returns the column of this name; empty if there is no such column. */
    public static Optional<Derived> of(String name) {
      return all().stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Returns the names of all such columns. */
    public static List<String> names() {
      return all().stream().map(Derived::name).toList();
    }

    private static List<Derived> all() {
      List<Derived> all = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        boolean change = kind.name().toLowerCase(Locale.ROOT).startsWith("change");
        (change ? SummaryMeasure.changing() : SummaryMeasure.cumulative())
            .forEach(measure -> all.add(new Derived(measure, kind)));
      }
      return all;
    }
  }

  /** Returns by which factor the figures of a period count: 1, -1, or 0 for not at all. */
  int factor(Period of) {
    return switch (column.kind()) {
      case CUMULATIVE ->
          of.endDay() <= period.endDay() && of.endDay() != DateInterval.UNKNOWN.endDay() ? 1 : 0;
      case TWELVE_MONTHS ->
          of.exact()
                  && of.startDay() >= period.firstDayOfTwelveMonths()
                  && of.startDay() <= period.startDay()
              ? 1
              : 0;
      case CHANGE -> difference(of, period.previous());
      case CHANGE_ON_YEAR -> difference(of, period.yearBefore());
    };
  }

  private int difference(Period of, Optional<Period> before) {
    return of.equals(period) ? 1 : before.filter(of::equals).isPresent() ? -1 : 0;
  }
}
