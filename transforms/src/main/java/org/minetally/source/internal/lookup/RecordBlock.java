package org.minetally.source.internal.lookup;

import java.io.IOException;
import java.util.Arrays;
import org.minetally.format.internal.RecordCursor;
import org.minetally.format.internal.SourceRecord;

/**
 * Consecutive records of a file, copied so that they are all valid at once; as a {@link
 * SourceRecord}, the one that {@link #moveTo} selected.
 *
 * <p>Not safe for use by several threads.
 */
final class RecordBlock implements SourceRecord {

  private static final int MOST_BYTES = 1 << 16;

  private final int fieldsKept;
  private final int[] starts;
  private final int[] fields;
  private final int[] fieldStarts;
  private final int[] fieldEnds;
  private final boolean[] ascii;
  private final boolean[] malformed;
  private final long[] linesBefore;
  private byte[] bytes = new byte[1 << 12];
  private int size;
  private int record;

  /**
   * Creates an empty block.
   *
   * @param capacity the maximum number of records, at least 1
   * @param fieldsKept the number of fields of a record whose positions are known; further ones are
   *     only counted
   */
  RecordBlock(int capacity, int fieldsKept) {
    this.fieldsKept = fieldsKept;
    starts = new int[capacity + 1];
    fields = new int[capacity];
    fieldStarts = new int[capacity * fieldsKept];
    fieldEnds = new int[capacity * fieldsKept];
    ascii = new boolean[capacity];
    malformed = new boolean[capacity];
    linesBefore = new long[capacity];
  }

  /** Replaces the records with the next ones; there are none after the last one. */
  void fill(RecordCursor from) throws IOException {
    size = 0;
    while (size < linesBefore.length && starts[size] < MOST_BYTES && from.next()) {
      add(from);
    }
  }

  private void add(RecordCursor from) {
    int start = starts[size];
    int length = from.recordEnd() - from.recordStart();
    reserve(start + length);
    System.arraycopy(from.bytes(), from.recordStart(), bytes, start, length);
    int moved = start - from.recordStart();
    int first = size * fieldsKept;
    for (int i = 0; i < Math.min(from.fields(), fieldsKept); i++) {
      fieldStarts[first + i] = from.start(i) + moved;
      fieldEnds[first + i] = from.end(i) + moved;
    }
    fields[size] = from.fields();
    ascii[size] = from.isAscii();
    malformed[size] = from.isMalformed();
    linesBefore[size] = from.linesBefore();
    size++;
    starts[size] = start + length;
  }

  /** Makes room for this many bytes. */
  private void reserve(int total) {
    if (total > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(total, 2 * bytes.length));
    }
  }

  /**
   * Copies further bytes to {@code at}, which must not be before {@link #used()}. The next call of
   * {@link #fill} forgets them.
   */
  void append(byte[] from, int start, int length, int at) {
    reserve(at + length);
    System.arraycopy(from, start, bytes, at, length);
  }

  /** Returns the position after the bytes of the last record. */
  int used() {
    return starts[size];
  }

  /** Returns the number of records. */
  int size() {
    return size;
  }

  /** Selects a record, from 0. */
  void moveTo(int number) {
    record = number;
  }

  long linesBefore() {
    return linesBefore[record];
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int start(int field) {
    return fieldStarts[record * fieldsKept + field];
  }

  @Override
  public int end(int field) {
    return fieldEnds[record * fieldsKept + field];
  }

  @Override
  public int fields() {
    return fields[record];
  }

  @Override
  public int recordStart() {
    return starts[record];
  }

  @Override
  public int recordEnd() {
    return starts[record + 1];
  }

  @Override
  public boolean isAscii() {
    return ascii[record];
  }

  @Override
  public boolean isMalformed() {
    return malformed[record];
  }
}
