package org.minetally.profile;

import java.io.Serializable;
import java.util.List;
import org.minetally.delimited.Dialect;
import org.minetally.format.FileFormat;

/**
 * One source of a run.
 *
 * @param id its name in the job file
 * @param files its files, in the order in which their records count as read; any path that Beam's
 *     file systems know
 * @param format how the files are written
 * @param profile how their fields become canonical
 */
public record SourceSpec(String id, List<String> files, FileFormat format, Profile profile)
    implements Serializable {

  public SourceSpec {
    files = List.copyOf(files);
  }

  /** Files whose names tell their format, or of delimited text. */
  public SourceSpec(String id, List<String> files, Dialect dialect, Profile profile) {
    this(id, files, FileFormat.of(dialect), profile);
  }
}
