package org.minetally.format.internal.unpivot;

/** Thrown when the columns of a file cannot be unpivoted as declared. */
public final class UnpivotException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnpivotException(String message) {
    super(message);
  }
}
