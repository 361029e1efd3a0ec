package org.minetally.reconcile;

import org.minetally.mapping.PointOutcome;

/** What is counted of a source's records besides what becomes of them. */
public enum RecordNote {
  POSSIBLE_DUPLICATE(
      "%s equal to an earlier one in every column; all of them count, as there is no record key"),
  POINT_AGREES("%s with a point inside the declared place"),
  POINT_FILLED(
      "%s placed by their point, as the declared place is missing, not found, or less precise"),
  POINT_ELSEWHERE("%s with a point inside another place than the declared one, which counts"),
  POINT_NEAREST("%s with a point inside no place, taken for the nearest one within the tolerance"),
  POINT_NOWHERE("%s with a point inside no place"),
  POINT_OUTSIDE("%s with a point outside the box in which points can lie"),
  POINT_MISSING("%s without a point");

  private final String sentence;

  RecordNote(String sentence) {
    this.sentence = sentence;
  }

  /** The note about what a point says. */
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

  /** A plain sentence about a number of records. */
  public String sentence(String records) {
    return sentence.formatted(records);
  }
}
