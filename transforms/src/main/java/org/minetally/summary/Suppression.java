package org.minetally.summary;

import java.io.Serializable;

/**
 * The rules for suppressing small counts of people.
 *
 * @param minimumCount the smallest count above 0 that may be published, at least 2; 0 to disable
 *     suppression
 * @param historyBefore the file that records what earlier snapshots have shown, in any of Beam's
 *     file systems; empty if there are none
 * @param historyAfter the file to which the history for the next snapshot is written; empty for
 *     none
 */
public record Suppression(long minimumCount, String historyBefore, String historyAfter)
    implements Serializable {

  /** Every count is published. */
  public static final Suppression NONE = new Suppression(0);

  public Suppression {
    if (minimumCount < 0 || minimumCount == 1) {
      throw new IllegalArgumentException(
          "minimum count " + minimumCount + " is too small; use at least 2");
    }
  }

  /** Suppresses smaller counts in a snapshot without predecessor and successor. */
  public Suppression(long minimumCount) {
    this(minimumCount, "", "");
  }

  /** Returns the same rules for one of several snapshots. */
  public Suppression between(String historyBefore, String historyAfter) {
    return new Suppression(minimumCount, historyBefore, historyAfter);
  }

  /** Returns whether suppression is on. */
  public boolean isEnabled() {
    return minimumCount > 0;
  }
}
