package org.minetally.reconcile;

import org.minetally.mapping.PointOutcome;

/** Counts of a source's records that do not affect whether they count. */
public enum RecordNote {
  POSSIBLE_DUPLICATE(
      "%s identical to an earlier one in every column; all count, because there is no record key"),
  POINT_AGREES("%s with a point inside the declared place"),
  POINT_FILLED(
      "%s placed by their point, because the declared place is missing, not found or less precise"),
  POINT_ELSEWHERE("%s with a point inside a different place than declared; the declared place counts"),
  POINT_NEAREST("%s with a point outside all places, assigned to the nearest one within the tolerance"),
  POINT_NOWHERE("%s with a point outside all places"),
  POINT_OUTSIDE("%s with a point outside the allowed box"),
  POINT_MISSING("%s without a point");

  private final String sentence;

  RecordNote(String sentence) {
    this.sentence = sentence;
  }

  /** Returns the note for an outcome of comparing a coordinate with a declared place. */
  public static RecordNote of(PointOutcome outcome) {
    return switch (outcome) {
      case AGREES -> POINT_AGREES;
      case FILLED -> POINT_FILLED;
      case ELSEWHERE -> POINT_ELSEWHERE;
      case NEAREST -> POINT_NEAREST;
      case NOWHERE -> POINT_NOWHERE;
      case OUTSIDE -> POINT_OUTSIDE;
      case MISSING -> POINT_MISSING;
    };
  }

  /** Returns a plain sentence about a number of records. */
  public String sentence(String records) {
    return sentence.formatted(records);
  }
}
