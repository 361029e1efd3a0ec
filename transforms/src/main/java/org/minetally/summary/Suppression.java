package org.minetally.summary;

import java.io.Serializable;

/**
 * Which counts of people are too small to be published.
 *
 * @param minimumCount the smallest count above 0 that may be published, at least 2; 0 if every count
 *     may
 * @param historyBefore the file that says what earlier snapshots have shown, as Beam's file systems
 *     know it; empty if there were none
 * @param historyAfter the file to write the same to for the next snapshot; empty for none
 */
public record Suppression(long minimumCount, String historyBefore, String historyAfter)
    implements Serializable {

  /** Every count is published. */
  public static final Suppression NONE = new Suppression(0);

  public Suppression {
    if (minimumCount < 0 || minimumCount == 1) {
      throw new IllegalArgumentException("a minimum of " + minimumCount + " suppresses nothing");
    }
  }

  /** Suppresses smaller counts in a snapshot that has no predecessor and no successor. */
  public Suppression(long minimumCount) {
    this(minimumCount, "", "");
  }

  /** Returns the same for one of several snapshots. */
  public Suppression between(String historyBefore, String historyAfter) {
    return new Suppression(minimumCount, historyBefore, historyAfter);
  }

  /** Whether any count may be suppressed. */
  public boolean isEnabled() {
    return minimumCount > 0;
  }
}
