package org.minetally.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minetally.model.Dataset;
import org.minetally.model.Dimension;
import org.minetally.model.Measure;
import org.minetally.period.PeriodType;

/**
 * What a table is called and which columns it has, in order.
 *
 * @param name the table's folder
 * @param description one sentence for the data dictionary
 * @param key the columns that together tell its rows apart; empty if nothing does
 * @param columns its columns
 */
public record TableSchema(String name, String description, List<String> key, List<Column> columns)
    implements Serializable {

  private static final String RECORDS = "records";

  /** Says whether numbers of a row are suppressed. */
  public static final String IS_SUPPRESSED = "is_suppressed";

  /** What a claim counts stands in its own row. */
  private static final String CLAIMED = "as measure says";

  private static final String PERIOD_KEY =
      "The period; with X where month, day or year is not known (EDTF), such as 2019-XX.";
  private static final String PERIOD_START =
      "First day of the period. NULL: not known, or before the year 1.";
  private static final String PERIOD_END =
      "Last day of the period, included. NULL: not known, or outside the years 1 to 9999.";
  private static final String REGION_CODE =
      "The region's code; <code>/unknown where only the region above is known; unknown where none is.";

  private static final String PERIOD_ID =
      "The period's one key: period_type:period_key, such as month:2021-03. Joins dim_period.";
  private static final String REGION_ID =
      "The region's one key: level:region_code, such as district:0102. Joins dim_region.";

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
              Column.key("precision", "exact, or unknown for a bucket of imprecise dates.")
                  .among(List.of("exact", "unknown"))));

  /** The gazetteer's regions, and the unknown places below them that occur. */
  public static final TableSchema DIM_REGION =
      new TableSchema(
          "dim_region",
          "The gazetteer's regions, and the unknown members that occur in the fact tables.",
          List.of("region_id"),
          List.of(
              Column.key("region_id", REGION_ID),
              Column.key("region_level", "The gazetteer's level."),
              Column.key("region_code", REGION_CODE),
              Column.key("region_name", "The region's name, as the gazetteer gives it."),
              Column.text(
                  "parent_code",
                  "Code of the region above, the latest or that of the day in region_mode. NULL: there is none."),
              Column.text("parent_id", "region_id of that region. NULL: there is none.")
                  .to("dim_region.region_id"),
              Column.text("aliases", "Other names of the region, separated by |.")));

  /** The names and parents of the gazetteer's regions in the course of time. */
  public static final TableSchema DIM_REGION_HISTORY =
      new TableSchema(
          "dim_region_history",
          "The names and parents of regions in the course of time; written where the gazetteer says it.",
          List.of("region_id", "valid_from"),
          List.of(
              Column.key("region_id", REGION_ID).to("dim_region.region_id"),
              Column.key("region_level", "The gazetteer's level."),
              Column.key("region_code", "The region's code."),
              Column.key("region_name", "The region's name in that time."),
              Column.text(
                  "parent_code", "Code of the region above in that time. NULL: there is none."),
              Column.date("valid_from", "First day of that time. NULL: ever since."),
              Column.date("valid_to", "Last day of that time, included. NULL: to this day.")));

  /** The boundaries of regions. */
  public static final TableSchema DIM_REGION_GEO =
      new TableSchema(
          "dim_region_geo",
          "The boundaries of regions (GeoParquet 1.0). It is written only if the job names boundaries.",
          List.of("region_id"),
          List.of(
              Column.key("region_id", REGION_ID).to("dim_region.region_id"),
              Column.key("region_level", "The gazetteer's level."),
              Column.key("region_code", "The region's code."),
              Column.key("region_name", "The region's name, as the gazetteer gives it."),
              Column.geometry(
                  "geometry",
                  "Polygon or MultiPolygon as well-known binary, WGS 84, longitude first.")));

  /** The records that do not count, and why. */
  public static final TableSchema REJECTS =
      new TableSchema(
          "rejects",
          "The records that do not count, and why.",
          List.of(),
          List.of(
              Column.key("source_id", "The source's id in the job file."),
              Column.key("file", "The file, as the job file leads to it."),
              Column.count(
                  "record_number",
                  "number",
                  "The record's number in the file, from 1, the header not counted."),
              Column.count(
                  "line_number",
                  "number",
                  "The line of the file on which the record starts, from 1."),
              Column.text(
                  "column_name", "The column, as the header names it. NULL: the whole record."),
              Column.key("reason_code", "The reason, for grouping."),
              Column.key("reason", "The reason, as a plain sentence.")));

  /** The published claims, held against the records. */
  public static final TableSchema CLAIMS =
      new TableSchema(
          "claims",
          "Published claims held against the records. It is written only if the job has claims.",
          List.of("claim_id"),
          List.of(
              Column.key("claim_id", "The claim's id in the job."),
              Column.key("statement", "What was published, in its own words."),
              Column.key("dataset", "casualties or detections.")
                  .among(Arrays.stream(Dataset.values()).map(Dataset::label).toList()),
              Column.key("measure", "What is counted."),
              Column.date("window_start", "First day it speaks of. NULL: not given."),
              Column.date("window_end", "Last day it speaks of, included. NULL: not given."),
              Column.text("region_codes", "The places it speaks of, separated by |. NULL: all."),
              Column.text("filters", "What else it speaks of, as dimension=member. NULL: nothing."),
              Column.key("comparator", "exactly, at_least, at_most, more_than, less_than, nearly.")
                  .among(
                      List.of(
                          "exactly", "at_least", "at_most", "more_than", "less_than", "nearly")),
              Column.figure("claimed_value", true, CLAIMED, "The claim's figure."),
              Column.text("published_on", "The day of publication, as given."),
              Column.key("source", "Where it was published."),
              Column.figure(
                  "lowest",
                  false,
                  CLAIMED,
                  "The lowest value that the records support. NULL: there are no records of that time."),
              Column.figure(
                  "highest", false, CLAIMED, "The highest value that the records support."),
              Column.key(
                      "verdict",
                      "supported: a supported value satisfies the claim; contradicted: none does; undecidable: the records do not tell.")
                  .among(List.of("supported", "contradicted", "undecidable")),
              Column.text(
                      "certainty",
                      "certain: for every supported value; possible: for some. NULL: undecidable.")
                  .among(List.of("certain", "possible")),
              Column.key("reason", "Why, as a plain sentence."),
              Column.count("records", RECORDS, "Records that certainly fit."),
              Column.count("possible_records", RECORDS, "Records that may fit."),
              Column.count(
                  "records_without_value",
                  RECORDS,
                  "Records that fit, or may fit, and do not report the measure."),
              Column.text("part_of", "The claim of which this one tells a part. NULL: none."),
              Column.figure(
                  "parts_total",
                  false,
                  CLAIMED,
                  "The sum of the figures of the claim's parts. NULL: none."),
              Column.text(
                      "parts_verdict",
                      "equal, less or more: what the parts come to, beside the claim. NULL: no parts.")
                  .among(List.of("equal", "less", "more"))));

  /** What a person should look at. */
  public static final TableSchema FINDINGS =
      new TableSchema(
          "findings",
          "What a person should look at: restated figures, gaps, overlaps, totals that do not fit.",
          List.of(),
          List.of(
              Column.key("source_id", "The source's id in the job file."),
              Column.key("file", "The file, as the job file leads to it."),
              Column.count(
                  "record_number",
                  "number",
                  "The record's number in the file, from 1, the header not counted."),
              Column.count(
                  "line_number",
                  "number",
                  "The line of the file on which the record starts, from 1."),
              Column.key("finding_code", "The kind, for grouping."),
              Column.key("finding", "What was found, as a plain sentence.")));

  /** The place names that the gazetteer does not have. */
  public static final TableSchema UNMATCHED_NAMES =
      new TableSchema(
          "unmatched_names",
          "The place names and codes that the gazetteer does not have, for its table of aliases.",
          List.of(),
          List.of(
              Column.key("source_id", "The source's id in the job file."),
              Column.key("region_level", "The gazetteer's level at which it was looked for."),
              Column.text(
                  "parent_code", "The region it was looked for in. NULL: the whole gazetteer."),
              Column.text("parent_name", "That region's name."),
              Column.key("name", "The name or code, as the source gives it."),
              Column.key("problem", "not_found, or ambiguous where several regions answer to it.")
                  .among(List.of("not_found", "ambiguous")),
              Column.count("records", RECORDS, "Accepted records with it."),
              Column.text("suggestion_1", "The most similar name; a suggestion, never a match."),
              Column.text("suggestion_2", "The next."),
              Column.text("suggestion_3", "The next.")));

  /** What points say of declared places. */
  public static final TableSchema COORDINATE_CHECKS =
      new TableSchema(
          "coordinate_checks",
          "What the points of accepted records say of their declared places. It is written only if a source has coordinates.",
          List.of(),
          List.of(
              Column.key("source_id", "The source's id in the job file."),
              Column.key("outcome", "What the point says, as the manifest's notes name it."),
              Column.text(
                  "declared_region_code",
                  "Code of the most precise region that is declared and found. NULL: none."),
              Column.text("declared_region_name", "That region's name."),
              Column.text(
                  "located_region_code",
                  "Code of the region in which, or nearest to which, the point lies. NULL: none."),
              Column.text("located_region_name", "That region's name."),
              Column.count(
                  "records", RECORDS, "Accepted records with this outcome and these regions.")));

  public TableSchema {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /** The schema of a fact table. */
  public static TableSchema of(FactTable table) {
    List<Column> columns = keys(table);
    for (Measure measure : table.dataset().measures()) {
      columns.add(Column.of(measure));
    }
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

  /** The schema of a summary table. */
  public static TableSchema of(SummaryTable table) {
    List<Column> columns = whenAndWhere();
    columns.addAll(SummaryColumns.of(table));
    return new TableSchema(
        table.name(),
        "Casualties and detections side by side by %s and %s, with what derives from them."
            .formatted(table.period().label(), table.level()),
        List.of("period_id", "region_id"),
        columns);
  }

  /**
   * The schema of a table of incidents.
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
            "Different declared incidents; not to be added up over rows. NULL: no record has an id."));
    columns.add(
        Column.number(
            "incidents_estimated",
            "incidents",
            "Different estimated incidents, of sources without an id. NULL: there is no estimate."));
    columns.add(
        Column.number(
            "records_without_incident",
            "records",
            "Records of which it is not known to which incident they belong. NULL: none."));
    return new TableSchema(
        "incidents_by_" + grain.period().label() + "_" + grain.level(),
        "Incidents with casualties, by %s and %s.".formatted(grain.period().label(), grain.level()),
        key(grain),
        columns);
  }

  /**
   * The same for a run that suppresses small counts: every number may be NULL, and a column says so.
   */
  public TableSchema withSuppression() {
    List<Column> all = new ArrayList<>();
    columns.forEach(column -> all.add(column.name().equals(RECORDS) ? column.withNull() : column));
    all.add(
        Column.key(
                IS_SUPPRESSED,
                "yes: numbers of this row are suppressed, since they, or what could be told from them, are small; they are NULL. Else no.")
            .among(List.of("yes", "no")));
    return new TableSchema(name, description, key, all);
  }

  /** The columns by which the rows of a table are told apart. */
  private static List<Column> keys(FactTable table) {
    List<Column> columns = whenAndWhere();
    for (Dimension dimension : table.dimensions()) {
      columns.add(Column.of(dimension));
    }
    return columns;
  }

  /**
   * What tells the rows of a table apart. A region that came to another one above it within a
   * period has a row for each.
   */
  private static List<String> key(FactTable table) {
    List<String> key = new ArrayList<>(List.of("period_id", "region_id", "parent_code"));
    table.dimensions().forEach(dimension -> key.add(dimension.column()));
    return key;
  }

  /** The columns that say when and where, as every table of figures has them. */
  private static List<Column> whenAndWhere() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.key("period_id", PERIOD_ID).to("dim_period.period_id"));
    columns.add(Column.key("region_id", REGION_ID).to("dim_region.region_id"));
    columns.add(Column.key("period_key", PERIOD_KEY));
    columns.add(Column.date("period_start", PERIOD_START));
    columns.add(Column.date("period_end", PERIOD_END));
    columns.add(Column.key("region_code", REGION_CODE));
    columns.add(Column.key("region_name", "The region's name, as the gazetteer gives it."));
    columns.add(
        Column.text(
            "parent_code",
            "Code of the region above in that time; <code>/unknown where it changed. NULL: there is none."));
    columns.add(
        Column.key(
            "region_mode",
            "at-event: regions as they were when it happened. as-of <day>: as they were on that day."));
    return columns;
  }

  /** The position of a column. */
  public int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " has no column " + column);
  }
}
