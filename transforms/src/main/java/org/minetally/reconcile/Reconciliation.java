package org.minetally.reconcile;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.table.SummaryTable;

/**
 * The reconciliation of a run: what became of every record, and what each table adds up to. Sums are whole
 * numbers: people, items, records, or ten-thousandths of a square metre.
 *
 * @param sources one entry a source, in the order of the run
 * @param tables one entry a fact table, then one a summary table, in the order of the run
 * @param others rows of each table beside the fact tables, by its name
 * @param claims what came of each claim, in the order of the run
 */
public record Reconciliation(
    List<SourceCounts> sources,
    List<TableTotals> tables,
    SortedMap<String, Long> others,
    List<ClaimResult> claims)
    implements Serializable {

  public Reconciliation {
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
    others = new TreeMap<>(others);
    claims = List.copyOf(claims);
  }

  /**
   * What became of one source's records.
   *
   * @param id the source's id
   * @param dataset its dataset's name
   * @param read records read
   * @param accepted records that became canonical, duplicates among them
   * @param rejected rejected records by reason code
   * @param filtered records that a filter excludes, by {@code column=value}: the most frequent values,
   *     and one entry for all others
   * @param duplicates accepted records with a key that was seen before
   * @param superseded accepted records in whose place a newer one counts
   * @param deleted accepted records that are deleted, or that say what is
   * @param counted records that count in the tables
   * @param totals sums over them by measure's column name; absent: not reported
   * @param unmatched counted records with a place name that was not found
   * @param notes other counts of its records, by {@link RecordNote}'s name
   * @param findings what a person should look at, by {@link Finding.Kind}'s name
   * @param examples the first few rejections, as sentences with their place
   * @param newestDate the newest date of its counted records, ISO 8601; null if none is known, or if
   *     nobody asked
   */
  public record SourceCounts(
      String id,
      String dataset,
      long read,
      long accepted,
      SortedMap<String, Long> rejected,
      SortedMap<String, Long> filtered,
      long duplicates,
      long superseded,
      long deleted,
      long counted,
      SortedMap<String, Long> totals,
      long unmatched,
      SortedMap<String, Long> notes,
      SortedMap<String, Long> findings,
      List<String> examples,
      String newestDate)
      implements Serializable {

    public SourceCounts {
      rejected = new TreeMap<>(rejected);
      filtered = new TreeMap<>(filtered);
      totals = new TreeMap<>(totals);
      notes = new TreeMap<>(notes);
      findings = new TreeMap<>(findings);
      examples = List.copyOf(examples);
    }

    /** All accepted records that do not count in the tables. */
    public long excludedRecords() {
      return duplicates + superseded + deleted;
    }

    /** All rejected records. */
    public long rejectedRecords() {
      return sum(rejected);
    }

    /** All records that a filter excludes. */
    public long filteredRecords() {
      return sum(filtered);
    }

    private static long sum(SortedMap<String, Long> counts) {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * What one fact table or summary table adds up to.
   *
   * @param name the table's name
   * @param dataset its dataset's name; {@link SummaryTable#LABEL} for both
   * @param rows its rows
   * @param totals sums over them by the column's name, as far as they show it; absent: not reported
   * @param suppressed the sums of what they do not show, because it is small; empty unless the job
   *     asks for it
   */
  public record TableTotals(
      String name,
      String dataset,
      long rows,
      SortedMap<String, Long> totals,
      SortedMap<String, Long> suppressed)
      implements Serializable {

    public TableTotals {
      totals = new TreeMap<>(totals);
      suppressed = new TreeMap<>(suppressed);
    }

    /** A table that shows everything. */
    public TableTotals(String name, String dataset, long rows, SortedMap<String, Long> totals) {
      this(name, dataset, rows, totals, new TreeMap<>());
    }

    /** What its records come to, shown or not. */
    public SortedMap<String, Long> counted() {
      SortedMap<String, Long> counted = new TreeMap<>(totals);
      suppressed.forEach((column, sum) -> counted.merge(column, sum, Math::addExact));
      return counted;
    }
  }

  /**
   * What came of a claim.
   *
   * @param id its id
   * @param statement what was published
   * @param comparator how it compares, such as {@code at_least}
   * @param claimedValue its figure: people, items, records or square metres
   * @param lowest the lowest value that the records support
   * @param highest the highest
   * @param verdict supported, contradicted or undecidable
   * @param certain whether for every value between the two
   * @param reason why, as a plain sentence
   * @param parts what its parts come to beside it: equal, less, more, or empty
   */
  public record ClaimResult(
      String id,
      String statement,
      String comparator,
      BigDecimal claimedValue,
      BigDecimal lowest,
      BigDecimal highest,
      String verdict,
      boolean certain,
      String reason,
      String parts)
      implements Serializable {}
}
