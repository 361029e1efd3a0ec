package org.minetally.trace.internal;

import java.io.Serializable;
import java.util.List;

/**
 * How the records of a source are named.
 *
 * @param id the source's id in the job
 * @param files the paths of all its files, as a reader knows them
 * @param hasPlainKey whether the key of a record is the text of one column
 */
public record TracedSource(String id, List<String> files, boolean hasPlainKey)
    implements Serializable {

  public TracedSource {
    files = List.copyOf(files);
  }
}
