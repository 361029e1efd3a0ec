package org.minetally.model.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minetally.model.Dataset;
import org.minetally.model.Measure;

/**
 * A measure that a summary table sums. Each is additive and exact; everything else in the table is
 * derived from these.
 *
 * <p>Statuses and ages are counted in victims, not in records. Victims with a known status or age
 * are counted separately, as the denominator of shares.
 */
public enum SummaryMeasure {
  CASUALTY_RECORDS(
      "casualty_records",
      Measure.RECORDS,
      "Accepted casualty records behind this row. NULL: none, so nothing is known about casualties"
          + " here.",
      Dataset.CASUALTIES),
  VICTIMS(Measure.VICTIMS, Dataset.CASUALTIES, Use.CUMULATIVE, Use.CHANGE, Use.PER_POPULATION),
  KILLED(Measure.KILLED, Dataset.CASUALTIES, Use.CUMULATIVE, Use.CHANGE, Use.PER_POPULATION),
  INJURED(Measure.INJURED, Dataset.CASUALTIES, Use.CUMULATIVE, Use.PER_POPULATION),
  OUTCOME_UNKNOWN(Measure.OUTCOME_UNKNOWN, Dataset.CASUALTIES),
  CIVILIANS(
      "civilians",
      null,
      "Victims who were civilians. NULL: not known for any victim.",
      Dataset.CASUALTIES),
  STATUS_KNOWN(
      "status_known",
      null,
      "Victims whose status (civilian or not) is known: the denominator of civilian_share.",
      Dataset.CASUALTIES),
  CHILDREN(
      "children", null, "Victims under 18. NULL: not known for any victim.", Dataset.CASUALTIES),
  AGE_KNOWN(
      "age_known",
      null,
      "Victims whose age group is known: the denominator of child_share.",
      Dataset.CASUALTIES),
  DETECTION_RECORDS(
      "detection_records",
      Measure.RECORDS,
      "Accepted detection records behind this row. NULL: none, so nothing is known about detections"
          + " here.",
      Dataset.DETECTIONS),
  ITEMS(Measure.ITEMS, Dataset.DETECTIONS, Use.CUMULATIVE, Use.CHANGE, Use.PER_AREA),
  AREA_CLEARED_M2(Measure.AREA_CLEARED_M2, Dataset.DETECTIONS, Use.CUMULATIVE, Use.PER_AREA),
  AREA_REDUCED_M2(Measure.AREA_REDUCED_M2, Dataset.DETECTIONS, Use.CUMULATIVE),
  AREA_CANCELLED_M2(Measure.AREA_CANCELLED_M2, Dataset.DETECTIONS, Use.CUMULATIVE);

  /** The columns that a table derives from a measure, in addition to its sum. */
  private enum Use {
    /** Cumulative totals, and totals over twelve months. */
    CUMULATIVE,
    /** Differences from other periods. */
    CHANGE,
    /** A rate per 100,000 inhabitants, if the gazetteer has populations. */
    PER_POPULATION,
    /** A figure per square kilometre, if the gazetteer has areas. */
    PER_AREA
  }

  private final String column;
  private final String description;
  private final Dataset dataset;
  private final Measure measure;

  @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf returns an immutable set
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

  /** Returns the name of the output column. */
  public String column() {
    return column;
  }

  /** Returns the description for the data dictionary, one sentence. */
  public String description() {
    return description;
  }

  /** Returns the dataset whose records it sums. */
  public Dataset dataset() {
    return dataset;
  }

  /** Returns the measure of the fact tables with the same sum; empty for a part of the victims. */
  public Optional<Measure> measure() {
    return Optional.ofNullable(measure);
  }

  /** Returns the unit of its values. */
  public String unit() {
    return measure == null ? "people" : measure.unit();
  }

  /** Returns its position among the sums of a cell. Nothing outlives a run that depends on it. */
  @SuppressWarnings("EnumOrdinal")
  public int position() {
    return ordinal();
  }

  /** Returns whether it is an area; otherwise it is a number of records, people or items. */
  public boolean isArea() {
    return measure != null && measure.isArea();
  }

  /** Returns the number of measures. */
  public static int count() {
    return values().length;
  }

  /** Returns the measures with cumulative totals and sums over twelve months. */
  public static List<SummaryMeasure> cumulative() {
    return with(Use.CUMULATIVE);
  }

  /** Returns the measures with changes. */
  public static List<SummaryMeasure> changing() {
    return with(Use.CHANGE);
  }

  /** Returns the measures with rates per 100,000 inhabitants. */
  public static List<SummaryMeasure> perPopulation() {
    return with(Use.PER_POPULATION);
  }

  /** Returns the measures with figures per square kilometre. */
  public static List<SummaryMeasure> perArea() {
    return with(Use.PER_AREA);
  }

  private static List<SummaryMeasure> with(Use use) {
    return Arrays.stream(values()).filter(measure -> measure.uses.contains(use)).toList();
  }
}
