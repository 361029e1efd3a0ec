package org.minetally.run.engine;

/**
 * Thrown when a cluster fails, for instance because a worker was lost or the cluster is
 * unreachable.
 */
public final class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
