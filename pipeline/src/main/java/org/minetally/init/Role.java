package org.minetally.init;

/** The roles that a column can have, other than places. */
enum Role {
  DATE,
  START,
  END,
  YEAR,
  MONTH,
  DAY,
  OUTCOME,
  SEX,
  AGE,
  AGE_YEARS,
  STATUS,
  DEVICE,
  ACTIVITY,
  OCCUPATION,
  EVENT,
  MODEL,
  PRODUCED,
  KILLED,
  INJURED,
  FATE_UNKNOWN,
  VICTIMS,
  ITEMS,
  CLEARED,
  REDUCED,
  CANCELLED,
  AREA,
  LATITUDE,
  LONGITUDE,
  KEY,
  INCIDENT,
  /** Identifies a person. */
  PERSONAL,
  /** Free text, which may name people. */
  NARRATIVE;

  /** Returns whether values must not be shown. */
  boolean isPersonal() {
    return this == PERSONAL || this == NARRATIVE;
  }

  /** Returns whether the lexicon knows words of this role. */
  boolean isVocabulary() {
    return switch (this) {
      case OUTCOME, SEX, AGE, STATUS, DEVICE -> true;
      default -> false;
    };
  }

  /** Returns whether it is a count of people. */
  boolean isPeople() {
    return switch (this) {
      case KILLED, INJURED, FATE_UNKNOWN, VICTIMS -> true;
      default -> false;
    };
  }

  /** Returns whether it is a count. */
  boolean isCount() {
    return isPeople() || this == ITEMS;
  }

  /** Returns whether it is an area. */
  boolean isArea() {
    return switch (this) {
      case CLEARED, REDUCED, CANCELLED -> true;
      default -> false;
    };
  }

  /** Returns whether it is a part of a date. */
  boolean isTime() {
    return switch (this) {
      case DATE, START, END, YEAR, MONTH, DAY -> true;
      default -> false;
    };
  }

  /** Returns whether only sources of casualties have it. */
  boolean isOfCasualties() {
    return switch (this) {
      case OUTCOME, SEX, AGE, AGE_YEARS, STATUS, ACTIVITY, OCCUPATION, INCIDENT -> true;
      default -> isPeople();
    };
  }

  /** Returns whether only sources of detections have it. */
  boolean isOfDetections() {
    return switch (this) {
      case EVENT, MODEL, PRODUCED, ITEMS, AREA -> true;
      default -> isArea();
    };
  }

  /** Returns the key of its words in the lexicon. */
  String words() {
    return this == AGE_YEARS ? AGE.name() : name();
  }

  /** Returns the name of the measure of a count or an area. */
  String measure() {
    return switch (this) {
      case CLEARED -> "area_cleared_m2";
      case REDUCED -> "area_reduced_m2";
      case CANCELLED -> "area_cancelled_m2";
      case FATE_UNKNOWN -> "outcome_unknown";
      default -> Words.plain(this);
    };
  }
}
