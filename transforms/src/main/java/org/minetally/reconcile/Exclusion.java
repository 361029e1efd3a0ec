package org.minetally.reconcile;

/** Why an accepted record does not count. */
public enum Exclusion {
  /** An earlier record has its key, and its revision where there are revisions. */
  DUPLICATE,
  /** A newer revision, or a later publication of the same figure, counts in its place. */
  SUPERSEDED,
  /** It is deleted, or says what is. */
  DELETED
}
