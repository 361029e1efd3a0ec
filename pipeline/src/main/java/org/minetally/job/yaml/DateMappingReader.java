package org.minetally.job.yaml;

import java.util.List;
import org.minetally.job.Problem;
import org.minetally.job.Similar;
import org.minetally.job.yaml.DateFormsReader.DateFormat;
import org.minetally.profile.DateMapping;

/**
 * Reads which columns of a source contain the date of a record.
 *
 * @param root the profile
 * @param columns collects the columns that the profile names
 * @param forms reads the forms of dates
 * @param problems collects the problems
 */
record DateMappingReader(
    Yaml root, ColumnNames columns, DateFormsReader forms, List<Problem> problems) {

  private static final String DATES =
      "expected column and form; or year, month and day; or start, end and form; or constant; or"
          + " unknown";

  DateMapping read() {
    return root.get("date").map(this::date).orElse(DateMapping.Constant.UNKNOWN);
  }

  private DateMapping date(Yaml date) {
    if (!date.isMapping()) {
      if (!date.text().orElse("").equals("unknown")) {
        problems.add(date.problem(DATES, Similar.to(date.text().orElse(""), List.of("unknown"))));
      }
      return DateMapping.Constant.UNKNOWN;
    }
    if (date.get("constant").isPresent()) {
      checkAbsent(
          date,
          "constant",
          "column",
          "year",
          "month",
          "day",
          "start",
          "end",
          "form",
          "forms",
          "month_names");
      return constant(date.get("constant").get());
    }
    if (date.get("column").isPresent()) {
      checkAbsent(date, "column", "year", "month", "day", "start", "end");
      DateFormat format = forms.read(date);
      return new DateMapping.OneColumn(
          columns.under(date, "column"), format.forms(), format.monthNames());
    }
    if (date.get("year").isPresent()) {
      checkAbsent(date, "year", "start", "end", "form", "forms");
      if (date.get("day").isPresent() && date.get("month").isEmpty()) {
        problems.add(date.key("day").problem("day needs month; expected month"));
      }
      if (date.get("month_names").isPresent() && date.get("month").isEmpty()) {
        problems.add(date.key("month_names").problem("month_names needs month; expected month"));
      }
      return new DateMapping.Parts(
          columns.under(date, "year"),
          columns.under(date, "month"),
          columns.under(date, "day"),
          forms.monthNames(date));
    }
    if (date.get("start").isPresent() && date.get("end").isPresent()) {
      checkAbsent(date, "start", "month", "day");
      DateFormat format = forms.read(date);
      return new DateMapping.StartEnd(
          columns.under(date, "start"),
          columns.under(date, "end"),
          format.forms(),
          format.monthNames());
    }
    problems.add(date.problem(DATES));
    return DateMapping.Constant.UNKNOWN;
  }

  private DateMapping constant(Yaml place) {
    try {
      return new DateMapping.Constant(place.text().orElse(""));
    } catch (IllegalArgumentException e) {
      problems.add(place.problem(e.getMessage()));
      return DateMapping.Constant.UNKNOWN;
    }
  }

  private void checkAbsent(Yaml date, String with, String... keys) {
    for (String key : keys) {
      if (date.get(key).isPresent()) {
        problems.add(date.key(key).problem("%s cannot be combined with %s".formatted(key, with)));
      }
    }
  }
}
