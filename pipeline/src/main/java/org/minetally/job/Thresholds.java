package org.minetally.job;

import java.io.Serializable;
import java.util.Locale;
import java.util.Set;

/**
 * The limits of the quality gate. A run that exceeds one publishes nothing, unless the limit only
 * warns. Each limit applies to each source or table separately.
 *
 * @param rejectedShare rejected records as a share of the records read, 0 to 1; null for no limit
 * @param rejectedRecords the number of rejected records; null for no limit
 * @param unmatchedShare records with an unmatched place name, as a share of the counted records;
 *     null for no limit
 * @param freshnessDays days from the newest record to the run; null for no limit
 * @param previous the limits that compare with earlier snapshots
 * @param warnOnly limits that only produce a warning when exceeded
 */
public record Thresholds(
    Double rejectedShare,
    Long rejectedRecords,
    Double unmatchedShare,
    Long freshnessDays,
    SnapshotLimits previous,
    Set<Limit> warnOnly)
    implements Serializable {

  public Thresholds {
    warnOnly = Set.copyOf(warnOnly);
  }

  /** Creates limits that need no previous snapshot and all stop the run. */
  public Thresholds(Double rejectedShare, Long rejectedRecords, Double unmatchedShare) {
    this(rejectedShare, rejectedRecords, unmatchedShare, null, SnapshotLimits.NONE, Set.of());
  }

  /** The kinds of limit. */
  public enum Limit {
    REJECTED_SHARE,
    REJECTED_RECORDS,
    UNMATCHED_SHARE,
    FRESHNESS_DAYS,
    VOLUME_CHANGE_SHARE,
    CHANGES,
    COMPLETENESS;

    /** Returns the key of the limit in the job file. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns whether exceeding a limit stops the run. */
  public boolean stops(Limit limit) {
    return !warnOnly.contains(limit);
  }
}
