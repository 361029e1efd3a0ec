package org.minetally.mapping;

/**
 * Why a record is rejected. The code is part of the output; the sentence is what a person reads.
 */
public enum Reason {
  FIELD_COUNT("the record has another number of fields than the header"),
  MALFORMED_QUOTE("text follows a closing quote"),
  MALFORMED_TEXT("the record holds bytes that are no text in the source's charset"),
  INVALID_DATE("this is no date in the form that the profile names"),
  YEAR_OUT_OF_RANGE("the year is outside 1800 to 2200, or in the form edtf outside -9999 to 9999"),
  NOT_ONE_INTERVAL("this covers days that do not follow one another"),
  START_AFTER_END("the interval starts after it ends"),
  OPEN_INTERVAL("a published figure needs both the first and the last day of its interval"),
  INVALID_REVISION("this is no revision in the form that the profile names"),
  DELETION_WITHOUT_KEY("a deletion must have the key of what it deletes"),
  UNKNOWN_WORD("the profile's list of values does not have this word"),
  TOO_LONG("a word that becomes a value of a table has at most 1,000 characters"),
  INVALID_NUMBER("this is no number in the form that the profile names"),
  NOT_WHOLE("a count must be a whole number"),
  NEGATIVE("a count or an area cannot be negative"),
  TOO_LARGE("the number is too large"),
  INVALID_COORDINATE("this is no longitude or latitude in decimal degrees"),
  OUTSIDE_BOX("the point lies outside the box in which the job's points can lie");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The reason as the first part of a plain sentence. */
  public String sentence() {
    return sentence;
  }
}
