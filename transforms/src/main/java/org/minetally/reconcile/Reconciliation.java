package org.minetally.reconcile;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.model.ClaimResult;
import org.minetally.reconcile.internal.Finding;
import org.minetally.reconcile.internal.RecordNote;
import org.minetally.table.SummaryTable;

/**
 * The reconciliation of a run: what happened to every record, and the totals of each table. Sums
 * are whole numbers: people, items, records, or ten-thousandths of a square metre.
 *
 * @param sources one entry per source, in the order of the run
 * @param tables one entry per fact table, then one per summary table, in the order of the run
 * @param others the number of rows of each other table, by its name
 * @param claims the result of each claim, in the order of the run
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
   * What happened to the records of one source.
   *
   * @param id the source's id
   * @param dataset its dataset's name
   * @param read the number of records read
   * @param accepted the number of accepted records, including duplicates
   * @param rejected the number of rejected records, by reason code
   * @param filtered the number of filtered records, by {@code column=value}: the most frequent
   *     values, and one entry for all others
   * @param duplicates the number of accepted records whose key occurred before
   * @param superseded the number of accepted records replaced by a newer one
   * @param deleted the number of accepted records that are deleted, or that mark a deletion
   * @param counted the number of records that count in the tables
   * @param totals sums over these records, by the measure's column name; a measure that is not
   *     reported is absent
   * @param unmatched the number of summed records with an unmatched place name
   * @param notes other counts of the source's records, by the name of the {@link RecordNote}
   * @param findings the number of findings, by the name of the {@link Finding.Kind}
   * @param examples the first few rejections, as sentences with their position
   * @param newestDate the newest date of the counted records, ISO 8601; null if no date is known,
   *     or if the run does not determine it
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

    /** Returns the number of accepted records that do not count in the tables. */
    public long excludedRecords() {
      return duplicates + superseded + deleted;
    }

    /** Returns the number of rejected records. */
    public long rejectedRecords() {
      return sum(rejected);
    }

    /** Returns the number of filtered records. */
    public long filteredRecords() {
      return sum(filtered);
    }

    private static long sum(SortedMap<String, Long> counts) {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The totals of one fact table or summary table.
   *
   * @param name the table's name
   * @param dataset its dataset's name; {@link SummaryTable#LABEL} for both
   * @param rows the number of its rows
   * @param totals sums over the rows that show a figure, by the column's name; a column that is not
   *     reported is absent
   * @param suppressed sums over the rows that suppress it; empty without suppression
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

    /** Creates the totals of a table without suppressed figures. */
    public TableTotals(String name, String dataset, long rows, SortedMap<String, Long> totals) {
      this(name, dataset, rows, totals, new TreeMap<>());
    }

    /** Returns the totals of the records, whether shown or suppressed. */
    public SortedMap<String, Long> counted() {
      SortedMap<String, Long> counted = new TreeMap<>(totals);
      suppressed.forEach((column, sum) -> counted.merge(column, sum, Math::addExact));
      return counted;
    }
  }
}
