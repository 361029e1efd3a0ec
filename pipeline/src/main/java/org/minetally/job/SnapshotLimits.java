package org.minetally.job;

import java.io.Serializable;
import java.util.List;

/**
 * The limits that compare a run with earlier snapshots.
 *
 * @param volumeChangeShare the change in the number of counted records of a source since the
 *     previous snapshot, as a share of the number in the previous snapshot; null for no limit
 * @param changes limits on changes of figures since the previous snapshot
 * @param completeness the limit on missing periods and regions
 */
public record SnapshotLimits(
    Double volumeChangeShare, List<ChangeLimit> changes, Completeness completeness)
    implements Serializable {

  /** No limits. */
  public static final SnapshotLimits NONE =
      new SnapshotLimits(null, List.of(), new Completeness(null, 1));

  public SnapshotLimits {
    changes = List.copyOf(changes);
  }

  /**
   * The limit on pairs of a period and a region that had records in an earlier snapshot and have
   * none now.
   *
   * @param missingShare such pairs as a share of those of the earlier snapshot, 0 to 1; null for no
   *     limit
   * @param snapshots the number of earlier snapshots to compare with, newest first, at least 1
   */
  public record Completeness(Double missingShare, int snapshots) implements Serializable {}
}
