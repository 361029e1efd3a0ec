package org.minetally.trace.internal;

import java.io.Serializable;
import java.util.List;

/**
 * How the records of a source are named.
 *
 * @param id the source's id in the job
 * @param files the paths of all its files, as a reader knows them
 * @param filesWithPlainKey the number of first files in which the key of a record is the text of
 *     one column; 0 if it has several columns
 * @param isResolvedLater whether it is a series, or has records with several members
 * @param isSeries whether it is a series
 */
public record TracedSource(
    String id, List<String> files, int filesWithPlainKey, boolean isResolvedLater, boolean isSeries)
    implements Serializable {

  public TracedSource {
    files = List.copyOf(files);
  }
}
