package org.minetally.source.internal.lookup;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.minetally.format.internal.RecordCursor;
import org.minetally.mapping.internal.JoinedRecord;
import org.minetally.mapping.internal.Rejection;

/**
 * The records of a source, each with the columns of the rows that it finds in lookups. The fields
 * of a row are copied behind the records.
 *
 * <p>The rows of many records are searched at once: a row may be anywhere in memory, and searches
 * that do not wait for each other take a fraction of the time.
 *
 * <p>Not safe for use by several threads.
 */
public final class JoinedCursor implements RecordCursor, JoinedRecord {

  /** The number of records whose rows are searched at once. */
  private static final int BLOCK = 256;

  private final RecordCursor own;
  private final int ownFields;
  private final List<LookupSearch> lookups;
  private final RecordBlock records;
  private final int[] starts;
  private final int[] ends;
  private int record;
  private Rejection unmatched;

  private JoinedCursor(RecordCursor own, int ownFields, List<LookupSearch> lookups, int block) {
    this.own = own;
    this.ownFields = ownFields;
    this.lookups = List.copyOf(lookups);
    records = new RecordBlock(block, ownFields);
    int columns = lookups.stream().mapToInt(LookupSearch::columns).sum();
    starts = new int[columns];
    ends = new int[columns];
  }

  /**
   * Creates a cursor that reads some records ahead.
   *
   * @param own the records of the source
   * @param ownFields the number of columns in the source's header
   * @param lookups the lookups of the source, in their order
   */
  public JoinedCursor(RecordCursor own, int ownFields, List<LookupSearch> lookups) {
    this(own, ownFields, lookups, BLOCK);
  }

  /** Returns a cursor that reads no record ahead, so that the rest of the file may be invalid. */
  static JoinedCursor oneByOne(RecordCursor own, int ownFields, List<LookupSearch> lookups) {
    return new JoinedCursor(own, ownFields, lookups, 1);
  }

  @Override
  public boolean next() throws IOException {
    if (++record >= records.size()) {
      records.fill(own);
      if (records.size() == 0) {
        return false;
      }
      lookups.forEach(lookup -> lookup.search(records, ownFields));
      record = 0;
    }
    records.moveTo(record);
    unmatched = null;
    int used = records.used();
    int column = 0;
    for (LookupSearch lookup : lookups) {
      long row = lookup.row(record);
      if (row == LookupTable.NONE) {
        Arrays.fill(starts, column, column + lookup.columns(), used);
        Arrays.fill(ends, column, column + lookup.columns(), used);
        if (unmatched == null && LookupSearch.isWhole(records, ownFields)) {
          unmatched = lookup.rejection(records);
        }
      } else {
        used = take(lookup, row, used, column);
      }
      column += lookup.columns();
    }
    return true;
  }

  /** Copies the fields of a row to {@code used}; returns the position after them. */
  private int take(LookupSearch lookup, long row, int used, int column) {
    LookupTable table = lookup.table();
    int length = table.length(row);
    records.append(table.bytes(row), table.start(row), length, used);
    byte[] bytes = records.bytes();
    int at = used;
    for (int i = column; i < column + lookup.columns(); i++) {
      int fieldLength = 0;
      int shift = 0;
      byte next;
      do {
        next = bytes[at++];
        fieldLength |= (next & 0x7f) << shift;
        shift += 7;
      } while (next < 0);
      starts[i] = at;
      at += fieldLength;
      ends[i] = at;
    }
    return used + length;
  }

  @Override
  public Rejection unmatched() {
    return unmatched;
  }

  @Override
  public byte[] bytes() {
    return records.bytes();
  }

  @Override
  public int start(int field) {
    return field < ownFields ? records.start(field) : starts[field - ownFields];
  }

  @Override
  public int end(int field) {
    return field < ownFields ? records.end(field) : ends[field - ownFields];
  }

  /** Returns the number of the record's own fields, which the header of its file must match. */
  @Override
  public int fields() {
    return records.fields();
  }

  @Override
  public int recordStart() {
    return records.recordStart();
  }

  @Override
  public int recordEnd() {
    return records.recordEnd();
  }

  @Override
  public boolean isAscii() {
    return records.isAscii();
  }

  @Override
  public boolean isMalformed() {
    return records.isMalformed();
  }

  @Override
  public long linesBefore() {
    return records.linesBefore();
  }

  /** Returns the number of lines read so far, including those of records read ahead. */
  @Override
  public long linesRead() {
    return own.linesRead();
  }
}
