package org.minetally.init;

/** The roles that a column can have. */
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
  STATUS,
  DEVICE,
  ACTIVITY,
  EVENT,
  MODEL,
  KILLED,
  INJURED,
  VICTIMS,
  ITEMS,
  CLEARED,
  REDUCED,
  CANCELLED,
  LATITUDE,
  LONGITUDE,
  KEY,
  COUNTRY,
  COUNTRY_CODE,
  PROVINCE,
  PROVINCE_CODE,
  DISTRICT,
  DISTRICT_CODE,
  COMMUNITY,
  COMMUNITY_CODE,
  PERSONAL;

  /** Returns whether the lexicon knows words of this role. */
  boolean isVocabulary() {
    return switch (this) {
      case OUTCOME, SEX, AGE, STATUS, DEVICE -> true;
      default -> false;
    };
  }

  /** Returns whether it is a count. */
  boolean isCount() {
    return switch (this) {
      case KILLED, INJURED, VICTIMS, ITEMS -> true;
      default -> false;
    };
  }

  /** Returns whether it is an area. */
  boolean isArea() {
    return switch (this) {
      case CLEARED, REDUCED, CANCELLED -> true;
      default -> false;
    };
  }

  /** Returns whether only sources of casualties have it. */
  boolean isOfCasualties() {
    return switch (this) {
      case OUTCOME, SEX, AGE, STATUS, ACTIVITY, KILLED, INJURED, VICTIMS -> true;
      default -> false;
    };
  }

  /** Returns whether only sources of detections have it. */
  boolean isOfDetections() {
    return this == EVENT || this == MODEL || this == ITEMS || isArea();
  }

  /** Returns the region level, such as {@code province}; empty if the role is not a place. */
  String level() {
    return switch (this) {
      case COUNTRY, COUNTRY_CODE -> "country";
      case PROVINCE, PROVINCE_CODE -> "province";
      case DISTRICT, DISTRICT_CODE -> "district";
      case COMMUNITY, COMMUNITY_CODE -> "community";
      default -> "";
    };
  }

  /** Returns whether it is the code of a place. */
  boolean isCode() {
    return name().endsWith("_CODE");
  }

  /** Returns the key of its words in the lexicon. */
  String words() {
    return isCode() ? name().substring(0, name().length() - "_CODE".length()) : name();
  }
}
