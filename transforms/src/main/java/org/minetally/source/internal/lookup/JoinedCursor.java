package org.minetally.source.internal.lookup;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.minetally.format.internal.RecordCursor;
import org.minetally.mapping.internal.JoinedRecord;
import org.minetally.mapping.internal.Rejection;

/**
 * The records of a source, each with the columns of the rows that it finds in lookups. The fields
 * of a record are copied into one array, first its own, then those of each lookup.
 *
 * <p>Not safe for use by several threads.
 */
public final class JoinedCursor implements RecordCursor, JoinedRecord {

  private final RecordCursor own;
  private final int ownFields;
  private final List<LookupSearch> lookups;
  private final int[] starts;
  private final int[] ends;
  private byte[] bytes = new byte[1 << 10];
  private int ownSize;
  private Rejection unmatched;

  /**
   * Creates a cursor.
   *
   * @param own the records of the source
   * @param ownFields the number of columns in the source's header
   * @param lookups the lookups of the source, in their order
   */
  public JoinedCursor(RecordCursor own, int ownFields, List<LookupSearch> lookups) {
    this.own = own;
    this.ownFields = ownFields;
    this.lookups = List.copyOf(lookups);
    int columns = lookups.stream().mapToInt(LookupSearch::columns).sum();
    starts = new int[columns];
    ends = new int[columns];
  }

  @Override
  public boolean next() throws IOException {
    if (!own.next()) {
      return false;
    }
    unmatched = null;
    ownSize = own.recordEnd() - own.recordStart();
    reserve(ownSize);
    System.arraycopy(own.bytes(), own.recordStart(), bytes, 0, ownSize);
    boolean whole = own.fields() == ownFields && !own.isMalformed();
    int size = ownSize;
    int column = 0;
    for (LookupSearch lookup : lookups) {
      int row = lookup.search(own, whole);
      if (row == LookupTable.NONE) {
        Arrays.fill(starts, column, column + lookup.columns(), size);
        Arrays.fill(ends, column, column + lookup.columns(), size);
        if (unmatched == null) {
          unmatched = whole ? lookup.rejection(own) : null;
        }
      } else {
        size = take(lookup, row, size, column);
      }
      column += lookup.columns();
    }
    return true;
  }

  /** Copies the fields of a row to {@code size}; returns the new size. */
  private int take(LookupSearch lookup, int row, int size, int column) {
    LookupTable table = lookup.table();
    int from = table.start(row);
    int length = table.length(row);
    reserve(size + length);
    System.arraycopy(table.bytes(), from, bytes, size, length);
    int at = size;
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
    return size + length;
  }

  private void reserve(int size) {
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
    }
  }

  @Override
  public Rejection unmatched() {
    return unmatched;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int start(int field) {
    return field < ownFields ? own.start(field) - own.recordStart() : starts[field - ownFields];
  }

  @Override
  public int end(int field) {
    return field < ownFields ? own.end(field) - own.recordStart() : ends[field - ownFields];
  }

  /** Returns the number of the record's own fields, which the header of its file must match. */
  @Override
  public int fields() {
    return own.fields();
  }

  @Override
  public int recordStart() {
    return 0;
  }

  @Override
  public int recordEnd() {
    return ownSize;
  }

  @Override
  public boolean isAscii() {
    return own.isAscii();
  }

  @Override
  public boolean isMalformed() {
    return own.isMalformed();
  }

  @Override
  public long linesBefore() {
    return own.linesBefore();
  }

  @Override
  public long linesRead() {
    return own.linesRead();
  }
}
