package org.minetally.records.internal;

import java.io.Serializable;
import java.util.List;

/**
 * How the records of a source are named in the table of records.
 *
 * @param id the source's id in the job
 * @param files the paths of its files of records
 * @param hasPlainKey whether the key of a record is the text of one column
 */
public record RecordSource(String id, List<String> files, boolean hasPlainKey)
    implements Serializable {

  public RecordSource {
    files = List.copyOf(files);
  }
}
