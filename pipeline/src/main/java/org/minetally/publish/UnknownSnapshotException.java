package org.minetally.publish;

/** Thrown if an output does not have the snapshot that the operator named, or not completely. */
public final class UnknownSnapshotException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownSnapshotException(String message) {
    super(message);
  }
}
