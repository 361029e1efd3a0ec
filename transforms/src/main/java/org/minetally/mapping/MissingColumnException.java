package org.minetally.mapping;

import java.util.List;

/** A file's header does not have a column that the profile names. */
public final class MissingColumnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingColumnException(String column, List<String> header) {
    super("the header has no column \"" + column + "\"; it has " + String.join(", ", header));
  }
}
