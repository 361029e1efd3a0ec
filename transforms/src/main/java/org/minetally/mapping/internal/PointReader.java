package org.minetally.mapping.internal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;
import org.minetally.region.boundary.Boundaries;
import org.minetally.region.boundary.PointRules;

/**
 * Compares a record's point with its declared place. If the declared place is less precise than the
 * boundaries' level, the point's region replaces it, provided that the region is inside it.
 * Otherwise the declared place is kept and the point only checks it.
 */
abstract class PointReader {

  /** The columns that {@link #write} fills. */
  static final Set<Extra> EXTRAS =
      Collections.unmodifiableSet(
          EnumSet.of(Extra.POINT_OUTCOME, Extra.POINT_DECLARED, Extra.POINT_LOCATED));

  private static final int NONE = -1;

  private final PointRules rules;
  private final Gazetteer gazetteer;
  private final PointCases cases = new PointCases();
  private int outcome = NONE;
  private int declared = NONE;
  private int located = NONE;
  private int region;
  private int finest = PlaceReader.ANY_LEVEL;
  private Rejection rejection;

  PointReader(PointRules rules, Gazetteer gazetteer) {
    this.rules = rules;
    this.gazetteer = gazetteer;
  }

  /**
   * Returns a reader of the points of a source; null if it has none, or if they have no use.
   *
   * @param geometry the column of geometries, or null
   */
  static PointReader of(
      Profile profile, SourceColumn.Header header, PlaceRules places, GeometryColumn geometry) {
    if (geometry != null) {
      return new GeometryPointReader(geometry, places);
    }
    return places.points().any() && profile.coordinates().any()
        ? new ColumnPointReader(profile, header, places.points(), places.gazetteer())
        : null;
  }

  /**
   * Reads the record's point.
   *
   * @param declared the declared place, as a region's number, or {@link Gazetteer#UNKNOWN}
   * @param finest the level to which the place is known at best; -1 if it is not known. The point
   *     is then compared at this level, and the caller raises the region to it.
   * @return true if the record counts in {@link #region()}; false if there is a {@link
   *     #rejection()}
   */
  final boolean read(SourceRecord record, int declared, int finest) {
    this.finest = finest;
    outcome = NONE;
    return read(record, declared);
  }

  /** Reads the record's point; see {@link #read(SourceRecord, int, int)}. */
  abstract boolean read(SourceRecord record, int declared);

  /** Returns the number of the region in which the record counts, or {@link Gazetteer#UNKNOWN}. */
  final int region() {
    return region;
  }

  final Rejection rejection() {
    return rejection;
  }

  /** Returns the counts of records since the last call, without rejected records. */
  final SortedMap<PointCase, Long> takeCases() {
    return cases.take();
  }

  final PointRules rules() {
    return rules;
  }

  /** Keeps the record at its declared place until a point replaces it. */
  final void keep(int declared) {
    region = declared;
  }

  /** Counts a record whose point is in no region. */
  final void count(PointOutcome outcome, int declared) {
    count(outcome, declared, Boundaries.NOWHERE);
  }

  /** Compares the region that contains the point, or is near it, with the declared place. */
  final void compare(int declared, int found, boolean near) {
    int level = Math.min(finest, rules.boundaries().level());
    int atLevel = level < 0 ? Gazetteer.UNKNOWN : gazetteer.ancestorAt(declared, level);
    boolean fills =
        level >= 0 && atLevel == Gazetteer.UNKNOWN && gazetteer.isEverWithin(found, declared);
    if (fills) {
      region = found;
    }
    PointOutcome outcome =
        near
            ? PointOutcome.NEAREST
            : fills
                ? PointOutcome.FILLED
                : agrees(found, atLevel, level) ? PointOutcome.AGREES : PointOutcome.ELSEWHERE;
    count(outcome, declared, found);
  }

  private void count(PointOutcome result, int from, int found) {
    cases.count(result, from, found);
    if (!result.isKind()) {
      outcome = result.number();
      declared = from;
      located = found;
    }
  }

  /**
   * Writes the result for the current row.
   *
   * @param isRead whether its record is the one that was read last; otherwise there is no result
   */
  final void write(boolean isRead, BatchBuilder row) {
    row.extra(Extra.POINT_OUTCOME, isRead ? outcome : NONE);
    row.extra(Extra.POINT_DECLARED, isRead ? declared : NONE);
    row.extra(Extra.POINT_LOCATED, isRead ? located : NONE);
  }

  /** Returns whether a point's region is in a declared place that is known to a level. */
  private boolean agrees(int found, int declared, int level) {
    if (level == rules.boundaries().level()) {
      return found == declared;
    }
    // A place of which nothing is known can be anywhere.
    return level < 0 || (declared != Gazetteer.UNKNOWN && gazetteer.isEverWithin(found, declared));
  }

  final boolean reject(SourceColumn column, Reason reason, SourceRecord record) {
    rejection = column.reject(reason, record.bytes());
    return false;
  }
}
