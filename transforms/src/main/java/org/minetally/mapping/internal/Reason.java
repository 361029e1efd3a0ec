package org.minetally.mapping.internal;

/** The reason a record is rejected. The code is part of the output; the sentence is for people. */
public enum Reason {
  FIELD_COUNT("the record and the header have different numbers of fields"),
  MALFORMED_QUOTE("text follows a closing quote"),
  MALFORMED_TEXT("the record contains bytes that are not valid text in the source's charset"),
  INVALID_DATE("not a valid date in any of the profile's forms"),
  MONTH_NAME("the month is a word; declare its language with month_names under date"),
  YEAR_OUT_OF_RANGE(
      "the year is not between 1800 and 2200, or in the form edtf between -9999 and 9999"),
  NOT_ONE_INTERVAL("the date covers days that are not consecutive"),
  START_AFTER_END("the interval starts after it ends"),
  OPEN_INTERVAL("a published figure needs both the first and the last day of its interval"),
  MISSING_KEY("the row of a lookup has no key"),
  NO_LOOKUP_ROW("no accepted row of the lookup has this key"),
  INVALID_REVISION("not a valid revision in the profile's form"),
  DELETION_WITHOUT_KEY("a deletion must have the key of the record that it deletes"),
  UNKNOWN_WORD("the profile's list of values does not contain this word"),
  TOO_LONG("a word that becomes a table value can have at most 1,000 characters"),
  INVALID_NUMBER("not a valid number in the profile's format"),
  NOT_WHOLE("a count must be a whole number"),
  NEGATIVE("a count or an area cannot be negative"),
  TOO_LARGE("the number is too large"),
  BOUNDS_NOT_IN_ORDER(
      "the low estimate must not be above the best, nor the best above the high, without"
          + " out_of_order: widen"),
  BOUNDS_WITHOUT_ESTIMATE("a low or high estimate needs a best estimate"),
  INVALID_COORDINATE("not a longitude or latitude in decimal degrees"),
  INVALID_GEOMETRY(
      "not a geometry in well-known text with closed rings, in longitude and latitude (SRID 4326)"),
  CROSSING_RINGS("rings of the polygon cross, touch along a line or overlap; repair the polygon"),
  WIDE_EDGE(
      "an edge spans 180 degrees of longitude or more; cut the geometry at the 180th meridian"),
  LARGE_GEOMETRY("a geometry can have at most 100,000 positions"),
  OUTSIDE_BOX("the point is outside the box that the job allows for points");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** Returns the reason as a clause, without a full stop. */
  public String sentence() {
    return sentence;
  }
}
