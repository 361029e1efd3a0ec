package org.minetally.claim;

/** What the records say of a claim. */
public enum Verdict {
  /** A value that the records support satisfies the claim. */
  SUPPORTED,
  /** No value that the records support satisfies the claim. */
  CONTRADICTED,
  /** The records do not tell. */
  UNDECIDABLE;

  /** The name in the output. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
