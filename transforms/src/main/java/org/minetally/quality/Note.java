package org.minetally.quality;

/** What is counted of a source's records besides what becomes of them. */
public enum Note {
  POSSIBLE_DUPLICATE(
      "%s equal to another record in every column; all of them count, as there is no record key"),
  POINT_AGREES("%s with a point inside the declared place"),
  POINT_FILLED("%s placed by their point, as no place is declared or found"),
  POINT_ELSEWHERE("%s with a point inside another place than the declared one, which counts"),
  POINT_NEAREST("%s placed by their point in the nearest place, within the tolerance"),
  POINT_NOWHERE("%s with a point inside no place"),
  POINT_OUTSIDE("%s with a point outside the box of the gazetteer's boundaries"),
  POINT_MISSING("%s without a point");

  private final String sentence;

  Note(String sentence) {
    this.sentence = sentence;
  }

  /** A plain sentence about a number of records. */
  public String sentence(String records) {
    return sentence.formatted(records);
  }
}
