package org.minetally.init;

/** What a column may hold. */
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

  /** Whether it is a vocabulary that a word's meaning is known of. */
  boolean isVocabulary() {
    return switch (this) {
      case OUTCOME, SEX, AGE, STATUS, DEVICE -> true;
      default -> false;
    };
  }

  /** Whether it counts something. */
  boolean isCount() {
    return switch (this) {
      case KILLED, INJURED, VICTIMS, ITEMS -> true;
      default -> false;
    };
  }

  /** Whether it is an area. */
  boolean isArea() {
    return switch (this) {
      case CLEARED, REDUCED, CANCELLED -> true;
      default -> false;
    };
  }

  /** Whether only a source of casualties has it. */
  boolean isOfCasualties() {
    return switch (this) {
      case OUTCOME, SEX, AGE, STATUS, ACTIVITY, KILLED, INJURED, VICTIMS -> true;
      default -> false;
    };
  }

  /** Whether only a source of detections has it. */
  boolean isOfDetections() {
    return this == EVENT || this == MODEL || this == ITEMS || isArea();
  }

  /** The level of a place, such as {@code province}; empty for anything else. */
  String level() {
    return switch (this) {
      case COUNTRY, COUNTRY_CODE -> "country";
      case PROVINCE, PROVINCE_CODE -> "province";
      case DISTRICT, DISTRICT_CODE -> "district";
      case COMMUNITY, COMMUNITY_CODE -> "community";
      default -> "";
    };
  }

  /** Whether it is the code of a place. */
  boolean isCode() {
    return name().endsWith("_CODE");
  }

  /** The heading of its words in the lexicon. */
  String words() {
    return isCode() ? name().substring(0, name().length() - "_CODE".length()) : name();
  }
}
