package org.minetally.period;

/** The kinds of period a table can have. */
public enum PeriodType {
  DAY("day"),
  /** ISO 8601 week, Monday to Sunday. */
  WEEK("week"),
  MONTH("month"),
  QUARTER("quarter"),
  YEAR("year");

  private final String label;

  PeriodType(String label) {
    this.label = label;
  }

  /** The name used in job files and table names. */
  public String label() {
    return label;
  }
}
