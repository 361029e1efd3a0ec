package org.minetally.profile;

import java.io.Serializable;
import java.util.List;

/**
 * Declares which columns contain a record's date and how it is written. The result is always an
 * interval with the precision that the source supports.
 */
public sealed interface DateMapping extends Serializable {

  /**
   * A date in one column.
   *
   * @param column the column, as the header names it
   * @param forms the forms to try, in order, such as {@code yyyy-MM-dd}, {@code dd/MM/yyyy}, {@code
   *     yyyy-MM} or {@code yyyy}
   */
  record OneColumn(String column, List<String> forms) implements DateMapping {
    public OneColumn {
      forms = List.copyOf(forms);
    }
  }

  /**
   * Year, month and day in separate columns.
   *
   * @param year the year's column
   * @param month the month's column (1 to 12), or empty if the source has none
   * @param day the day's column (1 to 31), or empty if the source has none
   */
  record Parts(String year, String month, String day) implements DateMapping {}

  /**
   * The first and the last day of an interval, both included.
   *
   * @param start the first day's column
   * @param end the last day's column
   * @param forms the forms to try, in order, for either
   */
  record StartEnd(String start, String end, List<String> forms) implements DateMapping {
    public StartEnd {
      forms = List.copyOf(forms);
    }
  }

  /** The source has no date: every record's date is unknown. */
  record NoDate() implements DateMapping {}
}
