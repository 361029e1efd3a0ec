package org.minetally.cli;

import java.util.Locale;
import org.minetally.reconcile.internal.RecordNote;

/**
 * The counts that the first line of a run summary shows.
 *
 * @param counted the number of counted records
 * @param rejected the number of rejected records
 * @param unmatched the number of counted records with an unmatched place name
 * @param repeated the number of records that are possible duplicates
 * @param contradicted the number of claims that the records contradict; 0 if unknown
 */
record OutcomeCounts(
    long counted, long rejected, long unmatched, long repeated, long contradicted) {

  private static final String DUPLICATE = RecordNote.POSSIBLE_DUPLICATE.name();

  /** Returns the sums over all sources. */
  static OutcomeCounts of(Outcome outcome) {
    var sources = outcome.recordCounts().values();
    return new OutcomeCounts(
        sources.stream().mapToLong(source -> source.counted()).sum(),
        sources.stream().mapToLong(source -> source.rejectedRecords()).sum(),
        sources.stream().mapToLong(source -> source.unmatched()).sum(),
        sources.stream().mapToLong(source -> source.notes().getOrDefault(DUPLICATE, 0L)).sum(),
        outcome.reconciliation() == null
            ? 0
            : ClaimsPrinter.contradicted(outcome.reconciliation().claims()));
  }

  /** Returns the counts as a sentence. Those that most runs do not have appear only if not 0. */
  String sentence() {
    return String.format(
            Locale.ROOT, "%,d %s counted, %,d rejected", counted, noun("record", counted), rejected)
        + (unmatched == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d with an unmatched place", unmatched))
        + (repeated == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %,d possible %s", repeated, noun("duplicate", repeated)))
        + (contradicted == 0
            ? ""
            : String.format(
                Locale.ROOT, "; %,d %s contradicted", contradicted, noun("claim", contradicted)))
        + ".";
  }

  private static String noun(String noun, long number) {
    return number == 1 ? noun : noun + "s";
  }
}
