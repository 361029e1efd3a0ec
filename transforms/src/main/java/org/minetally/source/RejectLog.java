package org.minetally.source;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.minetally.mapping.internal.Reason;
import org.minetally.mapping.internal.Rejection;
import org.minetally.reconcile.internal.Message;
import org.minetally.reconcile.internal.RangeId;

/** Counts the rejected records of a range by reason, and passes them on in pieces. */
final class RejectLog {

  private final RangeId range;
  private final Consumer<Message> messages;
  private final SortedMap<Reason, Long> counts = new TreeMap<>();
  private List<Message.RejectedRecord> pending = new ArrayList<>();
  private int pieces;

  /**
   * Creates an empty log.
   *
   * @param messages receives the rejected records
   */
  RejectLog(RangeId range, Consumer<Message> messages) {
    this.range = range;
    this.messages = messages;
  }

  /**
   * Adds a record.
   *
   * @param record its number in the range, from 0
   * @param line its first line in the range, from 0
   */
  void add(long record, long line, Rejection why) {
    counts.merge(why.reason(), 1L, Long::sum);
    pending.add(new Message.RejectedRecord(record, line, why));
    if (pending.size() == Message.RejectedRecords.MOST) {
      emit();
    }
  }

  /** Passes on the last records, and returns the number of all rejected records by reason. */
  SortedMap<Reason, Long> finish() {
    if (!pending.isEmpty()) {
      emit();
    }
    return counts;
  }

  private void emit() {
    messages.accept(new Message.RejectedRecords(range, pieces++, pending));
    pending = new ArrayList<>();
  }
}
