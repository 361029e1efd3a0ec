package org.minetally.run.engine;

/** The engine ended the job for a reason of its own: a worker lost, a cluster that nobody finds. */
public final class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
