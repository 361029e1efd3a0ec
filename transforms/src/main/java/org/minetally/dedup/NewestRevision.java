package org.minetally.dedup;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.minetally.model.Batch;
import org.minetally.model.Batch.Extra;
import org.minetally.model.internal.RecordKey;
import org.minetally.model.internal.Revision;
import org.minetally.reconcile.internal.Exclusion;
import org.minetally.reconcile.internal.Message;

/**
 * Finds, among the records with one key, the one that counts: the one with the highest revision. Of
 * two with the same revision the first counts, unless one is a deletion, which then wins. If the
 * newest is a deletion, none counts. A record excluded by a filter supersedes older records, but
 * replaces no other at its own revision: without revisions it has no effect.
 *
 * <p>A record was first reported when the earliest of its revisions was.
 */
final class NewestRevision {

  private static final int NONE = -1;

  private final List<Batch> batches;
  private final KeyNumbers keys;

  /** By the key's number: the batch of its newest record, the row there, and the record's kind. */
  private final int[] batchOf;

  private final int[] rowOf;
  private final long[] revisionOf;
  private final int[] kindOf;

  /** By the key's number: the first day on which any of its records was reported. */
  private final long[] firstDayOf;

  /**
   * Processes the batches of one source.
   *
   * @param batches in reading order
   * @param records the number of their records
   */
  NewestRevision(List<Batch> batches, int records) {
    this.batches = batches;
    keys = new KeyNumbers(records);
    batchOf = new int[records];
    rowOf = new int[records];
    revisionOf = new long[records];
    kindOf = new int[records];
    firstDayOf = new long[records];
    Arrays.fill(firstDayOf, Long.MAX_VALUE);
    for (int batch = 0; batch < batches.size(); batch++) {
      for (int row = 0; row < batches.get(batch).size(); row++) {
        enter(batch, row);
      }
    }
  }

  private void enter(int batch, int row) {
    Batch of = batches.get(batch);
    int known = keys.size();
    int key = key(of, row);
    if (key == NONE) {
      return;
    }
    if (of.has(Extra.REPORTED) && of.extra(Extra.REPORTED, row) != Extra.NO_DAY) {
      firstDayOf[key] = Math.min(firstDayOf[key], of.extra(Extra.REPORTED, row));
    }
    long revision = of.extra(Extra.REVISION, row);
    int kind = (int) of.extra(Extra.DELETION, row);
    boolean isFirst = key == known;
    boolean isNewer = revision > revisionOf[key];
    boolean isStronger = revision == revisionOf[key] && strength(kind) > strength(kindOf[key]);
    if (isFirst || isNewer || isStronger) {
      batchOf[key] = batch;
      rowOf[key] = row;
      revisionOf[key] = revision;
      kindOf[key] = kind;
    }
  }

  /**
   * Returns the priority of a kind. Of rows with one revision the highest priority wins, so their
   * order does not matter.
   */
  private static int strength(int kind) {
    return switch (kind) {
      case Revision.DELETION -> 2;
      case Revision.RECORD -> 1;
      default -> 0;
    };
  }

  /** Returns the number of the record's key, the next one if the key is new, or {@link #NONE}. */
  private int key(Batch batch, int row) {
    long high = batch.keyHigh(row);
    long low = batch.keyLow(row);
    return high == RecordKey.NONE && low == RecordKey.NONE ? NONE : keys.number(high, low);
  }

  /**
   * Passes on the batches with the records that count, and reports what happened to the others.
   *
   * @param others receives the records that do not count; null if they are not wanted
   */
  void give(
      Consumer<Batch> counted, Consumer<Message.ExcludedRecords> messages, Consumer<Batch> others) {
    Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);
    for (int batch = 0; batch < batches.size(); batch++) {
      ExcludedRows rows = new ExcludedRows(batches.get(batch), others);
      counted.accept(give(batch, excluded, rows));
      rows.give();
    }
    excluded.forEach(
        (cause, records) ->
            messages.accept(new Message.ExcludedRecords(batches.get(0).source(), cause, records)));
  }

  private Batch give(int batch, Map<Exclusion, Long> excluded, ExcludedRows rows) {
    Batch of = batches.get(batch);
    int[] kept = new int[of.size()];
    int count = 0;
    for (int row = 0; row < of.size(); row++) {
      int key = key(of, row);
      if (key == NONE) {
        kept[count++] = row;
      } else if (of.extra(Extra.DELETION, row) != Revision.FILTERED) {
        Exclusion cause = cause(key, of, batch, row);
        if (cause == null) {
          kept[count++] = row;
        } else {
          excluded.merge(cause, 1L, Math::addExact);
          if (of.extra(Extra.DELETION, row) == Revision.RECORD) {
            rows.add(row, cause);
          }
        }
      }
    }
    Batch counting = of.select(kept, count);
    return of.has(Extra.REPORTED) ? counting.with(Extra.REPORTED, firstDays(counting)) : counting;
  }

  /** Returns the first day on which each record was reported, in any of its revisions. */
  private long[] firstDays(Batch counting) {
    long[] days = new long[counting.size()];
    for (int row = 0; row < days.length; row++) {
      int key = key(counting, row);
      long day = key == NONE ? counting.extra(Extra.REPORTED, row) : firstDayOf[key];
      days[row] = day == Long.MAX_VALUE ? Extra.NO_DAY : day;
    }
    return days;
  }

  /** Returns why a record does not count; null if it does. */
  private Exclusion cause(int key, Batch of, int batch, int row) {
    if (kindOf[key] == Revision.DELETION || of.extra(Extra.DELETION, row) == Revision.DELETION) {
      return Exclusion.DELETED;
    }
    if (batchOf[key] == batch && rowOf[key] == row) {
      return null;
    }
    return of.extra(Extra.REVISION, row) == revisionOf[key]
        ? Exclusion.DUPLICATE
        : Exclusion.SUPERSEDED;
  }
}
