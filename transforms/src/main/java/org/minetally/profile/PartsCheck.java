package org.minetally.profile;

import java.io.Serializable;
import java.util.List;

/**
 * A printed total and the printed parts that should add up to it. A difference is reported; it
 * changes no figure.
 *
 * @param total the total's column
 * @param parts the parts' columns
 */
public record PartsCheck(String total, List<String> parts) implements Serializable {

  public PartsCheck {
    parts = List.copyOf(parts);
  }
}
