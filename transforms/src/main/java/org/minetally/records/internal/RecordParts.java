package org.minetally.records.internal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minetally.model.Dataset;
import org.minetally.model.Layouts;
import org.minetally.parquet.internal.TableFiles;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RangeId;

/**
 * Which records are in which file of a table of records. The records of a dataset are numbered in
 * reading order, counted or not, and each file has those of a fixed span of numbers, so the files
 * do not depend on how the work was divided.
 */
final class RecordParts {

  private final int span;
  private final Map<RangeId, Long> before = new HashMap<>();
  private final Map<Dataset, Long> totals = new EnumMap<>(Dataset.class);

  /**
   * Creates the division.
   *
   * @param ranges the sizes of all ranges in reading order; those of lookups and deletions are
   *     ignored
   * @param sources the sources of the run
   * @param layouts the dataset of each source
   * @param span the largest number of records in a file
   */
  RecordParts(
      List<Message.RangeCounts> ranges, List<RecordSource> sources, Layouts layouts, int span) {
    this.span = span;
    for (Message.RangeCounts counts : ranges) {
      if (counts.range().file() >= sources.get(counts.source()).files().size()) {
        continue;
      }
      Dataset dataset = layouts.dataset(counts.source());
      long total = totals.getOrDefault(dataset, 0L);
      before.putIfAbsent(counts.range(), total);
      totals.put(dataset, total + counts.records());
    }
  }

  /** Returns the number of the first record of a range among all of its dataset, from 0. */
  long first(RangeId range) {
    return before.get(range);
  }

  /** Returns the number of the file of a record. */
  int part(long number) {
    return Math.toIntExact(number / span);
  }

  /** Returns the position of a record among those that its file may have. */
  long positionInPart(long number) {
    return number % span;
  }

  /** Returns the number of files of a table, at least 1. */
  int parts(Dataset dataset) {
    return Math.toIntExact(Math.max(1, (totals.getOrDefault(dataset, 0L) + span - 1) / span));
  }

  /** Returns the path of a file, below the folder of the tables. */
  String path(Dataset dataset, int part) {
    return TableFiles.path(RecordTable.name(dataset), part, parts(dataset));
  }
}
