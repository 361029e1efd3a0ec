package org.minetally.table;

import java.io.Serializable;
import org.minetally.period.PeriodType;

/**
 * One summary table: both datasets side by side at one grain.
 *
 * @param period the period type
 * @param level the gazetteer's level
 */
public record SummaryTable(PeriodType period, String level) implements Serializable {

  /** What stands in the place of a dataset's name. */
  public static final String LABEL = "summary";

  /** The table's folder, such as {@code summary_by_month_district}. */
  public String name() {
    return LABEL + "_by_" + period.label() + "_" + level;
  }

  /**
   * Whether the table has sums over twelve months. Days and weeks make no whole number of months.
   */
  public boolean hasTwelveMonths() {
    return PeriodType.MONTH.nestsIn(period);
  }
}
