package org.minetally.model.internal;

import org.minetally.model.Batch;

/** The kinds of rows in a source with revisions: the values of {@link Batch.Extra#DELETION}. */
public final class Revision {

  /** An ordinary record. */
  public static final int RECORD = 0;

  /** A deletion: records with the same key and the same or an older revision do not count. */
  public static final int DELETION = 1;

  /**
   * A record that a filter excludes. It is not an accepted record; its only effect is that older
   * records with its key do not count.
   */
  public static final int FILTERED = 2;

  private Revision() {}
}
