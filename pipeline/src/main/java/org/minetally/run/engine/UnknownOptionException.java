package org.minetally.run.engine;

/** Thrown when Beam rejects an engine option. The message is Beam's. */
public final class UnknownOptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownOptionException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
