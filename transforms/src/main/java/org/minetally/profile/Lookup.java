package org.minetally.profile;

import java.io.Serializable;
import java.util.List;
import org.minetally.format.FileFormat;

/**
 * A table from which the records of a source take further columns: each record takes those of the
 * row with its key. The source's profile names such a column as {@code <name>.<column>}.
 *
 * @param name the name of the lookup, unique in its source
 * @param files its files, in the order in which their rows are considered read; any path that
 *     Beam's file systems know
 * @param format how the files are written
 * @param join which row belongs to a record, and what a record takes from it
 * @param rows the mapping of the rows themselves. Its record key identifies a row, with columns in
 *     the order of the key of {@code join}; of several rows with one key the newest counts if it
 *     has revisions, and without them two rows with one key are an error. If it identifies
 *     incidents, every row is an incident, whether or not a record belongs to it.
 */
public record Lookup(String name, List<String> files, FileFormat format, Join join, Profile rows)
    implements Serializable {

  public Lookup {
    files = List.copyOf(files);
    if (rows.recordKey().size() != join.key().size() || join.key().isEmpty()) {
      throw new IllegalArgumentException(
          "lookup %s: the key %s of a record and the key %s of a row must have the same number of columns, at least one"
              .formatted(name, join.key(), rows.recordKey()));
    }
  }

  /**
   * Which row belongs to a record.
   *
   * @param key the columns of the record that contain the key of the row
   * @param columns the columns that a record takes from its row
   * @param keepsUnmatched whether a record without a row counts, with these columns empty;
   *     otherwise it is rejected
   */
  public record Join(List<String> key, List<String> columns, boolean keepsUnmatched)
      implements Serializable {
    public Join {
      key = List.copyOf(key);
      columns = List.copyOf(columns);
    }
  }

  /** Returns the names of the columns that a record takes, as the source's profile names them. */
  public List<String> qualifiedColumns() {
    return join.columns().stream().map(column -> name + "." + column).toList();
  }

  /** Returns whether every row is an incident. */
  public boolean hasIncidents() {
    return rows.incident().any();
  }
}
