package org.minetally.mapping;

import java.io.Serializable;
import org.minetally.internal.text.Excerpt;

/**
 * Why one record does not count.
 *
 * @param reason the reason
 * @param column the column, as the header names it, or empty where the whole record is meant
 * @param value the value, shortened, or empty where there is none or the column is personal
 */
public record Rejection(Reason reason, String column, String value) implements Serializable {

  public Rejection {
    column = Excerpt.of(column);
    value = Excerpt.of(value);
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
