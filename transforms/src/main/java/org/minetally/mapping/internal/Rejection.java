package org.minetally.mapping.internal;

import java.io.Serializable;
import org.minetally.internal.text.Excerpt;

/**
 * The rejection of one record.
 *
 * @param reason the reason
 * @param column the column, as named in the header, or empty if the whole record is rejected
 * @param value the value, shortened; empty if there is none or the column is personal
 */
public record Rejection(Reason reason, String column, String value) implements Serializable {

  public Rejection {
    column = Excerpt.of(column);
    value = Excerpt.of(value);
  }

  /** Returns a sentence that says what is wrong, with the value. */
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
