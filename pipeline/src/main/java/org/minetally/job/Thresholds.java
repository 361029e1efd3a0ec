package org.minetally.job;

import java.util.Locale;
import java.util.Set;

/**
 * How much may be wrong before nothing is published. Each limit is of a single source.
 *
 * @param rejectedShare rejected records as a share of the records read, 0 to 1; null: no such limit
 * @param rejectedRecords rejected records; null: no such limit
 * @param unmatchedShare records with a place name that was not found, as a share of the counted
 *     records; null: no such limit
 * @param freshnessDays days from the newest record to the run; null: no such limit
 * @param volumeChangeShare by how much the number of counted records may differ from that of the
 *     snapshot before, as a share of that; null: no such limit
 * @param warnOnly limits that are told when they are passed, and stop nothing
 */
public record Thresholds(
    Double rejectedShare,
    Long rejectedRecords,
    Double unmatchedShare,
    Long freshnessDays,
    Double volumeChangeShare,
    Set<Limit> warnOnly) {

  public Thresholds {
    warnOnly = Set.copyOf(warnOnly);
  }

  /** Limits on the records of a run alone, which stop it. */
  public Thresholds(Double rejectedShare, Long rejectedRecords, Double unmatchedShare) {
    this(rejectedShare, rejectedRecords, unmatchedShare, null, null, Set.of());
  }

  /** The limits that there are. */
  public enum Limit {
    REJECTED_SHARE,
    REJECTED_RECORDS,
    UNMATCHED_SHARE,
    FRESHNESS_DAYS,
    VOLUME_CHANGE_SHARE;

    /** Its key in the job file. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether passing a limit stops the run. */
  public boolean stops(Limit limit) {
    return !warnOnly.contains(limit);
  }
}
