package org.minetally.summary;

import java.io.Serializable;

/**
 * Which counts of people are too small to be published.
 *
 * @param minimumCell the smallest count above 0 that may be published, at least 2; 0 if every count
 *     may
 * @param historyBefore the file that says what earlier snapshots have shown, as Beam's file systems
 *     know it; empty if there were none
 * @param historyAfter the file to write the same to for the next snapshot; empty for none
 */
public record Suppression(long minimumCell, String historyBefore, String historyAfter)
    implements Serializable {

  /** Every count is published. */
  public static final Suppression NONE = new Suppression(0);

  public Suppression {
    if (minimumCell < 0 || minimumCell == 1) {
      throw new IllegalArgumentException("a minimum of " + minimumCell + " suppresses nothing");
    }
  }

  /** Suppresses smaller counts in a snapshot that has no predecessor and no successor. */
  public Suppression(long minimumCell) {
    this(minimumCell, "", "");
  }

  /** Returns the same for one of several snapshots. */
  public Suppression between(String historyBefore, String historyAfter) {
    return new Suppression(minimumCell, historyBefore, historyAfter);
  }

  /** Whether any count may be suppressed. */
  public boolean asked() {
    return minimumCell > 0;
  }
}
