package org.minetally.reconcile;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.LookupNote;
import org.minetally.reconcile.internal.RecordNote;

/**
 * What happened to the records of one source. The counts come from different stages; {@link
 * Reconciliation#violations} checks that they agree.
 *
 * @param read the number of records read
 * @param accepted the number of accepted records, including duplicates
 * @param rejected the number of rejected records, by reason code
 * @param filtered the number of filtered records, by {@code column=value}: the most frequent
 *     values, and one entry for all others
 * @param duplicates the number of accepted records whose key occurred before
 * @param superseded the number of accepted records replaced by a newer one
 * @param deleted the number of accepted records that are deleted, or that mark a deletion
 * @param counted the number of records that count in the tables
 * @param unmatched the number of counted records with an unmatched place name
 * @param notes other counts of the source's records, by the name of the {@link RecordNote}
 * @param findings the number of findings, by the name of the {@link Finding.Kind}
 * @param newestDate the newest date of the counted records, ISO 8601; null if no date is known, or
 *     if the run does not determine it
 * @param unusedWords the words of the source's profile that no record contains, by the part of the
 *     profile that lists them, such as {@code dimensions.sex}
 * @param lookups for each of its lookups, by name, the number of rows and of records, by the name
 *     of the {@link LookupNote}; an absent number is 0
 */
public record RecordCounts(
    long read,
    long accepted,
    SortedMap<String, Long> rejected,
    SortedMap<String, Long> filtered,
    long duplicates,
    long superseded,
    long deleted,
    long counted,
    long unmatched,
    SortedMap<String, Long> notes,
    SortedMap<String, Long> findings,
    String newestDate,
    SortedMap<String, List<String>> unusedWords,
    SortedMap<String, SortedMap<String, Long>> lookups)
    implements Serializable {

  public RecordCounts {
    check("read", read);
    check("accepted", accepted);
    check("duplicates", duplicates);
    check("superseded", superseded);
    check("deleted", deleted);
    check("counted", counted);
    check("unmatched", unmatched);
    rejected = checked(rejected);
    filtered = checked(filtered);
    notes = checked(notes);
    findings = checked(findings);
    SortedMap<String, List<String>> words = new TreeMap<>();
    unusedWords.forEach((key, of) -> words.put(key, List.copyOf(of)));
    unusedWords = Collections.unmodifiableSortedMap(words);
    SortedMap<String, SortedMap<String, Long>> byName = new TreeMap<>();
    lookups.forEach((name, counts) -> byName.put(name, checked(counts)));
    lookups = Collections.unmodifiableSortedMap(byName);
  }

  private static void check(String name, long records) {
    if (records < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: %d is negative", name, records));
    }
  }

  private static SortedMap<String, Long> checked(SortedMap<String, Long> counts) {
    counts.forEach(RecordCounts::check);
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** Returns the number of rejected records. */
  public long rejectedRecords() {
    return sum(rejected);
  }

  /** Returns the number of rows read from lookups. */
  public long lookupRows() {
    return sum(LookupNote.ROWS);
  }

  /** Returns the number of rejected rows of lookups. */
  public long rejectedLookupRows() {
    return sum(LookupNote.REJECTED_ROWS);
  }

  private long sum(LookupNote note) {
    return lookups.values().stream()
        .mapToLong(counts -> counts.getOrDefault(note.name(), 0L))
        .sum();
  }

  /** Returns the number of filtered records. */
  public long filteredRecords() {
    return sum(filtered);
  }

  /** Returns the number of accepted, rejected and filtered records. All records read should be. */
  public long accountedRecords() {
    return accepted + rejectedRecords() + filteredRecords();
  }

  /** Returns the number of accepted records that do not count in the tables. */
  public long excludedRecords() {
    return duplicates + superseded + deleted;
  }

  private static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Collects the counts of one source. A count that is not set is zero. */
  static final class Builder {

    private Long read;
    private Long accepted;
    private Long counted;
    private SortedMap<String, Long> rejected = new TreeMap<>();
    private SortedMap<String, Long> filtered = new TreeMap<>();
    private long duplicates;
    private long superseded;
    private long deleted;
    private long unmatched;
    private SortedMap<String, Long> notes = new TreeMap<>();
    private SortedMap<String, Long> findings = new TreeMap<>();
    private String newestDate;
    private SortedMap<String, List<String>> unusedWords = new TreeMap<>();
    private SortedMap<String, SortedMap<String, Long>> lookups = new TreeMap<>();

    Builder read(long records) {
      read = records;
      return this;
    }

    Builder accepted(long records) {
      accepted = records;
      return this;
    }

    Builder rejected(SortedMap<String, Long> byReason) {
      rejected = byReason;
      return this;
    }

    Builder filtered(SortedMap<String, Long> byValue) {
      filtered = byValue;
      return this;
    }

    Builder duplicates(long records) {
      duplicates = records;
      return this;
    }

    Builder superseded(long records) {
      superseded = records;
      return this;
    }

    Builder deleted(long records) {
      deleted = records;
      return this;
    }

    Builder counted(long records) {
      counted = records;
      return this;
    }

    Builder unmatched(long records) {
      unmatched = records;
      return this;
    }

    Builder notes(SortedMap<String, Long> byName) {
      notes = byName;
      return this;
    }

    Builder findings(SortedMap<String, Long> byKind) {
      findings = byKind;
      return this;
    }

    Builder newestDate(String date) {
      newestDate = date;
      return this;
    }

    Builder unusedWords(SortedMap<String, List<String>> byPart) {
      unusedWords = byPart;
      return this;
    }

    Builder lookups(SortedMap<String, SortedMap<String, Long>> byName) {
      lookups = byName;
      return this;
    }

    /** Returns the counts; the records read, accepted and counted are required. */
    RecordCounts build() {
      return new RecordCounts(
          Objects.requireNonNull(read, "read"),
          Objects.requireNonNull(accepted, "accepted"),
          rejected,
          filtered,
          duplicates,
          superseded,
          deleted,
          Objects.requireNonNull(counted, "counted"),
          unmatched,
          notes,
          findings,
          newestDate,
          unusedWords,
          lookups);
    }
  }
}
