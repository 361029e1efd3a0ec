package org.minetally.table;

import java.io.Serializable;
import org.minetally.period.PeriodType;

/**
 * One summary table: both datasets side by side at one grain.
 *
 * @param period the period type
 * @param level the gazetteer level
 */
public record SummaryTable(PeriodType period, String level) implements Serializable {

  /** Used instead of the name of a dataset. */
  public static final String LABEL = "summary";

  /** Returns the table's folder, such as {@code summary_by_month_district}. */
  public String name() {
    return LABEL + "_by_" + period.label() + "_" + level;
  }

  /**
   * Returns whether the table has sums over twelve months. Days and weeks do not divide a month
   * evenly.
   */
  public boolean hasTwelveMonths() {
    return PeriodType.MONTH.nestsIn(period);
  }
}
