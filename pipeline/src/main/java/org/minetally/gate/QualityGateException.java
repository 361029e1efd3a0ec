package org.minetally.gate;

import java.util.List;
import org.minetally.reconcile.Reconciliation;

/** The run's figures are not fit to be published. */
public final class QualityGateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // a message travels, the list does not
  private final transient List<String> failures;

  private final Reconciliation reconciliation;

  public QualityGateException(List<String> failures, Reconciliation reconciliation) {
    super(String.join("\n", failures));
    this.failures = List.copyOf(failures);
    this.reconciliation = reconciliation;
  }

  /** Why, each as a plain sentence. */
  public List<String> failures() {
    return failures;
  }

  /** What became of every record; null if none was read. */
  public Reconciliation reconciliation() {
    return reconciliation;
  }
}
