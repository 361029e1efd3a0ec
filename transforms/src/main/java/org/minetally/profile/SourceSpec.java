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
 * @param files its files, in the order in which their records count as read; any path that Beam's
 *     file systems know
 * @param format how the files are written
 * @param profile how their fields become canonical
 * @param deletions what is read after them: the keys of records that no longer count
 */
public record SourceSpec(
    String id, List<String> files, FileFormat format, Profile profile, Deletions deletions)
    implements Serializable {

  public SourceSpec {
    files = List.copyOf(files);
  }

  /** A source without files of deletions, of which names tell the format, or of delimited text. */
  public SourceSpec(String id, List<String> files, Dialect dialect, Profile profile) {
    this(id, files, FileFormat.of(dialect), profile, new Deletions(List.of(), profile));
  }

  /**
   * Files that list the keys of records that no longer count.
   *
   * @param files the files
   * @param profile where in them the key and the revision stand
   */
  public record Deletions(List<String> files, Profile profile) implements Serializable {
    public Deletions {
      files = List.copyOf(files);
    }
  }

  /** All files; elsewhere a file is known by its position in this list. */
  public List<String> allFiles() {
    List<String> all = new ArrayList<>(files);
    all.addAll(deletions.files());
    return all;
  }

  /** The profile for the file of that number. */
  public Profile profileOf(int file) {
    return file < files.size() ? profile : deletions.profile();
  }
}
