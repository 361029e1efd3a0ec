package org.minetally.source;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.minetally.format.internal.TextRecord;
import org.minetally.format.internal.TextTable;

/** Rows as text, each packed into an array of bytes, sorted by a hash and then by these bytes. */
final class SortedRows extends TextTable {

  /** A row with its hash, which is computed once and not for each comparison. */
  @SuppressWarnings("ArrayRecordComponent") // compared by ORDER only
  private record HashedRow(int hash, byte[] row) {}

  private static final Comparator<HashedRow> ORDER =
      ((Comparator<HashedRow>) (a, b) -> Integer.compareUnsigned(a.hash(), b.hash()))
          .thenComparing(HashedRow::row, Arrays::compareUnsigned);

  private final List<HashedRow> rows = new ArrayList<>();
  private int records;

  /** Sorts packed rows. */
  SortedRows(Iterable<byte[]> packed) {
    packed.forEach(row -> rows.add(new HashedRow(hash(row), row)));
    rows.sort(ORDER);
  }

  /** Packs a record: for each field, its length in bytes, then its bytes. */
  static byte[] pack(TextRecord record) {
    int size = 0;
    for (int i = 0; i < record.fields(); i++) {
      size += Integer.BYTES + record.end(i) - record.start(i);
    }
    ByteBuffer packed = ByteBuffer.allocate(size);
    for (int i = 0; i < record.fields(); i++) {
      int length = record.end(i) - record.start(i);
      packed.putInt(length).put(record.bytes(), record.start(i), length);
    }
    return packed.array();
  }

  /** Returns the shard of a row: earlier shards have smaller hashes. */
  static int shard(byte[] row, int shards) {
    return (int) ((Integer.toUnsignedLong(hash(row)) * shards) >>> Integer.SIZE);
  }

  /** Returns a hash whose high bits depend on every byte; the mixing step of MurmurHash3. */
  private static int hash(byte[] row) {
    int hash = Arrays.hashCode(row);
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }

  @Override
  protected boolean read(TextRecord next) {
    if (records == rows.size()) {
      return false;
    }
    ByteBuffer packed = ByteBuffer.wrap(rows.get(records++).row());
    while (packed.hasRemaining()) {
      byte[] field = new byte[packed.getInt()];
      packed.get(field);
      next.add(field);
    }
    return true;
  }

  @Override
  public long linesBefore() {
    return records - 1L;
  }

  @Override
  public long linesRead() {
    return records;
  }

  @Override
  public void close() {
    rows.clear();
  }
}
