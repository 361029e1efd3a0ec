package org.minetally.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.minetally.model.Dataset;
import org.minetally.model.internal.SummaryMeasure;
import org.minetally.region.internal.RegionAttribute;

/** The columns of a summary table that follow the columns for period and region. */
final class SummaryColumns {

  private SummaryColumns() {}

  static List<Column> of(SummaryTable table, Set<RegionAttribute> attributes) {
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
                        + " share_killed. NULL: one of them is not reported.")
                .summed());
        columns.add(share("share_killed", "killed / outcome_known, 0 to 1."));
      }
      columns.add(number(measure, measure.column(), measure.description()).summed());
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
    if (attributes.contains(RegionAttribute.POPULATION)) {
      columns.addAll(perPopulation());
    }
    if (attributes.contains(RegionAttribute.AREA)) {
      columns.addAll(perArea());
    }
    columns.addAll(overTime(table));
    return columns;
  }

  private static List<Column> perPopulation() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.number(
                "population",
                "people",
                "Inhabitants of the region in population_year, the denominator of the rates per"
                    + " 100,000. NULL: not known, an unknown place, or the dates are not exact.")
            .summedWithin("period_id"));
    columns.add(
        Column.number(
            "population_year",
            "year",
            "The year of population: that of the period or, if it has none, the nearest earlier"
                + " year, otherwise the nearest later one."));
    for (SummaryMeasure measure : SummaryMeasure.perPopulation()) {
      columns.add(
          Column.ratio(
              measure.column() + "_per_100000",
              "people per 100000 inhabitants",
              "%s of the period / population x 100,000; not a rate per year unless the period is a"
                      .formatted(measure.column())
                  + " year. NULL: one of them is NULL, the figure is negative, or there are no"
                  + " inhabitants."));
    }
    return columns;
  }

  private static List<Column> perArea() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.ratio(
                "area_km2",
                "km2",
                "Area of the region in the year of the period, the denominator of the figures per"
                    + " km2. NULL: not known or not the same for the whole year, an unknown place,"
                    + " or the dates are not exact.")
            .summedWithin("period_id"));
    for (SummaryMeasure measure : SummaryMeasure.perArea()) {
      columns.add(
          Column.ratio(
              measure.column() + "_per_km2",
              measure.unit() + " per km2",
              "%s of the period / area_km2. NULL: one of them is NULL, or the figure is negative."
                  .formatted(measure.column())));
    }
    return columns;
  }

  private static List<Column> overTime(SummaryTable table) {
    List<Column> columns = new ArrayList<>();
    for (SummaryMeasure measure : SummaryMeasure.cumulative()) {
      columns.add(
          number(
                  measure,
                  measure.column() + "_cumulative",
                  ("%s of the region in all periods and buckets that end on or before period_end."
                          + " NULL: none reported so far, or the period is not known.")
                      .formatted(measure.column()))
              .summedWithin("period_id"));
    }
    for (SummaryMeasure measure : SummaryMeasure.changing()) {
      columns.add(
          number(
              measure,
              measure.column() + "_change",
              "%s minus the value of the previous calendar period. NULL: either is not reported, or the dates are not exact."
                  .formatted(measure.column())));
    }
    for (SummaryMeasure measure : SummaryMeasure.changing()) {
      columns.add(
          number(
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
          number(
                  measure,
                  measure.column() + "_12_months",
                  ("%s of the twelve months that end with the period, only for records with exact"
                          + " dates. NULL: the %s do not reach back that far, or none is reported.")
                      .formatted(
                          measure.column(),
                          measure.dataset() == Dataset.CASUALTIES ? "casualties" : "detections"))
              .summedWithin("period_id"));
    }
    return columns;
  }

  private static Column number(SummaryMeasure measure, String name, String description) {
    return measure.isArea()
        ? Column.figure(name, false, measure.unit(), description)
        : Column.number(name, measure.unit(), description);
  }

  private static Column share(String name, String description) {
    return Column.ratio(name, "share", description);
  }
}
