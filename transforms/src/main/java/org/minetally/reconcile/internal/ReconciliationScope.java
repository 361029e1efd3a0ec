package org.minetally.reconcile.internal;

import java.io.Serializable;
import java.util.List;
import org.minetally.model.Dataset;
import org.minetally.profile.internal.MappedFields;
import org.minetally.region.Gazetteer;
import org.minetally.table.FactTable;
import org.minetally.table.SummaryTable;

/**
 * The sources, tables and claims of a run that are needed to reconcile its records. Each is
 * identified by its position in its list. A plan returns its scope.
 *
 * @param sources the sources
 * @param gazetteer the regions
 * @param facts the fact tables
 * @param summaries the summary tables and their rules
 * @param claims the number of claims
 * @param points whether coordinates are looked up
 */
public record ReconciliationScope(
    List<Source> sources,
    Gazetteer gazetteer,
    List<FactTable> facts,
    Summaries summaries,
    int claims,
    boolean points)
    implements Serializable {

  public ReconciliationScope {
    sources = List.copyOf(sources);
    facts = List.copyOf(facts);
  }

  /** Returns whether the gaps in the fields of records are published. */
  public boolean gaps() {
    return sources.stream().anyMatch(source -> !source.fields().fields().isEmpty());
  }

  /** Returns whether the days between events and their first reports are published. */
  public boolean lags() {
    return sources.stream().anyMatch(source -> source.fields().reports());
  }

  /** Returns whether single records of a source may be shown. */
  public boolean shows(int source) {
    return !sources.get(source).hidden();
  }

  /**
   * The summary tables.
   *
   * @param tables the tables
   * @param provisionalDays periods that end less than this many days before the newest date in the
   *     data are marked as provisional
   */
  public record Summaries(List<SummaryTable> tables, int provisionalDays) implements Serializable {

    public Summaries {
      tables = List.copyOf(tables);
    }
  }

  /**
   * A source of a run.
   *
   * @param id its id
   * @param dataset its dataset
   * @param files its files: those of its records, of deletions and of lookups
   * @param lookups its lookups
   * @param fields the fields whose gaps are published
   * @param hidden whether no single record of it may be shown
   */
  public record Source(
      String id,
      Dataset dataset,
      List<String> files,
      List<Lookup> lookups,
      MappedFields fields,
      boolean hidden)
      implements Serializable {

    public Source {
      files = List.copyOf(files);
      lookups = List.copyOf(lookups);
    }

    /** Returns the number of the lookup that a file belongs to; -1 if it belongs to none. */
    public int lookupOf(int file) {
      for (int i = 0; i < lookups.size(); i++) {
        if (file >= lookups.get(i).firstFile() && file < lookups.get(i).endFile()) {
          return i;
        }
      }
      return -1;
    }
  }

  /**
   * A lookup of a source.
   *
   * @param name its name
   * @param firstFile the number of its first file in the source
   * @param endFile the number after that of its last file
   */
  public record Lookup(String name, int firstFile, int endFile) implements Serializable {}
}
