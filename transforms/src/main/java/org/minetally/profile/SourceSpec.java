package org.minetally.profile;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.minetally.format.Dialect;
import org.minetally.format.FileFormat;

/**
 * One source of a run.
 *
 * @param id its name in the job file
 * @param files its files, in the order in which their records are considered read; any path that
 *     Beam's file systems know
 * @param format how the files are written
 * @param profile the mapping of their fields to canonical fields
 * @param deletions the files read after them, with the keys of deleted records
 * @param lookups the tables from which its records take further columns
 */
public record SourceSpec(
    String id,
    List<String> files,
    FileFormat format,
    Profile profile,
    Deletions deletions,
    List<Lookup> lookups)
    implements Serializable {

  /** The name that outputs show in place of a file, for a source of rows. */
  public static final String ROWS = "rows";

  public SourceSpec {
    files = List.copyOf(files);
    lookups = List.copyOf(lookups);
  }

  /**
   * Creates a source without deletion files and lookups. The name of each file gives its format;
   * otherwise it is delimited text.
   */
  public SourceSpec(String id, List<String> files, Dialect dialect, Profile profile) {
    this(id, files, FileFormat.of(dialect), profile, new Deletions(List.of(), profile), List.of());
  }

  /** Returns a copy whose records take further columns from these lookups. */
  public SourceSpec withLookups(List<Lookup> tables) {
    return new SourceSpec(id, files, format, profile, deletions, tables);
  }

  /**
   * Creates a source of rows with a Beam schema, which has no files: {@code RecordsFromRows} reads
   * it.
   *
   * @param profile the mapping of the rows' fields to canonical fields
   */
  public static SourceSpec ofRows(String id, Profile profile) {
    return new SourceSpec(id, List.of(), Dialect.CSV, profile);
  }

  /**
   * The files that list the keys of deleted records.
   *
   * @param files the files
   * @param profile the mapping of their key and revision columns
   */
  public record Deletions(List<String> files, Profile profile) implements Serializable {
    public Deletions {
      files = List.copyOf(files);
    }
  }

  /** Returns all files. Elsewhere, a file's number is its position in this list. */
  public List<String> allFiles() {
    List<String> all = new ArrayList<>(files);
    all.addAll(deletions.files());
    lookups.forEach(lookup -> all.addAll(lookup.files()));
    return all;
  }

  /** Returns the number of files that are not those of lookups, which come last. */
  public int recordFiles() {
    return files.size() + deletions.files().size();
  }

  /**
   * Returns the position, in the list of lookups, of the one that a file belongs to.
   *
   * @throws IllegalArgumentException if it is not a file of a lookup
   */
  public int lookupOf(int file) {
    int first = recordFiles();
    for (int i = 0; i < lookups.size(); i++) {
      if (file >= first && file < first + lookups.get(i).files().size()) {
        return i;
      }
      first += lookups.get(i).files().size();
    }
    throw new IllegalArgumentException("file " + file + " does not belong to a lookup");
  }

  /** Returns the format of the file with this number. */
  public FileFormat formatOf(int file) {
    return file < recordFiles() ? format : lookups.get(lookupOf(file)).format();
  }

  /** Returns whether this is a source of rows; see {@link #ofRows}. */
  public boolean isRows() {
    return files.isEmpty() && deletions.files().isEmpty();
  }

  /** Returns the names of all files as outputs show them; {@link #ROWS} for a source of rows. */
  public List<String> fileNames() {
    return isRows() ? List.of(ROWS) : allFiles();
  }

  /** Returns the profile of the file with this number. */
  public Profile profileOf(int file) {
    if (file >= recordFiles()) {
      return lookups.get(lookupOf(file)).rows();
    }
    return file < files.size() ? profile : deletions.profile();
  }
}
