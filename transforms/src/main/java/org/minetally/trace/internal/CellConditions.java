package org.minetally.trace.internal;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minetally.model.Dimension;
import org.minetally.period.Period;
import org.minetally.region.internal.RegionCell;

/**
 * Values that some of the columns that identify a cell must have, such as {@code period_key} and
 * {@code sex}. A cell must have all of them.
 *
 * @param values the values, by column, as text; a date is written {@code 2021-03-01}, and NULL is
 *     the empty string
 */
public record CellConditions(Map<String, String> values) implements Serializable {

  /** The columns of the period. */
  private static final List<String> PERIOD =
      List.of("period_id", "period_key", "period_start", "period_end");

  /** The columns of the region. */
  private static final List<String> REGION =
      List.of("region_id", "region_code", "region_name", "parent_code");

  public CellConditions {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns the columns that a condition on a table with these dimensions may name. */
  public static List<String> columns(List<Dimension> dimensions) {
    List<String> columns = new ArrayList<>(PERIOD);
    columns.addAll(REGION);
    dimensions.forEach(dimension -> columns.add(dimension.column()));
    return columns;
  }

  /** Returns whether the columns of a period have the values. */
  public boolean accept(Period period) {
    return accepts("period_id", period.id())
        && accepts("period_key", period.key())
        && accepts("period_start", period.isDated() ? day(period.startDay()) : null)
        && accepts("period_end", period.isDated() ? day(period.endDay()) : null);
  }

  /** Returns whether the columns of a region have the values, in a table of a level. */
  public boolean accept(RegionCell region, String level) {
    return accepts("region_id", region.id(level))
        && accepts("region_code", region.code())
        && accepts("region_name", region.name())
        && accepts("parent_code", region.parentCode());
  }

  /** Returns whether a column may have a value; null represents NULL. */
  public boolean accepts(String column, String value) {
    String wanted = values.get(column);
    return wanted == null || wanted.equals(value == null ? "" : value);
  }

  private static String day(int day) {
    return LocalDate.ofEpochDay(day).toString();
  }
}
