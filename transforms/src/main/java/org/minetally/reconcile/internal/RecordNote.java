package org.minetally.reconcile.internal;

import org.minetally.mapping.internal.PointOutcome;

/** Properties of a source's records that are counted in addition to their outcome. */
public enum RecordNote {
  POSSIBLE_DUPLICATE(
      "%s equal to an earlier record in every column; all are counted, because there is no record"
          + " key"),
  ROW_UNPIVOTED("%s read as rows, each of which gives one record per unpivoted column"),
  ESTIMATES_WIDENED(
      "%s with a low or high estimate that was out of order and is replaced by the best one"),
  POINT_AGREES("%s with a point in the declared place"),
  POINT_FILLED(
      "%s placed by their point, because the declared place is missing, unknown or less precise"),
  POINT_ELSEWHERE("%s with a point outside the declared place; counted in the declared place"),
  POINT_NEAREST(
      "%s with a point outside all regions; assigned to the nearest one within the tolerance"),
  POINT_NOWHERE("%s with a point outside all regions"),
  POINT_OUTSIDE("%s with a point outside the bounding box"),
  POINT_MISSING("%s without a point"),
  GEOMETRY_MISSING("%s without a geometry"),
  GEOMETRY_EMPTY("%s with an empty geometry"),
  GEOMETRY_POINT("%s with a point as geometry"),
  GEOMETRY_LINE("%s with a line as geometry, represented by a point on it"),
  GEOMETRY_POLYGON("%s with a polygon as geometry, represented by a point inside it");

  private final String sentence;

  RecordNote(String sentence) {
    this.sentence = sentence;
  }

  /** Returns the note for the outcome of a record's point. */
  public static RecordNote of(PointOutcome outcome) {
    return switch (outcome) {
      case AGREES -> POINT_AGREES;
      case FILLED -> POINT_FILLED;
      case ELSEWHERE -> POINT_ELSEWHERE;
      case NEAREST -> POINT_NEAREST;
      case NOWHERE -> POINT_NOWHERE;
      case OUTSIDE -> POINT_OUTSIDE;
      case MISSING -> POINT_MISSING;
      case GEOMETRY_MISSING -> GEOMETRY_MISSING;
      case GEOMETRY_EMPTY -> GEOMETRY_EMPTY;
      case GEOMETRY_POINT -> GEOMETRY_POINT;
      case GEOMETRY_LINE -> GEOMETRY_LINE;
      case GEOMETRY_POLYGON -> GEOMETRY_POLYGON;
    };
  }

  /** Returns a sentence about a number of records, which is already formatted. */
  public String sentence(String records) {
    return sentence.formatted(records);
  }
}
