package org.minetally.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Layout;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;
import org.minetally.region.internal.RegionAttribute;

/**
 * The name and the columns of a table, in order.
 *
 * @param name the table's folder
 * @param description one sentence for the data dictionary
 * @param key the columns that together identify a row; empty if none do
 * @param columns its columns
 */
public record TableSchema(String name, String description, List<String> key, List<Column> columns)
    implements Serializable {

  /**
   * The version of the columns of all tables. It changes whenever a table or a column is added or
   * removed, or changes its type, unit, values, key, or whether it may be NULL. The columns of each
   * version are listed in the tests.
   */
  public static final int VERSION = 2;

  private static final String RECORDS = "records";

  private static final String DAYS = "days";

  /** The column that marks rows with suppressed numbers. */
  public static final String IS_SUPPRESSED = "is_suppressed";

  /** The unit of a claim's figures, which is in the row itself. */
  private static final String CLAIMED = "as measure says";

  private static final String PERIOD_KEY =
      "The period; X replaces an unknown month, day or year (EDTF), as in 2019-XX.";
  private static final String PERIOD_START =
      "First day of the period. NULL: not known, or before the year 1.";
  private static final String PERIOD_END =
      "Last day of the period, inclusive. NULL: not known, or outside the years 1 to 9999.";
  private static final String AXIS_DATE =
      "First day of the period, for the axis of a chart. NULL: the period is not exact, such as"
          + " 2019-XX, or is not within the years 1 to 9999.";
  private static final String REGION_CODE =
      "The region's code; <code>/unknown if only the region above is known; unknown if none is.";

  static final String IS_PARTIAL =
      "Whether the newest date in the data is before period_end, so that the data may not cover the"
          + " whole period. NULL: the period or all dates are not known.";
  static final String IS_PROVISIONAL =
      "Whether the period ends less than the job's provisional_days before the newest date in the"
          + " data, so that more records may arrive. NULL: the period or all dates are not known.";

  private static final String PERIOD_ID =
      "Key of the period: period_type:period_key, such as month:2021-03. Joins dim_period.";
  private static final String REGION_LABEL =
      "The region's name, followed by those of regions above it if others of the level have the"
          + " same name. Unique within the level, and the same in all periods.";
  private static final String REGION_ID =
      "Key of the region: level:region_code, such as district:0102. Joins dim_region.";

  /** The periods that occur in the fact tables. */
  public static final TableSchema DIM_PERIOD =
      new TableSchema(
          "dim_period",
          "The periods that occur in the fact tables.",
          List.of("period_id"),
          List.of(
              Column.key("period_id", PERIOD_ID),
              Column.key("period_type", "day, week, month, quarter or year.")
                  .among(Arrays.stream(PeriodType.values()).map(PeriodType::label).toList()),
              Column.key("period_key", PERIOD_KEY),
              Column.date("period_start", PERIOD_START),
              Column.date("period_end", PERIOD_END),
              Column.date("axis_date", AXIS_DATE),
              Column.key(
                      "precision",
                      "exact: a whole period. month_only, year_only: a bucket of dates within one"
                          + " month or year. unknown: the bucket of all other dates.")
                  .among(List.of("exact", "month_only", "year_only", "unknown")),
              Column.flag("is_partial", false, IS_PARTIAL),
              Column.flag("is_provisional", false, IS_PROVISIONAL)));

  /** The gazetteer's regions, and the unknown places below them that occur. */
  public static final TableSchema DIM_REGION =
      new TableSchema(
          "dim_region",
          "The gazetteer's regions, and the unknown places that occur in the fact tables.",
          List.of("region_id"),
          List.of(
              Column.key("region_id", REGION_ID),
              Column.key("region_level", "The gazetteer's level."),
              Column.key("region_code", REGION_CODE),
              Column.key("region_name", "The region's name in the gazetteer."),
              Column.key("region_label", REGION_LABEL),
              Column.text(
                  "parent_code",
                  "Code of the region above: the latest one, or the one on the day in region_mode."
                      + " NULL: there is none."),
              Column.text("parent_id", "region_id of that region. NULL: there is none.")
                  .to("dim_region.region_id"),
              Column.text("aliases", "Other names of the region, separated by |.")));

  /** The populations of the gazetteer's regions. */
  public static final TableSchema DIM_REGION_POPULATION =
      new TableSchema(
          "dim_region_population",
          "The populations of regions by year. Written only if the gazetteer has populations.",
          List.of("region_id", "year"),
          List.of(
              Column.key("region_id", REGION_ID).to("dim_region.region_id"),
              Column.key("region_level", "The gazetteer's level."),
              Column.key("region_code", "The region's code."),
              Column.count("year", "year", "The year."),
              Column.count("population", "people", "Inhabitants of the region in that year.")
                  .summedWithin("region_level", "year"),
              Column.key(
                      "origin",
                      "given: in the job's files; sum: the sum of the regions directly below.")
                  .among(List.of("given", "sum"))));

  /** The names and parents of the gazetteer's regions over time. */
  public static final TableSchema DIM_REGION_HISTORY =
      new TableSchema(
          "dim_region_history",
          "The names and parents of regions over time. Written only if the gazetteer has validity"
              + " dates.",
          List.of("region_id", "valid_from"),
          List.of(
              Column.key("region_id", REGION_ID).to("dim_region.region_id"),
              Column.key("region_level", "The gazetteer's level."),
              Column.key("region_code", "The region's code."),
              Column.key("region_name", "The region's name in this span of time."),
              Column.text(
                  "parent_code",
                  "Code of the region above in this span of time. NULL: there is none."),
              Column.date("valid_from", "First day of this span of time. NULL: open."),
              Column.date("valid_to", "Last day of this span of time, inclusive. NULL: open.")));

  /** The boundaries of regions. */
  public static final TableSchema DIM_REGION_GEO =
      new TableSchema(
          "dim_region_geo",
          "The boundaries of regions of all levels (GeoParquet 1.0); above the lowest level, the"
              + " union of the boundaries below. Written only if the job has boundaries.",
          List.of("region_id"),
          List.of(
              Column.key("region_id", REGION_ID).to("dim_region.region_id"),
              Column.key("region_level", "The gazetteer's level."),
              Column.key("region_code", "The region's code."),
              Column.key("region_name", "The region's name in the gazetteer."),
              Column.key("region_label", REGION_LABEL),
              Column.geometry(
                  "geometry",
                  "Polygon or MultiPolygon as well-known binary, WGS 84, longitude first.")));

  /** The rejected records, and why they were rejected. */
  public static final TableSchema REJECTS =
      new TableSchema(
          "rejects",
          "The rejected records, and why they were rejected.",
          List.of(),
          List.of(
              Column.key("source_id", "The source's id in the job file."),
              Column.key("file", "The file's path, as resolved from the job file."),
              Column.count(
                  "record_number",
                  "number",
                  "The record's number in the file, from 1, without the header."),
              Column.count(
                  "line_number",
                  "number",
                  "The line of the file on which the record starts, from 1."),
              Column.text(
                  "column_name", "The column's name in the header. NULL: the whole record."),
              Column.key("reason_code", "The reason, for grouping."),
              Column.key("reason", "The reason, as a plain sentence.")));

  /** The published claims, checked against the records. */
  public static final TableSchema CLAIMS =
      new TableSchema(
          "claims",
          "Published claims checked against the records. Written only if the job has claims.",
          List.of("claim_id"),
          List.of(
              Column.key("claim_id", "The claim's id in the job."),
              Column.key("statement", "What was published, verbatim."),
              Column.key("dataset", "casualties or detections.")
                  .among(Arrays.stream(Dataset.values()).map(Dataset::label).toList()),
              Column.key("measure", "What is counted."),
              Column.date("window_start", "First day that the claim covers. NULL: not given."),
              Column.date(
                  "window_end", "Last day that the claim covers, inclusive. NULL: not given."),
              Column.text(
                  "region_codes",
                  "Codes of the regions that the claim covers, separated by |. NULL: all."),
              Column.text(
                  "filters",
                  "The members to which the claim is limited, as dimension=member. NULL: all."),
              Column.key("comparator", "exactly, at_least, at_most, more_than, less_than, nearly.")
                  .among(
                      List.of(
                          "exactly", "at_least", "at_most", "more_than", "less_than", "nearly")),
              Column.figure("claimed_value", true, CLAIMED, "The claimed figure."),
              Column.text("published_on", "The day of publication, as written in the source."),
              Column.key("source", "Where it was published."),
              Column.figure(
                  "lowest",
                  false,
                  CLAIMED,
                  "The lowest value that the records support. NULL: there are no records in that"
                      + " time."),
              Column.figure(
                  "highest", false, CLAIMED, "The highest value that the records support."),
              Column.key(
                      "verdict",
                      "supported: a value in the supported range satisfies the claim; contradicted:"
                          + " none does; undecidable: the records cannot decide it.")
                  .among(List.of("supported", "contradicted", "undecidable")),
              Column.text(
                      "certainty",
                      "certain: the verdict is the same for every value in the supported range;"
                          + " possible: only for some. NULL: undecidable.")
                  .among(List.of("certain", "possible")),
              Column.key("reason", "The reason for the verdict, as a plain sentence."),
              Column.count("records", RECORDS, "Records that certainly fit the claim."),
              Column.count("possible_records", RECORDS, "Records that may fit the claim."),
              Column.count(
                  "records_without_value",
                  RECORDS,
                  "Records that fit or may fit the claim but do not report the measure."),
              Column.text("part_of", "The claim of which this one is a part. NULL: none."),
              Column.figure(
                  "parts_total",
                  false,
                  CLAIMED,
                  "The sum of the figures of the claim's parts. NULL: none."),
              Column.text(
                      "parts_verdict",
                      "equal, less or more: the total of the parts compared with the claim. NULL:"
                          + " no parts.")
                  .among(List.of("equal", "less", "more")),
              Column.text("subset_of", "The claim that contains this one. NULL: none."),
              Column.text(
                      "subset_verdict",
                      "contradicted: its figure or its records exceed those of the claim that contains"
                          + " it; otherwise consistent. NULL: no subset.")
                  .among(List.of("consistent", "contradicted")),
              Column.text(
                  "subset_reason",
                  "Why the claim cannot be a subset, as a plain sentence. NULL: it can, or it is not"
                      + " declared as one.")));

  /** The findings for a person to review. */
  public static final TableSchema FINDINGS =
      new TableSchema(
          "findings",
          "Findings for a person to review: restated figures, gaps, overlaps, totals that differ"
              + " from their parts.",
          List.of(),
          List.of(
              Column.key("source_id", "The source's id in the job file."),
              Column.key("file", "The file's path, as resolved from the job file."),
              Column.count(
                  "record_number",
                  "number",
                  "The record's number in the file, from 1, without the header."),
              Column.count(
                  "line_number",
                  "number",
                  "The line of the file on which the record starts, from 1."),
              Column.key("finding_code", "The kind, for grouping."),
              Column.key("finding", "The finding, as a plain sentence.")));

  /** The place names that the gazetteer does not have. */
  public static final TableSchema UNMATCHED_NAMES =
      new TableSchema(
          "unmatched_names",
          "Place names and codes that are not in the gazetteer, as candidates for its table of"
              + " aliases.",
          List.of(),
          List.of(
              Column.key("source_id", "The source's id in the job file."),
              Column.key("region_level", "The gazetteer level that was searched."),
              Column.text(
                  "parent_code",
                  "Code of the region within which the name was searched. NULL: the whole"
                      + " gazetteer."),
              Column.text("parent_name", "That region's name."),
              Column.key("name", "The name or code as written in the source."),
              Column.key("problem", "not_found, or ambiguous if several regions match.")
                  .among(List.of("not_found", "ambiguous")),
              Column.count("records", RECORDS, "Accepted records with this name."),
              Column.text("suggestion_1", "The most similar name; a suggestion, never a match."),
              Column.text("suggestion_2", "The next most similar name."),
              Column.text("suggestion_3", "The next most similar name.")));

  /** The coordinates of accepted records, compared with their declared places. */
  public static final TableSchema COORDINATE_CHECKS =
      new TableSchema(
          "coordinate_checks",
          "The coordinates of accepted records compared with their declared places. Written only if"
              + " a source has coordinates.",
          List.of(),
          List.of(
              Column.key("source_id", "The source's id in the job file."),
              Column.key(
                  "outcome", "The outcome of the comparison, named as in the manifest's notes."),
              Column.text(
                  "declared_region_code",
                  "Code of the most precise declared region that is in the gazetteer. NULL: none."),
              Column.text("declared_region_name", "That region's name."),
              Column.text(
                  "located_region_code",
                  "Code of the region that contains the point or is nearest to it. NULL: none."),
              Column.text("located_region_name", "That region's name."),
              Column.count(
                      "records", RECORDS, "Accepted records with this outcome and these regions.")
                  .summed()));

  /** The mapped fields of each source, and how many counted records report each. */
  public static final TableSchema FIELD_COMPLETENESS =
      new TableSchema(
          "field_completeness",
          "How many of the counted records of each source and year report each mapped field. Not"
              + " written if small counts are suppressed.",
          List.of("source_id", "period_key", "field"),
          ofSourceAndYear(
              Column.key(
                  "field", "The field, named as in the profile; region.<level> for a place."),
              Column.count("records", RECORDS, "Counted records.").summedWithin("field"),
              Column.count("reported", RECORDS, "Counted records with a specific value.")
                  .summedWithin("field"),
              Column.count(
                      "unspecific",
                      RECORDS,
                      "Counted records with an unspecific value: a word for unknown, a place that"
                          + " is not in the gazetteer or not known to this level, a date that is"
                          + " not known to the day.")
                  .summedWithin("field"),
              Column.count("not_reported", RECORDS, "Counted records without a value.")
                  .summedWithin("field"),
              Column.ratio("share_reported", "share", "reported / records, 0 to 1.")
                  .withRequired(true)));

  /** The days between events and their first reports. */
  public static final TableSchema REPORTING_LAG =
      new TableSchema(
          "reporting_lag",
          "The days from the event to the first report of the counted records of each source and"
              + " year. Written only if a source says when its records were reported, and not if"
              + " small counts are suppressed.",
          List.of("source_id", "period_key"),
          ofSourceAndYear(
              Column.count("records", RECORDS, "Counted records.").summed(),
              Column.count(
                      "records_with_lag",
                      RECORDS,
                      "Counted records whose event and first report are known to the day.")
                  .summed(),
              Column.count("records_without_lag", RECORDS, "The other counted records.").summed(),
              Column.count(
                      "records_reported_before_event",
                      RECORDS,
                      "Counted records with a first report before the event, which is a mistake in"
                          + " one of the dates. Their negative numbers of days count in the next"
                          + " columns.")
                  .summed(),
              Column.number(
                  "min_days", DAYS, "The smallest number of days. NULL: no record has a lag."),
              Column.number(
                  "median_days",
                  DAYS,
                  "The number of days within which half of the records with a lag, rounded up, were"
                      + " reported. NULL: no record has a lag."),
              Column.number(
                  "p90_days",
                  DAYS,
                  "The number of days within which 90 percent of the records with a lag, rounded"
                      + " up, were reported. NULL: no record has a lag."),
              Column.number(
                  "max_days", DAYS, "The largest number of days. NULL: no record has a lag."),
              Column.ratio(
                  "mean_days",
                  DAYS,
                  "The sum of the days / records_with_lag. NULL: no record has a lag.")));

  public TableSchema {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /** Returns the schema of a fact table without low and high estimates. */
  public static TableSchema of(FactTable table) {
    return of(table, Layout.of(table.dataset(), table.dimensions()).measures());
  }

  /**
   * Returns the schema of a fact table.
   *
   * @param measures its measures, without {@link Measure#RECORDS}
   */
  public static TableSchema of(FactTable table, List<Measure> measures) {
    List<Column> columns = keys(table);
    columns.add(Column.of(Measure.RECORDS));
    measures.forEach(measure -> columns.add(Column.of(measure)));
    return new TableSchema(
        table.name(),
        "%s by %s and %s%s."
            .formatted(
                table.dataset() == Dataset.CASUALTIES ? "Casualties" : "Detections",
                table.period().label(),
                table.level(),
                table.dimensions().isEmpty() ? "" : ", broken down further"),
        key(table),
        columns);
  }

  /** Returns the schema of a summary table for a gazetteer without attributes. */
  public static TableSchema of(SummaryTable table) {
    return of(table, Set.of());
  }

  /**
   * Returns the schema of a summary table.
   *
   * @param attributes the attributes of the gazetteer's regions
   */
  public static TableSchema of(SummaryTable table, Set<RegionAttribute> attributes) {
    List<Column> columns = whenAndWhere();
    columns.addAll(SummaryColumns.of(table, attributes));
    return new TableSchema(
        table.name(),
        "Casualties and detections side by side by %s and %s, with derived figures."
            .formatted(table.period().label(), table.level()),
        List.of("period_id", "region_id"),
        columns);
  }

  /**
   * Returns the schema of the table of regions.
   *
   * @param attributes the attributes of the gazetteer's regions
   */
  public static TableSchema regions(Set<RegionAttribute> attributes) {
    List<Column> columns = new ArrayList<>(DIM_REGION.columns());
    if (attributes.contains(RegionAttribute.AREA)) {
      columns.add(
          Column.ratio(
                  "area_km2",
                  "km2",
                  "Area of the region as it is today, or on the day in region_mode. NULL: not"
                      + " known.")
              .summedWithin("region_level"));
    }
    if (attributes.contains(RegionAttribute.POPULATION)) {
      columns.add(
          Column.number("population", "people", "Inhabitants in population_year. NULL: not known.")
              .summedWithin("region_level"));
      columns.add(
          Column.number(
              "population_year",
              "year",
              "The latest year for which the population of the region is known."));
    }
    return new TableSchema(DIM_REGION.name(), DIM_REGION.description(), DIM_REGION.key(), columns);
  }

  /**
   * Returns the schema of a table of incidents.
   *
   * @param grain its periods, places and dimensions
   */
  public static TableSchema incidents(FactTable grain) {
    List<Column> columns = keys(grain);
    columns.add(Column.of(Measure.RECORDS));
    columns.add(
        Column.number(
            "incidents",
            "incidents",
            "Number of different declared incidents; do not add it up over rows. NULL: no record"
                + " has an id."));
    columns.add(
        Column.number(
            "incidents_estimated",
            "incidents",
            "Number of different incidents, estimated for sources without an id; do not add it up"
                + " over rows. NULL: there is no estimate."));
    columns.add(
        Column.number(
                "records_without_incident",
                "records",
                "Records whose incident is not known. NULL: none.")
            .summed());
    return new TableSchema(
        "incidents_by_" + grain.period().label() + "_" + grain.level(),
        "Incidents with casualties, by %s and %s.".formatted(grain.period().label(), grain.level()),
        key(grain),
        columns);
  }

  /**
   * Returns the same schema for a run with suppression: every number may be NULL, and a column
   * marks such rows.
   */
  public TableSchema withSuppression() {
    List<Column> all = new ArrayList<>();
    columns.forEach(
        column -> all.add(column.name().equals(RECORDS) ? column.withRequired(false) : column));
    all.add(
        Column.flag(
            IS_SUPPRESSED,
            true,
            "Whether some numbers of this row are suppressed (NULL), because small counts could be"
                + " computed from them."));
    return new TableSchema(name, description, key, all);
  }

  /** Returns the columns of a table with rows for each source and year, followed by others. */
  private static List<Column> ofSourceAndYear(Column... others) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.key("source_id", "The source's id in the job file."),
                Column.key("dataset", "casualties or detections.")
                    .among(Arrays.stream(Dataset.values()).map(Dataset::label).toList()),
                Column.key(
                    "period_key",
                    "The year of the event; XXXX for dates that are not within one year."),
                Column.date("period_start", PERIOD_START),
                Column.date("period_end", PERIOD_END),
                Column.date("axis_date", AXIS_DATE)));
    columns.addAll(List.of(others));
    return columns;
  }

  /** Returns the columns that identify a row. */
  private static List<Column> keys(FactTable table) {
    List<Column> columns = whenAndWhere();
    for (Dimension dimension : table.dimensions()) {
      columns.add(Column.of(dimension));
    }
    return columns;
  }

  /**
   * Returns the names of the columns that identify a row. A region whose parent changed within a
   * period has a row for each parent.
   */
  private static List<String> key(FactTable table) {
    List<String> key = new ArrayList<>(List.of("period_id", "region_id", "parent_code"));
    table.dimensions().forEach(dimension -> key.add(dimension.column()));
    return key;
  }

  /** Returns the columns for period and region that every table of figures has. */
  private static List<Column> whenAndWhere() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.key("period_id", PERIOD_ID).to("dim_period.period_id"));
    columns.add(Column.key("region_id", REGION_ID).to("dim_region.region_id"));
    columns.add(Column.key("period_key", PERIOD_KEY));
    columns.add(Column.date("period_start", PERIOD_START));
    columns.add(Column.date("period_end", PERIOD_END));
    columns.add(Column.date("axis_date", AXIS_DATE));
    columns.add(Column.key("region_code", REGION_CODE));
    columns.add(Column.key("region_name", "The region's name in the gazetteer."));
    columns.add(Column.key("region_label", REGION_LABEL));
    columns.add(
        Column.text(
            "parent_code",
            "Code of the region above at that time; <code>/unknown if it changed. NULL: there is"
                + " none."));
    columns.add(
        Column.key(
            "region_mode",
            "at-event: regions as they were at the time of the event. as-of <day>: regions as of"
                + " that day."));
    return columns;
  }

  /** Returns the position of a column. */
  public int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " has no column " + column);
  }
}
