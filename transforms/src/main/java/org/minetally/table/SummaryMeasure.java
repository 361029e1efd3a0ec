package org.minetally.table;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;

/**
 * What a summary table sums. Every one is additive and exact; everything else in the table is
 * derived from them.
 *
 * <p>Statuses and ages are counted in victims, not in records, and known ones apart from all: a
 * share over known values has them as its denominator.
 */
public enum SummaryMeasure {
  CASUALTY_RECORDS(
      "casualty_records",
      Measure.RECORDS,
      "Accepted records of casualties behind this row. NULL: none, so that nothing is known of casualties here.",
      Dataset.CASUALTIES),
  VICTIMS(Measure.VICTIMS, Dataset.CASUALTIES, Use.CUMULATIVE, Use.CHANGE),
  KILLED(Measure.KILLED, Dataset.CASUALTIES, Use.CUMULATIVE, Use.CHANGE),
  INJURED(Measure.INJURED, Dataset.CASUALTIES, Use.CUMULATIVE),
  OUTCOME_UNKNOWN(Measure.OUTCOME_UNKNOWN, Dataset.CASUALTIES),
  CIVILIANS(
      "civilians",
      null,
      "Victims who were civilians. NULL: of none is it known.",
      Dataset.CASUALTIES),
  STATUS_KNOWN(
      "status_known",
      null,
      "Victims of whom it is known whether they were civilians: the denominator of civilian_share.",
      Dataset.CASUALTIES),
  CHILDREN("children", null, "Victims under 18. NULL: of none is it known.", Dataset.CASUALTIES),
  AGE_KNOWN(
      "age_known",
      null,
      "Victims of whom it is known whether they were under 18: the denominator of child_share.",
      Dataset.CASUALTIES),
  DETECTION_RECORDS(
      "detection_records",
      Measure.RECORDS,
      "Accepted records of detections behind this row. NULL: none, so that nothing is known of detections here.",
      Dataset.DETECTIONS),
  ITEMS(Measure.ITEMS, Dataset.DETECTIONS, Use.CUMULATIVE, Use.CHANGE),
  AREA_CLEARED_M2(Measure.AREA_CLEARED_M2, Dataset.DETECTIONS, Use.CUMULATIVE),
  AREA_REDUCED_M2(Measure.AREA_REDUCED_M2, Dataset.DETECTIONS, Use.CUMULATIVE),
  AREA_CANCELLED_M2(Measure.AREA_CANCELLED_M2, Dataset.DETECTIONS, Use.CUMULATIVE);

  /** What a table tells of a measure, besides its sum. */
  private enum Use {
    /** Totals up to the period's end, and over twelve months. */
    CUMULATIVE,
    /** The difference from other periods. */
    CHANGE
  }

  private final String column;
  private final String description;
  private final Dataset dataset;
  private final Measure measure;

  @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf gives an immutable set
  private final Set<Use> uses;

  SummaryMeasure(Measure measure, Dataset dataset, Use... uses) {
    this(measure.column(), measure, measure.description(), dataset, uses);
  }

  SummaryMeasure(String column, Measure measure, String description, Dataset dataset, Use... uses) {
    this.column = column;
    this.measure = measure;
    this.description = description;
    this.dataset = dataset;
    Set<Use> all = EnumSet.noneOf(Use.class);
    all.addAll(List.of(uses));
    this.uses = Set.copyOf(all);
  }

  /** The output column. */
  public String column() {
    return column;
  }

  /** One sentence for the data dictionary. */
  public String description() {
    return description;
  }

  /** The dataset whose records it is summed over. */
  public Dataset dataset() {
    return dataset;
  }

  /** The measure of the fact tables that adds up to the same; empty for a part of the victims. */
  public Optional<Measure> measure() {
    return Optional.ofNullable(measure);
  }

  /** What it is a number of. */
  public String unit() {
    return measure == null ? "people" : measure.unit();
  }

  /** Its position among the sums of a cell, which no more than one run depends on. */
  @SuppressWarnings("EnumOrdinal")
  public int position() {
    return ordinal();
  }

  /** Whether it is an area; else it is a number of records, people or items. */
  public boolean isArea() {
    return measure != null && measure.kind() == Measure.Kind.AREA;
  }

  /** How many there are. */
  public static int count() {
    return values().length;
  }

  /** Those of which there are cumulative totals, and sums over twelve months. */
  public static List<SummaryMeasure> cumulative() {
    return with(Use.CUMULATIVE);
  }

  /** Those of which there are changes. */
  public static List<SummaryMeasure> changing() {
    return with(Use.CHANGE);
  }

  private static List<SummaryMeasure> with(Use use) {
    return Arrays.stream(values()).filter(measure -> measure.uses.contains(use)).toList();
  }
}
