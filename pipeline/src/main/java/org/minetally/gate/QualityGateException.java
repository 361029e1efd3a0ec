package org.minetally.gate;

import java.util.List;
import org.minetally.reconcile.Reconciliation;

/** Thrown when the figures of a run are not fit to publish. */
public final class QualityGateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // only the message is serialized
  private final transient List<String> failures;

  private final Reconciliation reconciliation;

  public QualityGateException(List<String> failures, Reconciliation reconciliation) {
    super(String.join("\n", failures));
    this.failures = List.copyOf(failures);
    this.reconciliation = reconciliation;
  }

  /** Returns the reasons, one sentence each. */
  public List<String> failures() {
    return failures;
  }

  /** Returns the reconciliation; null if no record was read. */
  public Reconciliation reconciliation() {
    return reconciliation;
  }
}
