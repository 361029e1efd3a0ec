package org.minetally.reconcile.internal;

/** Why an accepted record does not count. */
public enum Exclusion {
  /** An earlier record has the same key and, if there are revisions, the same revision. */
  DUPLICATE,
  /** A newer revision, or a later publication of the same figure, counts instead. */
  SUPERSEDED,
  /** The record is deleted, or marks a deletion. */
  DELETED;

  /** Returns a number for it, which does not outlive a run. */
  @SuppressWarnings("EnumOrdinal")
  public int number() {
    return ordinal();
  }

  /** Returns the exclusion with this number. */
  public static Exclusion of(long number) {
    return values()[(int) number];
  }
}
