package org.minetally.run.engine;

/** An engine option that Beam does not take. The message is Beam's own. */
public final class UnknownOptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownOptionException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
