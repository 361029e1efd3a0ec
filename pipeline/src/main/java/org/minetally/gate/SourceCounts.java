package org.minetally.gate;

import java.util.Optional;
import org.minetally.publish.Manifest;
import org.minetally.reconcile.Reconciliation;

/**
 * The record counts of a source that thresholds apply to, from this run or from a manifest.
 *
 * @param id the source id
 * @param read records read
 * @param rejected records rejected
 * @param counted records counted
 * @param unmatched counted records whose place is not in the gazetteer
 * @param newestDate the newest date of a counted record, ISO 8601; null if unknown
 */
record SourceCounts(
    String id, long read, long rejected, long counted, long unmatched, String newestDate) {

  static SourceCounts of(Reconciliation.SourceCounts source) {
    return new SourceCounts(
        source.id(),
        source.read(),
        source.rejectedRecords(),
        source.counted(),
        source.unmatched(),
        source.newestDate());
  }

  static SourceCounts of(Manifest.SourceEntry source) {
    return new SourceCounts(
        source.id(),
        source.read().get(),
        source.rejected().get().values().stream().mapToLong(Long::longValue).sum(),
        source.counted().get(),
        source.unmatched().get(),
        source.newestDate().value().orElse(null));
  }

  /** Returns the counts of the same source in a manifest; empty if the manifest lacks them. */
  Optional<SourceCounts> in(Manifest manifest) {
    return manifest.sources().stream()
        .filter(source -> source.id().equals(id))
        .filter(Manifest.SourceEntry::hasNumbers)
        .findFirst()
        .map(SourceCounts::of);
  }
}
