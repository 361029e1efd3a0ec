package org.minetally.mapping.internal;

import java.util.EnumSet;
import java.util.Set;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.internal.Revision;
import org.minetally.period.DateInterval;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;

/**
 * Reads the identity of a record: its key and revision, or a hash of its bytes if the source
 * declares no key; and its incident.
 *
 * <p>Not safe for use by several threads.
 */
final class RecordIdentity {

  private final KeyReader key;
  private final KeyReader incident;

  /** Null if the source has no revisions. */
  private final RevisionReader revisions;

  /** Null if the source has a key, or is a series, whose figures are compared differently. */
  private final RecordHash fingerprint;

  private Rejection rejection;

  RecordIdentity(Profile profile, SourceColumn.Header header) {
    key = new KeyReader(profile.recordKey(), profile.unpivot().labels(), header);
    incident = new KeyReader(profile.incident().columns(), header);
    revisions = profile.revisions().any() ? new RevisionReader(profile.revisions(), header) : null;
    fingerprint =
        key.any() || profile.series().any() ? null : new RecordHash(header.headings().ownNames());
  }

  /** Returns the columns that {@link #write} fills, in a new set that the caller may change. */
  Set<Extra> extras() {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    if (key.any()) {
      extras.addAll(Set.of(Extra.KEY_HIGH, Extra.KEY_LOW));
    }
    if (fingerprint != null) {
      extras.addAll(Set.of(Extra.FINGERPRINT_HIGH, Extra.FINGERPRINT_LOW));
    }
    if (revisions != null) {
      extras.addAll(Set.of(Extra.REVISION, Extra.DELETION));
    }
    if (incident.any()) {
      extras.addAll(Set.of(Extra.INCIDENT_HIGH, Extra.INCIDENT_LOW));
    }
    return extras;
  }

  /**
   * Reads the record's revision before any other method is called; returns false if there is a
   * {@link #rejection()}.
   */
  boolean read(SourceRecord record) {
    return revisions == null || revisions.read(record) || reject(revisions.rejection());
  }

  /** Returns whether the record deletes the records with its key. */
  boolean isDeletion(SourceRecord record) {
    return revisions != null && revisions.isDeletion(record);
  }

  /**
   * Adds a deletion, which needs only its key; returns false if there is a {@link #rejection()}.
   */
  boolean delete(SourceRecord record, BatchBuilder batch) {
    key.read(record);
    if (!key.isGiven()) {
      return reject(new Rejection(Reason.DELETION_WITHOUT_KEY, "", ""));
    }
    mark(Revision.DELETION, batch);
    return true;
  }

  /**
   * Adds a mark for a filtered record. It does not count, but it supersedes older revisions with
   * its key, which must not count in its place.
   */
  void markFiltered(SourceRecord record, BatchBuilder batch) {
    if (revisions != null) {
      key.read(record);
      if (key.isGiven()) {
        mark(Revision.FILTERED, batch);
      }
    }
  }

  /** Adds a row that has only a key and a revision. */
  private void mark(int kind, BatchBuilder batch) {
    batch.next(DateInterval.pack(0, 0), Gazetteer.UNKNOWN, Batch.MATCHED);
    batch.key(key.high(), key.low());
    batch.extra(Extra.REVISION, revisions.revision());
    batch.extra(Extra.DELETION, kind);
  }

  /** Writes the record's identity into the current row. */
  void write(SourceRecord record, BatchBuilder batch) {
    if (key.any()) {
      key.read(record);
      batch.key(key.high(), key.low());
    }
    if (fingerprint != null) {
      fingerprint.read(record);
      batch.extra(Extra.FINGERPRINT_HIGH, fingerprint.high());
      batch.extra(Extra.FINGERPRINT_LOW, fingerprint.low());
    }
    if (revisions != null) {
      batch.extra(Extra.REVISION, revisions.revision());
      batch.extra(Extra.DELETION, Revision.RECORD);
    }
    if (incident.any()) {
      incident.read(record);
      batch.extra(Extra.INCIDENT_HIGH, incident.high());
      batch.extra(Extra.INCIDENT_LOW, incident.low());
    }
  }

  /** Returns whether the record that was written last has a key. */
  boolean hasKey() {
    return key.isGiven();
  }

  /** Returns whether the record that was written last names its incident. */
  boolean hasIncident() {
    return incident.isGiven();
  }

  Rejection rejection() {
    return rejection;
  }

  private boolean reject(Rejection why) {
    rejection = why;
    return false;
  }
}
