package org.minetally.claim;

/** Whether the records support a claim. */
enum Verdict {
  /** A value that the records support satisfies the claim. */
  SUPPORTED,
  /** No value that the records support satisfies the claim. */
  CONTRADICTED,
  /** The records do not decide the claim. */
  UNDECIDABLE;

  /** Returns the name used in the output. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
