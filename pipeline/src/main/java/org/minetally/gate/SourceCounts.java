package org.minetally.gate;

import java.util.Optional;
import org.minetally.publish.Manifest;
import org.minetally.reconcile.Reconciliation;

/**
 * What limits are held against: a source's counts, of this run or as a manifest has them.
 *
 * @param id the source
 * @param read records read
 * @param rejected of them
 * @param counted of them
 * @param unmatched of those counted
 * @param newestDate ISO 8601; null if it is not known
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

  /** The same source in another snapshot, whose manifest has its figures. */
  Optional<SourceCounts> in(Manifest manifest) {
    return manifest.sources().stream()
        .filter(source -> source.id().equals(id))
        .filter(Manifest.SourceEntry::hasNumbers)
        .findFirst()
        .map(SourceCounts::of);
  }
}
