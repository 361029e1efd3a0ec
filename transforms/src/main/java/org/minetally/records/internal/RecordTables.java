package org.minetally.records.internal;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.minetally.model.Dataset;
import org.minetally.profile.SourceSpec;
import org.minetally.reconcile.internal.Message;
import org.minetally.summary.TableSet;
import org.minetally.table.TableSchema;

/**
 * The tables of records of a run.
 *
 * @param tableSet the tables of the run, whose periods and regions the records' keys join
 * @param sources how the records of each source are named
 * @param recordsPerFile the largest number of records read for one file
 */
public record RecordTables(TableSet tableSet, List<RecordSource> sources, int recordsPerFile)
    implements Serializable {

  private static final int RECORDS_PER_FILE = 1_000_000;

  public RecordTables {
    sources = List.copyOf(sources);
  }

  /** Returns the tables of records from these sources. */
  public static RecordTables of(TableSet tableSet, List<SourceSpec> specs) {
    return new RecordTables(
        tableSet, specs.stream().map(RecordTables::source).toList(), RECORDS_PER_FILE);
  }

  private static RecordSource source(SourceSpec spec) {
    List<String> key = spec.profile().recordKey();
    return new RecordSource(
        spec.id(),
        spec.fileNames().subList(0, spec.files().size()),
        key.size() == 1
            && !spec.profile().unpivot().any()
            && !spec.profile().personal().contains(key.get(0)));
  }

  /** Returns the dataset of a table of records; empty for any other table. */
  public static Optional<Dataset> dataset(String table) {
    return Arrays.stream(Dataset.values())
        .filter(dataset -> RecordTable.name(dataset).equals(table))
        .findFirst();
  }

  /** Returns the datasets that have a table: those of the sources. */
  public List<Dataset> datasets() {
    return Arrays.stream(Dataset.values())
        .filter(dataset -> tableSet.layouts().sources().contains(dataset))
        .toList();
  }

  /** Returns the schemas of the tables. */
  public List<TableSchema> schemas() {
    return datasets().stream().map(dataset -> of(dataset).schema()).toList();
  }

  /** Returns the table of a dataset. */
  public RecordTable of(Dataset dataset) {
    return new RecordTable(dataset, tableSet);
  }

  /** Returns the files of the tables, given the sizes of all ranges in reading order. */
  RecordParts parts(List<Message.RangeCounts> ranges) {
    return new RecordParts(ranges, sources, tableSet.layouts(), recordsPerFile);
  }
}
