package org.minetally.run;

/** Thrown when a sum does not fit its column. The message is meant for the operator. */
public final class OverflowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OverflowException(ArithmeticException cause) {
    super(
        "a sum does not fit its column (%s). Check the sources for impossible figures."
            .formatted(cause.getMessage()),
        cause);
  }
}
