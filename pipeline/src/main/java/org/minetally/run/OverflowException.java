package org.minetally.run;

/** A sum has more digits than its column. The message is meant for the person who runs the job. */
public final class OverflowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OverflowException(ArithmeticException cause) {
    super(
        "a sum is larger than a column can hold (%s). Look for impossible figures in the sources."
            .formatted(cause.getMessage()),
        cause);
  }
}
