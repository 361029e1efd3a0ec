package org.minetally.reconcile;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minetally.model.ClaimResult;
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
   * Returns the violations of the first rule of counting, each as a plain sentence; empty if
   * nothing was lost and nothing was counted twice.
   *
   * <p>For each source: records read = accepted + rejected + filtered, and records counted =
   * accepted - duplicates - superseded - deleted. For each lookup: rows read = rejected +
   * superseded + with and without records, and records read = with and without a row. For each fact
   * table and each measure: the sum over its rows = the total over the counted records of its
   * dataset. For each summary table: the same for both datasets, and all summary tables divide the
   * victims in the same way. For each table of incidents: the same for its records.
   */
  public List<String> violations() {
    return ReconciliationCheck.violations(this);
  }

  /**
   * The records of one source.
   *
   * @param id the source's id
   * @param dataset its dataset's name
   * @param counts what happened to its records
   * @param totals sums over the counted records, by the measure's column name; a measure that is
   *     not reported is absent
   * @param examples the first few rejections, as sentences with their position
   */
  public record SourceCounts(
      String id,
      String dataset,
      RecordCounts counts,
      SortedMap<String, Long> totals,
      List<String> examples)
      implements Serializable {

    public SourceCounts {
      totals = new TreeMap<>(totals);
      examples = List.copyOf(examples);
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
