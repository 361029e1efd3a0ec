package org.minetally.mapping;

import java.util.EnumSet;
import java.util.Set;
import org.minetally.format.internal.SourceRecord;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.BatchBuilder;
import org.minetally.model.Revision;
import org.minetally.profile.Profile;
import org.minetally.region.Gazetteer;

/**
 * Finds what a record is told from others by: its key and which revision of it the record is, or
 * where there are no keys, a hash of its bytes; and its incident.
 *
 * <p>Not safe for use by several threads.
 */
final class RecordIdentity {

  private final KeyReader key;
  private final KeyReader incident;

  /** Null: the source has no revisions. */
  private final RevisionReader revisions;

  /** Null: the source has a key, or its records are figures that are compared otherwise. */
  private final RecordHash fingerprint;

  private Rejection rejection;

  RecordIdentity(Profile profile, SourceColumn.Header header) {
    key = new KeyReader(profile.recordKey(), header);
    incident = new KeyReader(profile.incident().columns(), header);
    revisions = profile.revisions().any() ? new RevisionReader(profile.revisions(), header) : null;
    fingerprint =
        key.any() || profile.series().any() ? null : new RecordHash(header.headings().names());
  }

  /** What {@link #write} adds to a row, in a set of the caller's own. */
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

  /** Reads the record's revision, which all below asks for; false after a {@link #rejection()}. */
  boolean read(SourceRecord record) {
    return revisions == null || revisions.read(record) || reject(revisions.rejection());
  }

  /** Whether the record says that those with its key no longer count. */
  boolean isDeletion(SourceRecord record) {
    return revisions != null && revisions.isDeletion(record);
  }

  /** Adds a deletion, which needs no more than its key; false after a {@link #rejection()}. */
  boolean delete(SourceRecord record, BatchBuilder batch) {
    key.read(record);
    if (!key.isGiven()) {
      return reject(new Rejection(Reason.DELETION_WITHOUT_KEY, "", ""));
    }
    mark(Revision.DELETION, batch);
    return true;
  }

  /**
   * Takes note of a record that a filter leaves out. It does not count, but it is newer than the
   * older revisions with its key, which must not count in its place.
   */
  void leaveOut(SourceRecord record, BatchBuilder batch) {
    if (revisions != null) {
      key.read(record);
      if (key.isGiven()) {
        mark(Revision.FILTERED, batch);
      }
    }
  }

  /** Adds a row of which nothing but its key and its revision is ever looked at. */
  private void mark(int kind, BatchBuilder batch) {
    batch.next(0, 0, Gazetteer.UNKNOWN, Batch.MATCHED);
    batch.key(key.high(), key.low());
    batch.extra(Extra.REVISION, revisions.revision());
    batch.extra(Extra.DELETION, kind);
  }

  /** Writes what the record is told from others by into the row that is open. */
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

  Rejection rejection() {
    return rejection;
  }

  private boolean reject(Rejection why) {
    rejection = why;
    return false;
  }
}
