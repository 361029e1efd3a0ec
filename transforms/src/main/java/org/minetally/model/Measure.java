package org.minetally.model;

import static org.minetally.model.Dataset.CASUALTIES;
import static org.minetally.model.Dataset.DETECTIONS;

import java.util.EnumSet;
import java.util.Set;

/**
 * A quantity that is summed. Every measure is additive and exact: counts are whole numbers and
 * areas are whole numbers of square centimetres, so a sum does not depend on the order of its
 * terms.
 *
 * <p>A measure that a record does not report is {@link #NOT_REPORTED}, which is not zero.
 */
public enum Measure {
  RECORDS(
      "records",
      Kind.COUNT,
      "records",
      "Accepted records behind this row.",
      CASUALTIES,
      DETECTIONS),
  VICTIMS(
      "victims",
      Kind.COUNT,
      "people",
      "People killed, injured, or hurt with an unknown outcome. NULL: not reported.",
      CASUALTIES),
  VICTIMS_LOW(VICTIMS, Bound.LOW),
  VICTIMS_HIGH(VICTIMS, Bound.HIGH),
  KILLED("killed", Kind.COUNT, "people", "People killed. NULL: not reported.", CASUALTIES),
  KILLED_LOW(KILLED, Bound.LOW),
  KILLED_HIGH(KILLED, Bound.HIGH),
  INJURED(
      "injured",
      Kind.COUNT,
      "people",
      "People injured who survived. NULL: not reported.",
      CASUALTIES),
  INJURED_LOW(INJURED, Bound.LOW),
  INJURED_HIGH(INJURED, Bound.HIGH),
  OUTCOME_UNKNOWN(
      "outcome_unknown",
      Kind.COUNT,
      "people",
      "People whose survival is not known. NULL: not reported.",
      CASUALTIES),
  OUTCOME_UNKNOWN_LOW(OUTCOME_UNKNOWN, Bound.LOW),
  OUTCOME_UNKNOWN_HIGH(OUTCOME_UNKNOWN, Bound.HIGH),
  ITEMS(
      "items",
      Kind.COUNT,
      "items",
      "Items of explosive ordnance found or destroyed. NULL: not reported.",
      DETECTIONS),
  ITEMS_LOW(ITEMS, Bound.LOW),
  ITEMS_HIGH(ITEMS, Bound.HIGH),
  AREA_CLEARED_M2(
      "area_cleared_m2",
      Kind.AREA,
      "m2",
      "Land released by clearance, in square metres. NULL: not reported. Never add it to land"
          + " reduced or cancelled.",
      DETECTIONS),
  AREA_CLEARED_M2_LOW(AREA_CLEARED_M2, Bound.LOW),
  AREA_CLEARED_M2_HIGH(AREA_CLEARED_M2, Bound.HIGH),
  AREA_REDUCED_M2(
      "area_reduced_m2",
      Kind.AREA,
      "m2",
      "Land released by technical survey, in square metres. NULL: not reported.",
      DETECTIONS),
  AREA_REDUCED_M2_LOW(AREA_REDUCED_M2, Bound.LOW),
  AREA_REDUCED_M2_HIGH(AREA_REDUCED_M2, Bound.HIGH),
  AREA_CANCELLED_M2(
      "area_cancelled_m2",
      Kind.AREA,
      "m2",
      "Land released by non-technical survey, in square metres. NULL: not reported.",
      DETECTIONS),
  AREA_CANCELLED_M2_LOW(AREA_CANCELLED_M2, Bound.LOW),
  AREA_CANCELLED_M2_HIGH(AREA_CANCELLED_M2, Bound.HIGH);

  /** The unit of a measure's whole number. */
  private enum Kind {
    COUNT,
    AREA
  }

  /** The side on which a measure bounds another. */
  private enum Bound {
    LOW("low", "lowest"),
    HIGH("high", "highest");

    private final String suffix;
    private final String adjective;

    Bound(String suffix, String adjective) {
      this.suffix = suffix;
      this.adjective = adjective;
    }
  }

  /** The value of a measure that a record, or an entire cell, does not report. */
  public static final long NOT_REPORTED = Long.MIN_VALUE;

  /** The number of decimal places of a square metre in an area: 1 cm² is 0.0001 m². */
  public static final int AREA_SCALE = 4;

  private final String column;
  private final Kind kind;
  private final String unit;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of returns an immutable set
  private final Set<Dataset> datasets;

  /** The measure that this one bounds; null if it is an estimate itself. */
  private final Measure estimate;

  Measure(Measure estimate, Bound bound) {
    this.column = estimate.column + "_" + bound.suffix;
    this.kind = estimate.kind;
    this.unit = estimate.unit;
    this.description =
        "The %s estimate of %s: the estimate itself where a source has no range. NULL: not reported."
            .formatted(bound.adjective, estimate.column);
    this.datasets = estimate.datasets;
    this.estimate = estimate;
  }

  Measure(
      String column, Kind kind, String unit, String description, Dataset first, Dataset... more) {
    this.column = column;
    this.kind = kind;
    this.unit = unit;
    this.description = description;
    this.datasets = Set.copyOf(EnumSet.of(first, more));
    this.estimate = null;
  }

  /** Returns the name of the output column, which is also the field's name in a profile. */
  public String column() {
    return column;
  }

  /**
   * Returns whether its numbers are square centimetres, that is, square metres with {@link
   * #AREA_SCALE} decimal places; otherwise they are people, items or records.
   */
  public boolean isArea() {
    return kind == Kind.AREA;
  }

  /** Returns the unit: {@code people}, {@code items}, {@code records} or {@code m2}. */
  public String unit() {
    return unit;
  }

  /** Returns the description for the data dictionary, one sentence. */
  public String description() {
    return description;
  }

  /** Returns the datasets that have this measure. */
  public Set<Dataset> datasets() {
    return datasets;
  }

  /** Returns whether it is the low or high estimate of another measure. */
  public boolean isBound() {
    return estimate != null;
  }

  /** Returns the measure of which this one is the low or high estimate; otherwise itself. */
  public Measure estimate() {
    return isBound() ? estimate : this;
  }

  /**
   * Returns the measure that is the low estimate of this one.
   *
   * @throws IllegalStateException for {@link #RECORDS} and for bounds, which have none
   */
  public Measure low() {
    return bound(Bound.LOW);
  }

  /**
   * Returns the measure that is the high estimate of this one.
   *
   * @throws IllegalStateException for {@link #RECORDS} and for bounds, which have none
   */
  public Measure high() {
    return bound(Bound.HIGH);
  }

  /** The constants of the bounds are named after that of the measure. */
  private Measure bound(Bound bound) {
    if (this == RECORDS || isBound()) {
      throw new IllegalStateException(column + " has no low or high estimate");
    }
    return valueOf(name() + "_" + bound.name());
  }

  /**
   * Adds two values of one measure, either of which may be {@link #NOT_REPORTED}.
   *
   * @throws ArithmeticException if the sum overflows; a wrapped sum would be a false figure
   */
  public static long add(long a, long b) {
    if (a == NOT_REPORTED) {
      return b;
    }
    return b == NOT_REPORTED ? a : Math.addExact(a, b);
  }
}
