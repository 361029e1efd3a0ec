package org.minetally.model;

/** What a row of a source with revisions is; the values of {@link Batch.Extra#DELETION}. */
public final class Revision {

  /** A record like any other. */
  public static final int RECORD = 0;

  /** A deletion: the records with its key, older than it or as old, do not count. */
  public static final int DELETION = 1;

  /**
   * A record that a filter leaves out. It is no accepted record, and only keeps older ones with its
   * key from counting.
   */
  public static final int FILTERED = 2;

  private Revision() {}
}
