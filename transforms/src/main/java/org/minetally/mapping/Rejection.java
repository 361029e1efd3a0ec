package org.minetally.mapping;

import java.io.Serializable;

/**
 * Why one record does not count.
 *
 * @param reason the reason
 * @param column the column, as the header names it, or empty where the whole record is meant
 * @param value the value, shortened, or empty where there is none or the column is personal
 */
public record Rejection(Reason reason, String column, String value) implements Serializable {

  private static final int LONGEST_VALUE = 80;

  public Rejection {
    if (value.length() > LONGEST_VALUE) {
      value =
          value.substring(0, value.offsetByCodePoints(0, value.codePointCount(0, LONGEST_VALUE)))
              + "…";
    }
  }

  /** A plain sentence: what is wrong, and with which value. */
  public String sentence() {
    if (reason == Reason.FIELD_COUNT) {
      return "the record has " + value + ".";
    }
    StringBuilder text = new StringBuilder();
    if (!value.isEmpty()) {
      text.append('"').append(value).append("\": ");
    }
    return text.append(reason.sentence()).append('.').toString();
  }
}
