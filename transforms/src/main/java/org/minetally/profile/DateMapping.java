package org.minetally.profile;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.minetally.period.DateInterval;
import org.minetally.period.internal.DateForms;

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
   * @param monthNames the languages of the month names, as codes of ISO 639; empty if months are
   *     numbers
   */
  record OneColumn(String column, List<String> forms, List<String> monthNames)
      implements DateMapping {
    public OneColumn {
      forms = List.copyOf(forms);
      monthNames = List.copyOf(monthNames);
    }

    /** Creates the mapping of a date whose month is a number. */
    public OneColumn(String column, List<String> forms) {
      this(column, forms, List.of());
    }
  }

  /**
   * Year, month and day in separate columns.
   *
   * @param year the year's column
   * @param month the month's column (1 to 12), or empty if the source has none
   * @param day the day's column (1 to 31), or empty if the source has none
   * @param monthNames the languages of the month names, as codes of ISO 639; empty if months are
   *     numbers
   */
  record Parts(String year, String month, String day, List<String> monthNames)
      implements DateMapping {
    public Parts {
      monthNames = List.copyOf(monthNames);
    }

    /** Creates the mapping of a date whose month is a number. */
    public Parts(String year, String month, String day) {
      this(year, month, day, List.of());
    }
  }

  /**
   * The first and the last day of an interval, both included.
   *
   * @param start the first day's column
   * @param end the last day's column
   * @param forms the forms to try, in order, for either
   * @param monthNames the languages of the month names, as codes of ISO 639; empty if months are
   *     numbers
   */
  record StartEnd(String start, String end, List<String> forms, List<String> monthNames)
      implements DateMapping {
    public StartEnd {
      forms = List.copyOf(forms);
      monthNames = List.copyOf(monthNames);
    }

    /** Creates the mapping of an interval whose months are numbers. */
    public StartEnd(String start, String end, List<String> forms) {
      this(start, end, forms, List.of());
    }
  }

  /**
   * The same date for every record.
   *
   * @param edtf the date or interval in EDTF, such as {@code 2019} or {@code 2018-01/2018-06}
   */
  record Constant(String edtf) implements DateMapping {

    private static final DateForms FORM = DateForms.of(List.of("edtf"));

    /** The source has no date: every record's date is unknown. */
    public static final Constant UNKNOWN = new Constant("XXXX");

    /**
     * Creates the mapping.
     *
     * @throws IllegalArgumentException if the text does not denote one interval of days in EDTF
     */
    public Constant {
      byte[] text = edtf.getBytes(StandardCharsets.UTF_8);
      if (FORM.read(text, 0, text.length) == DateInterval.INVALID) {
        throw new IllegalArgumentException(problem(text).formatted(edtf));
      }
    }

    private static String problem(byte[] text) {
      return switch (FORM.problem(text, 0, text.length)) {
        case NOT_A_DATE ->
            "\"%s\" is not a valid date in EDTF; expected one such as 2019, 2019-03 or"
                + " 2018-01-01/2018-06-30";
        case OUT_OF_RANGE -> "the year of \"%s\" is not between -9999 and 9999";
        case SEVERAL_INTERVALS ->
            "\"%s\" covers days that are not consecutive; expected one interval";
        case START_AFTER_END -> "the interval \"%s\" starts after it ends";
      };
    }
  }
}
