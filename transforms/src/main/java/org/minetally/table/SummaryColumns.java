package org.minetally.table;

import java.util.ArrayList;
import java.util.List;
import org.minetally.model.Dataset;
import org.minetally.model.internal.SummaryMeasure;

/** The columns of a summary table that follow the columns for period and region. */
final class SummaryColumns {

  private SummaryColumns() {}

  static List<Column> of(SummaryTable table) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.flag("is_partial", false, TableSchema.IS_PARTIAL));
    columns.add(Column.flag("is_provisional", false, TableSchema.IS_PROVISIONAL));
    for (SummaryMeasure measure : SummaryMeasure.values()) {
      if (measure == SummaryMeasure.CIVILIANS) {
        columns.add(
            Column.number(
                "outcome_known",
                "people",
                "Victims whose survival is known: killed plus injured, the denominator of"
                    + " share_killed. NULL: one of them is not reported."));
        columns.add(share("share_killed", "killed / outcome_known, 0 to 1."));
      }
      columns.add(sum(measure, measure.column(), measure.description()));
      if (measure == SummaryMeasure.STATUS_KNOWN) {
        columns.add(share("civilian_share", "civilians / status_known, 0 to 1."));
      }
      if (measure == SummaryMeasure.AGE_KNOWN) {
        columns.add(share("child_share", "children / age_known, 0 to 1."));
      }
    }
    columns.add(
        Column.ratio(
            "casualties_per_1000_items",
            "people per 1000 items",
            "victims / items x 1000. NULL: one of them is not reported, or there are no items."));
    columns.addAll(overTime(table));
    return columns;
  }

  private static List<Column> overTime(SummaryTable table) {
    List<Column> columns = new ArrayList<>();
    for (SummaryMeasure measure : SummaryMeasure.cumulative()) {
      columns.add(
          sum(
              measure,
              measure.column() + "_cumulative",
              ("%s of the region in all periods and buckets that end on or before period_end."
                      + " NULL: none reported so far, or the period is not known.")
                  .formatted(measure.column())));
    }
    for (SummaryMeasure measure : SummaryMeasure.changing()) {
      columns.add(
          sum(
              measure,
              measure.column() + "_change",
              "%s minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact."
                  .formatted(measure.column())));
    }
    for (SummaryMeasure measure : SummaryMeasure.changing()) {
      columns.add(
          sum(
              measure,
              measure.column() + "_change_on_year",
              "%s minus the value of the same period of the previous year. NULL: either is not reported, or the dates are not exact."
                  .formatted(measure.column())));
    }
    if (table.hasTwelveMonths()) {
      columns.addAll(twelveMonths());
    }
    return columns;
  }

  private static List<Column> twelveMonths() {
    List<Column> columns = new ArrayList<>();
    for (SummaryMeasure measure : SummaryMeasure.cumulative()) {
      columns.add(
          sum(
              measure,
              measure.column() + "_12_months",
              ("%s of the twelve months that end with the period, only for records with exact dates."
                      + " NULL: the %s do not reach back that far, or none is reported.")
                  .formatted(
                      measure.column(),
                      measure.dataset() == Dataset.CASUALTIES ? "casualties" : "detections")));
    }
    return columns;
  }

  private static Column sum(SummaryMeasure measure, String name, String description) {
    return measure.isArea()
        ? Column.figure(name, false, measure.unit(), description)
        : Column.number(name, measure.unit(), description);
  }

  private static Column share(String name, String description) {
    return Column.ratio(name, "share", description);
  }
}
